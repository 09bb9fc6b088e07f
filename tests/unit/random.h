/* SPDX-License-Identifier: MIT */
/** Numbers that look random, and are the same in every run: a linear congruential generator (Knuth's MMIX). */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdint.h>

/** Where the next number comes from; each test sets it. */
static uint64_t random_state;

/** A number from 0 to LIMIT - 1. */
static inline unsigned random_below(unsigned limit) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random_state >> 33) % limit;
}

#endif
