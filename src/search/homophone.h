/* SPDX-License-Identifier: MIT */
/** Words of other scripts that sound like a word of the query: names that are in no list. */
#ifndef SEARCH_HOMOPHONE_H
#define SEARCH_HOMOPHONE_H

#include "analyse/sound.h"
#include "search/leaf.h"

/** Bit of SCRIPT in a set of scripts. */
static inline unsigned script_bit(enum script script) { return 1u << script; }

/**
 * Whether WORD, folded, may be a name that is worth looking for in other scripts, by its looks. Unless IN_CAPITAL,
 * typed with a capital where that means something, also by FORMS, those found for it in a corpus of so many PASSAGES: a
 * name has hardly any but itself, and one that is in many passages would be in a list.
 */
bool homophones_wanted(struct view word, const struct word_forms *forms, bool in_capital, int64_t passages);

/**
 * Adds to LEAF, the single WORD, the forms of other SCRIPTS, a set, that sound alike: letters as forms of its word,
 * Hangul as variants.
 */
lede_status homophones_add(struct leaf *leaf, struct form_search *search, struct view word, unsigned scripts);

#endif
