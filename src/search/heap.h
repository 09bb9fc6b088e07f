/* SPDX-License-Identifier: MIT */
/** The best of many candidates. */
#ifndef SEARCH_HEAP_H
#define SEARCH_HEAP_H

#include "search/candidate.h"

/** Adds CANDIDATE to HEAP, which keeps the best MOST (at least 1) with the worst in front. False: out of memory. */
bool heap_push(struct candidates *heap, size_t most, const struct candidate *candidate);

#endif
