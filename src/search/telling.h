/* SPDX-License-Identifier: MIT */
/** The words of a text by which other texts like it are found. */
#ifndef SEARCH_TELLING_H
#define SEARCH_TELLING_H

#include "search/search.h"

/** A form that tells something of a text. */
struct telling_word {
    struct view form;  /* borrowed */
    int64_t frequency; /* passages with it in the corpus */
    double weight;     /* how much it tells */
};

ARRAY_STRUCT(telling_words, struct telling_word);

/**
 * How much a word tells that a text has COUNT times, and FREQUENCY passages of the corpus with TOTALS: (1 + ln COUNT) *
 * ln(passages / FREQUENCY), tf-idf as in Salton & Buckley, "Term-weighting approaches in automatic text retrieval"
 * (1988). Both at least 1.
 */
double telling_weight(const struct store_totals *totals, size_t count, int64_t frequency);

/**
 * Appends FORM, which a text has COUNT times, with its weight. What the corpus does not have, or
 * stop words, tell nothing, and are not appended. FORM has to live as long as WORDS.
 */
lede_status telling_add(struct telling_words *words, struct store *store, struct view form, size_t count,
                        lede_error *err);

/** Keeps the MOST of WORDS that tell most, in this order. */
void telling_keep(struct telling_words *words, size_t most);

/** What a search found, of one search or several. Zero-initialise; the list is the caller's. */
struct telling_found {
    struct candidates list;
    uint64_t undated; /* articles that the last search left out for want of a date */
};

/**
 * Appends to OUT the best LIMIT passages with any of the first LEAVES_MAX of WORDS, as the search ranks
 * them under the filters of OPTIONS; names are not looked for in other spellings. Inside of a read transaction.
 */
lede_status telling_search(struct telling_found *out, struct store *store, const struct telling_words *words,
                           uint64_t limit, const lede_search_options *options, lede_error *err);

/** The same for any query: the clauses from FIRST on. */
lede_status telling_query(struct telling_found *out, struct store *store, struct query_node *first, uint64_t limit,
                          const lede_search_options *options, lede_error *err);

#endif
