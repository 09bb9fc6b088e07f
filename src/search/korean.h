/* SPDX-License-Identifier: MIT */
/** Korean personal names: one word in Hangul, a word for each syllable in letters. */
#ifndef SEARCH_KOREAN_H
#define SEARCH_KOREAN_H

#include "search/occurrence.h"

/** Syllables of a name that is looked for: a surname of one, a given name of two. */
#define KOREAN_SYLLABLES 3

/**
 * Adds the name of OCCURRENCE, one Hangul word or three words in letters, in the other SCRIPTS, a set: nothing where
 * the words are no Korean name.
 */
lede_status korean_add(const struct occurrence *occurrence, struct form_search *search, unsigned scripts);

#endif
