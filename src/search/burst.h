/* SPDX-License-Identifier: MIT */
/** Times in which more is written about something than at other times. */
#ifndef SEARCH_BURST_H
#define SEARCH_BURST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The articles of one period. */
struct burst_batch {
    uint64_t relevant, all; /* those that match; all, at least one */
    bool burst;             /* result: a burst goes on in this period */
    bool from_burst[2]; /* for bursts_mark() alone: the better state before this one, outside of a burst and in it */
};

/**
 * Marks the bursts among COUNT batches in the order of time, by the automaton with two states of Kleinberg, "Bursty and
 * Hierarchical Structure in Streams" (KDD 2002), section 4: in its base state a batch has the share p of all batches
 * together, in the other one a share with twice the odds; entering that one costs ln(COUNT), leaving it nothing; the
 * states that explain the batches at the least cost are those that are marked.
 */
void bursts_mark(struct burst_batch *batches, size_t count);

#endif
