/* SPDX-License-Identifier: MIT */
/** A query's best passages: both stages of ranking, and the page that was asked for. */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "search/collect.h"

/** What was found. Zero-initialise, search_release() to end. */
struct search_outcome {
    struct leaves leaves;   /* what was searched for */
    struct candidates page; /* the passages of the page, in order */
    uint64_t total;         /* matching passages; at least so many where TOTAL_EXACT is false */
    bool total_exact;
    uint64_t undated;                   /* articles left out because they have no date */
    struct store_ids removed, allowed;  /* ascending articles; of the latter those that the filters let pass */
    bool filtered;                      /* there were filters */
    struct field_sets fields;           /* of the query */
    struct leaf_plan plans[LEAVES_MAX]; /* likewise, of the leaves */
    struct score_parts parts;           /* with options->explain: of the scores of candidates */
    struct demand *demand;              /* of all of it; in the arena of LEAVES */
};

/** Searches STORE for QUERY inside of a read transaction. The options are those of lede_search(). */
lede_status search_run(struct search_outcome *out, struct store *store, const struct query *query,
                       const lede_search_options *options, lede_error *err);

/**
 * Tells LISTENER every passage that matches, as struct collect_request says, inside of a read transaction; OUT has no
 * page. LIMIT, OFFSET, PER_ARTICLE and SORT of the options do not matter.
 */
lede_status search_each(struct search_outcome *out, struct store *store, const struct query *query,
                        const lede_search_options *options, const struct collect_listener *listener, lede_error *err);

/** Frees what OUTCOME owns. */
void search_release(struct search_outcome *outcome);

#endif
