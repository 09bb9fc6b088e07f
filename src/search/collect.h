/* SPDX-License-Identifier: MIT */
/** The best passages for a query. */
#ifndef SEARCH_COLLECT_H
#define SEARCH_COLLECT_H

#include "search/candidate.h"
#include "search/demand.h"
#include "search/fields.h"
#include "search/rank.h"

/** Receives a passage that matches, not scored. A status other than LEDE_OK, with ERR set, ends the collecting. */
typedef lede_status collect_match_fn(void *context, const struct candidate *match, lede_error *err);

/** Who is told each match. */
struct collect_listener {
    collect_match_fn *each;
    void *context;
};

/** How a leaf is looked for; see lede_word. */
struct leaf_plan {
    uint64_t listed, gathered;
    bool names;
};

/** What is collected for; borrowed. */
struct collect_request {
    struct store *store;
    const struct leaves *leaves;
    const struct demand *demand;     /* of them and the fields */
    const struct field_sets *fields; /* articles that have these */
    const struct rank_corpus *corpus;
    const struct store_ids *allowed; /* ascending articles that may be searched; NULL: all but REMOVED */
    const struct store_ids *removed; /* ascending */
    size_t most;                     /* how many candidates are kept */
    size_t per_article;              /* of one article at most; 0: no limit */
    bool families;                   /* of near-identical articles all but the best may be left out */
    struct score_parts *parts;       /* where parts of scores go; NULL: nobody asks for them */
    struct leaf_plan *plans;         /* one for each leaf, to be filled in; NULL: nobody asks for them */
    bool count_only;                 /* the total alone */
    uint64_t count_most;             /* up to this many postings all are looked at, so that the total is exact */
    /* With COUNT_ONLY: told of each matching passage, ascending; behind these of those that stand in. NULL: nobody
       is. */
    const struct collect_listener *listener;
};

/** What was found. Zero-initialise, array_release(&list) to end. */
struct collected {
    struct candidates list; /* the best, in no order */
    uint64_t total;         /* matching passages */
    bool total_exact;       /* false: there may be more, which were passed over because they cannot be among the best */
};

/** Finds the best candidates: exactly those that scoring every passage would give. */
lede_status collect(struct collected *out, const struct collect_request *request, lede_error *err);

#endif
