/* SPDX-License-Identifier: MIT */
/** What FTS5 is asked for. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "search/leaf.h"

/** A phrase of the FTS5 expression, and how its occurrences count. */
struct plan_phrase {
    uint32_t leaf;    /* index in leaves */
    uint8_t variant;  /* index in the leaf's variants */
    uint8_t kind;     /* see sources.h */
    bool is_stopword; /* of stop words, whose positions say nothing */
};

ARRAY_STRUCT(plan_phrases, struct plan_phrase);

/** Which variants of leaves a plan has; a bit each. */
enum plan_part {
    PLAN_WORDS = 1,   /* of one position */
    PLAN_PLACED = 2,  /* of several, whose words all have positions in sealed postings */
    PLAN_UNPLACED = 4 /* of several with stop words */
};

/** An expression that matches where one of the variants is. Zero-initialise, plan_release() to end. */
struct plan {
    struct plan_phrases phrases; /* phrases[i] is FTS5's phrase number i */
    struct buffer expression;    /* empty: there are none */
};

/** Makes the plan for PARTS, a set of enum plan_part, of LEAVES. */
lede_status plan_make(struct plan *out, const struct leaves *leaves, unsigned parts, lede_error *err);

/** Frees what PLAN owns. */
void plan_release(struct plan *plan);

#endif
