/* SPDX-License-Identifier: MIT */
/** Which language a text is in. */
#ifndef ANALYSE_LANGUAGE_H
#define ANALYSE_LANGUAGE_H

#include "base/view.h"

/**
 * The ISO 639-1 code of the language of TEXT (valid UTF-8), or NULL where there is too little to tell: by the script
 * that most letters are of, then by letters and frequent words of languages that share it. Looks at the first
 * LANGUAGE_SAMPLE bytes. Static storage.
 */
const char *language_of(struct view text);

/** More than this of a text does not make its language clearer, in bytes. */
#define LANGUAGE_SAMPLE 4096

#endif
