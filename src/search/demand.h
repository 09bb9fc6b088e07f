/* SPDX-License-Identifier: MIT */
/** What a query asks of a passage as a whole: AND, OR, NOT over the leaves and fields that are there. */
#ifndef SEARCH_DEMAND_H
#define SEARCH_DEMAND_H

#include "search/leaf.h"

/** A group of clauses; leaves and fields are a bit each. */
struct demand {
    uint64_t all;           /* have to be there */
    uint64_t any;           /* one of these, or of the groups that may be there, has to be */
    uint64_t none;          /* must not be there */
    bool wants_any;         /* false: nothing of that kind is demanded */
    enum query_occur occur; /* what the group around demands of this one */
    struct demand *first;   /* groups inside */
    struct demand *next;    /* of the group around */
};

/**
 * Makes *OUT, in ARENA, of the tree below GROUP. Clauses of which nothing is searched demand nothing. Returns false
 * when memory runs out.
 */
bool demand_make(struct demand **out, struct arena *arena, const struct query_node *group, const struct leaves *leaves);

/** Whether what is there, PRESENT, is what DEMAND asks for. */
bool demand_holds(const struct demand *demand, uint64_t present);

#endif
