/* SPDX-License-Identifier: MIT */
/** Several runs or segments into one segment. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/run.h"

/** Writes into segment OUT what COUNT runs of neighbouring passages have, in order of their passages. */
lede_status merge_runs(struct store *store, const struct segment *out, const struct run *runs, size_t count,
                       lede_error *err);

/** Writes into segment OUT, whose id is free, what COUNT segments have that follow on each other. */
lede_status merge_segments(struct store *store, const struct segment *out, const struct segment *segments, size_t count,
                           lede_error *err);

#endif
