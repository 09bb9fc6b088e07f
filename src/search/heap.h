/* SPDX-License-Identifier: MIT */
/** The best of many candidates. */
#ifndef SEARCH_HEAP_H
#define SEARCH_HEAP_H

#include "search/collect.h"

/** Whether A stands before B in results of stage 1: by score, ties by address. */
static inline bool candidate_before(const struct candidate *a, const struct candidate *b) {
    return a->base != b->base ? a->base > b->base : a->passage < b->passage;
}

/** Adds CANDIDATE to HEAP, which keeps the best MOST (at least 1) with the worst in front. False: out of memory. */
bool heap_push(struct candidates *heap, size_t most, const struct candidate *candidate);

#endif
