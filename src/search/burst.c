/* SPDX-License-Identifier: MIT */
/* The automaton of bursts, gone through as Viterbi does. */
#include "search/burst.h"

#include <math.h>

/*
 * Kleinberg multiplies the share by s = 2; of a word in most articles that would be more than all. Twice the odds is
 * the same for what is rare, and always less than all.
 */
static double raised(double share) { return 2 * share / (1 + share); }

/*
 * What BATCH costs in a state with SHARE: minus the logarithm of the binomial probability, without its coefficient,
 * which is the same in both states.
 */
static double cost(const struct burst_batch *batch, double share) {
    return -(double)batch->relevant * log(share) - (double)(batch->all - batch->relevant) * log1p(-share);
}

/* Follows the better states back from the last batch, which ends IN_BURST. */
static void mark_back(struct burst_batch *batches, size_t count, bool in_burst) {
    for (size_t i = count; i-- > 0;) {
        batches[i].burst = in_burst;
        in_burst = batches[i].from_burst[in_burst];
    }
}

void bursts_mark(struct burst_batch *batches, size_t count) {
    double relevant = 0, all = 0, entry = log((double)count);
    for (size_t i = 0; i < count; i++) {
        batches[i].burst = false;
        relevant += (double)batches[i].relevant;
        all += (double)batches[i].all;
    }
    if (relevant <= 0 || relevant >= all) return;
    double base = relevant / all, high = raised(base);
    double outside = 0, inside = INFINITY; /* cost of the best way to each state; at first there is no burst */
    for (size_t i = 0; i < count; i++) {
        struct burst_batch *batch = &batches[i];
        /* At equal cost a burst is over, or has not begun. */
        batch->from_burst[0] = inside < outside;
        batch->from_burst[1] = inside <= outside + entry;
        double next = fmin(outside, inside) + cost(batch, base);
        inside = fmin(inside, outside + entry) + cost(batch, high);
        outside = next;
    }
    mark_back(batches, count, inside < outside);
}
