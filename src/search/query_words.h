/* SPDX-License-Identifier: MIT */
/** The words of a query as they may make names. */
#ifndef SEARCH_QUERY_WORDS_H
#define SEARCH_QUERY_WORDS_H

#include "base/array.h"
#include "search/leaf.h"

#include <stdint.h>

/** A word of a query. */
struct query_word {
    struct view form; /* folded */
    const struct query_node *node;
    uint32_t place;    /* among all words of the query, as in struct leaf */
    uint32_t group;    /* words of different groups make no name together */
    bool starts, ends; /* whether it is the first or last word of a leaf */
    bool capital;      /* starts with a capital, which means something: not in front of other words */
    bool capitals;     /* is in capitals, and the query is not all in capitals */
    unsigned scripts;  /* set of the scripts in which a list has its name, to be filled in */
};

ARRAY_STRUCT(query_words, struct query_word);

/**
 * Appends the words of QUERY up to the last that is one of LEAVES to OUT, their forms in the arena of these. Clauses
 * side by side that demand the same are one group, a phrase or an exclusion is one by itself. IN_CAPITALS: the whole
 * query is. Returns false when memory runs out.
 */
bool query_words_read(struct query_words *out, const struct query *query, bool in_capitals, struct leaves *leaves);

/** How many words from number FIRST on are of its group. */
size_t query_words_group(const struct query_words *words, size_t first);

#endif
