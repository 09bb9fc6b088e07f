/* SPDX-License-Identifier: MIT */
/** Stage 1 of ranking: the best passages of a walk over the index. */
#ifndef SEARCH_COLLECT_H
#define SEARCH_COLLECT_H

#include "search/candidate.h"
#include "search/plan.h"
#include "search/rank.h"

/** What is collected for; borrowed. */
struct collect_request {
    struct store *store;
    const struct leaves *leaves;
    const struct rank_corpus *corpus;
    const struct store_ids *allowed; /* ascending articles that may be searched; NULL: all but REMOVED */
    const struct store_ids *removed; /* ascending */
    size_t most;                     /* how many candidates are kept */
    size_t per_article;              /* of one article at most; 0: no limit */
    bool count_only;
};

/** What was found. Zero-initialise, array_release(&list) to end. */
struct collected {
    struct candidates list; /* the best by base score, ties by passage; in no order */
    uint64_t total;         /* matching passages */
};

/** Walks titles and bodies for the best candidates. */
lede_status collect(struct collected *out, const struct collect_request *request, lede_error *err);

#endif
