/* SPDX-License-Identifier: MIT */
/** What FTS5 is asked for. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "search/leaf.h"

/** A phrase of the FTS5 expression, and how its occurrences count. */
struct plan_phrase {
    uint32_t leaf;   /* index in leaves */
    uint8_t variant; /* index in the leaf's variants */
    uint8_t kind;    /* see sources.h */
};

ARRAY_STRUCT(plan_phrases, struct plan_phrase);

/** An expression that matches where one of the variants is. Zero-initialise, plan_release() to end. */
struct plan {
    struct plan_phrases phrases; /* phrases[i] is FTS5's phrase number i */
    struct buffer expression;    /* empty: there are none */
};

/** Makes the plan for those of LEAVES that are looked for in INDEX as words in a row. */
lede_status plan_make(struct plan *out, const struct leaves *leaves, enum store_index index, lede_error *err);

/** The kind (sources.h) of the occurrences of VARIANT, which has several words, by any of their forms. */
uint8_t plan_kind(const struct leaf_variant *variant);

/** Frees what PLAN owns. */
void plan_release(struct plan *plan);

#endif
