/* SPDX-License-Identifier: MIT */
/** How a query is put to the index. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "search/leaf.h"

/** A phrase of the FTS5 expression, and what its occurrences are worth. */
struct plan_phrase {
    uint32_t leaf;    /* index in leaves */
    uint32_t variant; /* index in the leaf's variants */
    double weight;    /* of an occurrence, in a leaf's weighted tf */
    bool exact;       /* has nothing but forms that were typed */
};

ARRAY_STRUCT(plan_phrases, struct plan_phrase);

/**
 * An expression whose matches contain all passages that can satisfy the query; which of them do, the collector decides
 * by the leaves it finds there. Zero-initialise, plan_release() to end.
 */
struct plan {
    struct plan_phrases phrases; /* phrases[i] is FTS5's phrase number i */
    struct buffer expression;    /* empty: nothing can match */
    uint64_t required, excluded; /* leaves that must or must not be there, one bit each */
    uint64_t wanted;             /* leaves that are not excluded */
};

/**
 * Makes the plan for LEAVES. NARROW: only passages whose own text has every required leaf are wanted, so that the index
 * can skip the others; not so where a title may supply one.
 */
lede_status plan_make(struct plan *out, const struct leaves *leaves, bool narrow, lede_error *err);

/** Frees what PLAN owns. */
void plan_release(struct plan *plan);

#endif
