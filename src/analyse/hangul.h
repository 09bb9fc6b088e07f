/* SPDX-License-Identifier: MIT */
/** Korean nouns inside the words that carry them. */
#ifndef ANALYSE_HANGUL_H
#define ANALYSE_HANGUL_H

#include "base/view.h"

#include <stdint.h>

/** How a form of the vocabulary relates to a Hangul word that is looked for. */
enum hangul_relation {
    HANGUL_NONE,     /* the word is not in it */
    HANGUL_CONTAINS, /* the word is a part of it: 핵협상 for 협상 */
    HANGUL_INFLECTED, /* the word with particles or endings, or in the spelling of the other Korea: 협상에서는, 련합 */
    HANGUL_SAME
};

/** Tells whether FORM is in the vocabulary. */
typedef bool hangul_known_fn(void *context, struct view form);

/** Whether C is a precomposed Hangul syllable. */
bool hangul_is_syllable(int32_t c);

/**
 * Syllable C with the first sound that it has at the start of a word in the South: 로 as 노, 녀 and 려 as 여 (the
 * initial sound rule, 두음 법칙). Other characters are returned unchanged. A syllable stays three bytes of UTF-8.
 */
int32_t hangul_initial(int32_t c);

/** Writes to OUT the syllables other than C that hangul_initial() makes the same as C; returns how many, at most 2. */
size_t hangul_other_initials(int32_t out[2], int32_t c);

/**
 * Where WORD first stands in FORM, as a byte of FORM: syllables may differ by hangul_initial() where the two Koreas
 * spell them differently. Returns false where it is not there. As many bytes of FORM are the word as WORD has.
 */
bool hangul_find(size_t *out, struct view form, struct view word);

/** How FORM relates to WORD; both folded. A word of one syllable is in a form only as HANGUL_INFLECTED. */
enum hangul_relation hangul_relation(struct view form, struct view word);

/**
 * Length in bytes of the noun in WORD, which is Hangul, when particles or a form of 하다, 되다 or 시키다 at its end are
 * taken off: that of WORD where it has none. KNOWN, called with CONTEXT, decides where WORD may itself be a noun
 * (제주도) or which of several particles it ends in, and lets nouns of one syllable be found (군이); without it (NULL)
 * at least two syllables stay.
 */
size_t hangul_noun_length(struct view word, hangul_known_fn *known, void *context);

/**
 * Where WORD, which is Hangul, may also be written as two words (북한군: 북한 군): the byte where the second starts, 0
 * when no two parts of it are KNOWN. The first part has two syllables or more; the longest that fits is taken.
 */
size_t hangul_split(struct view word, hangul_known_fn *known, void *context);

/** Most parts of a word that hangul_parts() gives, and most bytes of such a word: 16 syllables. */
#define HANGUL_PARTS_MAX 8
#define HANGUL_PARTED_MAX 48

/**
 * Writes to OUT the words of two syllables or more that WORD, a noun of Hangul syllables, seems to be made of
 * (뉴스브리핑: 뉴스, 브리핑), in their order, and returns how many. Those that are KNOWN are preferred, long ones to
 * short ones; what is left between them is a part where it has two syllables. 0 for words in which nothing is known.
 */
size_t hangul_parts(struct view out[HANGUL_PARTS_MAX], struct view word, hangul_known_fn *known, void *context);

#endif
