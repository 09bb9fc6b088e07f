/* SPDX-License-Identifier: MIT */
/** Names in a query that are in no list. */
#ifndef SEARCH_UNLISTED_H
#define SEARCH_UNLISTED_H

#include "search/leaf.h"
#include "search/query_words.h"

/**
 * Adds to LEAVES what sounds like their WORDS in scripts in which no list has them: single words, and Korean personal
 * names of three syllables. It is a guess: it excludes nothing, and leaves phrases as they are.
 */
lede_status unlisted_add(struct leaves *leaves, struct form_search *search, struct query_words *words);

#endif
