/* SPDX-License-Identifier: MIT */
/** The best of many candidates. */
#ifndef SEARCH_HEAP_H
#define SEARCH_HEAP_H

#include "search/candidate.h"

/** Adds CANDIDATE to HEAP, which keeps the best MOST (at least 1) with the worst in front. False: out of memory. */
bool heap_push(struct candidates *heap, size_t most, const struct candidate *candidate);

/**
 * As heap_push() for the best passage of an article of a family, of which HEAP holds no other: *FIRST tells whether
 * CANDIDATE is before the one it held. It takes as long as looking at all of them.
 */
bool heap_push_member(bool *first, struct candidates *heap, size_t most, const struct candidate *candidate);

#endif
