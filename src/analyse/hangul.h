/* SPDX-License-Identifier: MIT */
/** Korean nouns inside the words that carry them. */
#ifndef ANALYSE_HANGUL_H
#define ANALYSE_HANGUL_H

#include "base/view.h"

#include <stdint.h>

/** How a form of the vocabulary relates to a Hangul word that is looked for. */
enum hangul_relation {
    HANGUL_NONE,      /* the word is not in it */
    HANGUL_CONTAINS,  /* the word is a part of it: 핵협상 for 협상 */
    HANGUL_INFLECTED, /* the word with particles or endings: 협상에서는 */
    HANGUL_SAME
};

/** Whether C is a precomposed Hangul syllable. */
bool hangul_is_syllable(int32_t c);

/** How FORM relates to WORD; both folded. A word of one syllable is in a form only as HANGUL_INFLECTED. */
enum hangul_relation hangul_relation(struct view form, struct view word);

/**
 * Length in bytes of the noun in WORD when a case particle at its end is taken off (the longest that fits): that of
 * WORD where it has none. At least two syllables stay.
 */
size_t hangul_noun_length(struct view word);

#endif
