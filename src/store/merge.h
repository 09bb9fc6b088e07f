/* SPDX-License-Identifier: MIT */
/** Several runs or segments into one segment. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/run.h"

/** Writes into segment OUT what COUNT runs of neighbouring passages have, in order of their passages. */
lede_status merge_runs(struct store *store, const struct segment *out, const struct run *runs, size_t count,
                       lede_error *err);

/** A row of table posting that is not in the file yet. */
struct merged_row {
    uint32_t list, first; /* of its first block */
    size_t end;           /* in the bytes of all rows */
};

/** The rows of a segment. Zero-initialise, merged_release() to end. */
struct merged {
    ARRAY_STRUCT(, struct merged_row) rows;
    struct buffer bytes;
};

/** Frees what MERGED owns. */
void merged_release(struct merged *merged);

/**
 * As merge_runs(), into memory and without a store. LENGTHS has the words of each passage of segment OUT. Returns false
 * when memory runs out.
 */
bool merge_runs_apart(struct merged *merged, const struct segment *out, const struct runs *runs,
                      const uint16_t *lengths);

/** Writes MERGED as the rows of segment OUT, whose id is free. */
lede_status merged_put(struct store *store, const struct segment *out, const struct merged *merged, lede_error *err);

/** Writes into segment OUT, whose id is free, what COUNT segments have that follow on each other. */
lede_status merge_segments(struct store *store, const struct segment *out, const struct segment *segments, size_t count,
                           lede_error *err);

#endif
