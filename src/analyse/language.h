/* SPDX-License-Identifier: MIT */
/** Which language a text is in. */
#ifndef ANALYSE_LANGUAGE_H
#define ANALYSE_LANGUAGE_H

#include "base/view.h"

#include <stdint.h>

/** Languages of Latin script that frequent words tell apart, numbered from 0. */
#define LANGUAGE_COUNT 14

/** How often a frequent word of each language was met. Zero-initialise. */
struct language_hits {
    uint32_t of[LANGUAGE_COUNT];
};

/** The languages that FORM is a frequent word of, as bits by number. */
unsigned language_frequent(struct view form);

/** Counts a form for which language_frequent() gave LANGUAGES. */
static inline void language_hit(struct language_hits *hits, unsigned languages) {
    for (uint32_t *hit = hits->of; languages; languages >>= 1, hit++) *hit += languages & 1;
}

/** The ISO 639-1 code of the language that HITS show, or NULL where that is not clear. Static storage. */
const char *language_clear(const struct language_hits *hits);

/**
 * The ISO 639-1 code of the language of TEXT (valid UTF-8), or NULL where there is too little to tell: by the script
 * that most letters are of, then by letters and frequent words of languages that share it. Looks at the first
 * LANGUAGE_SAMPLE bytes. Static storage.
 */
const char *language_of(struct view text);

/** More than this of a text does not make its language clearer, in bytes. */
#define LANGUAGE_SAMPLE 4096

#endif
