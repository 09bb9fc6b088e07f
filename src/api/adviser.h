/* SPDX-License-Identifier: MIT */
/** Advice in the making. */
#ifndef API_ADVISER_H
#define API_ADVISER_H

#include "base/array.h"
#include "search/search.h"

/** Bytes [start, end) of the query with something else in their place. */
struct change {
    size_t start, end;
    struct view to;
};

/** Advice with what its pointers lead to. */
struct owned_advice {
    lede_advice advice; /* first, so that the caller's pointer is ours */
    struct arena arena;
    ARRAY_STRUCT(, lede_clue) clues;
    ARRAY_STRUCT(, lede_suggestion) suggestions;
};

/** What making advice needs. */
struct adviser {
    struct owned_advice *out;
    struct store *store;
    struct view query;
    const lede_search_options *options;
    struct query parsed;
    struct search_outcome outcome;      /* of the query itself */
    ARRAY_STRUCT(, struct change) best; /* the best correction of each word that is nowhere */
    lede_error *err;
};

/** How many passages QUERY finds with OPTIONS. */
lede_status adviser_count(uint64_t *total, bool *exact, struct adviser *adviser, const struct query *query,
                          const lede_search_options *options);

/** A copy of TEXT that lives as long as the advice; NULL when memory runs out. */
char *adviser_keep(struct adviser *adviser, struct view text);

/** The query with COUNT CHANGES, which ascend, kept as well; NULL when memory runs out. */
const char *adviser_change(struct adviser *adviser, const struct change *changes, size_t count);

/**
 * Tells SUGGESTION, which was filled in up to its total and whose strings are kept, when it finds more with OPTIONS
 * than the query does, or, with ALWAYS, anything; not where the same query was told before. A string that is NULL is a
 * lack of memory.
 */
lede_status adviser_suggest(struct adviser *adviser, lede_suggestion suggestion, const lede_search_options *options,
                            bool always);

/** Tells corrections of the words that are nowhere or rare, those of the whole query first. */
lede_status adviser_correct(struct adviser *adviser);

/** Tells neighbouring words as one where the vocabulary has that. */
lede_status adviser_join(struct adviser *adviser);

#endif
