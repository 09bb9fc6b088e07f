/* SPDX-License-Identifier: MIT */
/** Families: near-identical articles, told by their sketches. */
#ifndef STORE_FAMILY_H
#define STORE_FAMILY_H

#include "analyse/sketch.h"
#include "base/table.h"
#include "store/store.h"

/**
 * Puts article ID, whose text has SKETCH, into the family of the article in front of it that is most like it and leads
 * one, or makes it one that others may join. Inside of a write transaction.
 */
lede_status family_put(struct store *store, int64_t id, const struct sketch *sketch, lede_error *err);

/** What the tables of families should be, added up. Zero-initialise, family_sums_release() to end. */
struct family_sums {
    uint64_t sum;
    struct table leaders; /* of those that have been joined */
};

/** Frees what SUMS owns. */
void family_sums_release(struct family_sums *sums);

/** Adds article ID, whose text has SKETCH; articles come in ascending order. */
lede_status family_sums_add(struct family_sums *sums, struct store *store, int64_t id, const struct sketch *sketch,
                            lede_error *err);

/** Whether the tables are what SUMS has. */
lede_status family_sums_compare(bool *equal, const struct family_sums *sums, struct store *store, lede_error *err);

#endif
