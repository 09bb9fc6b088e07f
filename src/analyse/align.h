/* SPDX-License-Identifier: MIT */
/** Texts beside each other, word by word. */
#ifndef ANALYSE_ALIGN_H
#define ANALYSE_ALIGN_H

#include "base/array.h"

#include <stdint.h>

/** What stands at one place of two texts. */
enum align_kind {
    ALIGN_SAME,    /* the same word in both */
    ALIGN_DROPPED, /* a word that the first alone has */
    ALIGN_ADDED    /* a word that the second alone has */
};

/** One place; indexes of words, that of the other text is where its next word stands. */
struct align_step {
    enum align_kind kind;
    size_t first, second;
};

ARRAY_STRUCT(align_steps, struct align_step);

/** Words as numbers: equal ones have equal numbers. */
struct align_words {
    const uint32_t *items;
    size_t length;
};

/**
 * Appends to OUT the best local alignment (Smith & Waterman, "Identification of common molecular subsequences", 1981)
 * of words of FIRST with words of SECOND: none where nothing is the same. Starts and ends with a word that is the same.
 * Takes time and a byte of memory for each pair of words. Returns false when memory runs out.
 */
bool align_local(struct align_steps *out, struct align_words first, struct align_words second);

#endif
