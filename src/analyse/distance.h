/* SPDX-License-Identifier: MIT */
/** How many typing errors lie between two words. */
#ifndef ANALYSE_DISTANCE_H
#define ANALYSE_DISTANCE_H

#include "base/view.h"

#include <stdint.h>

/** Most keys of a word that is compared. */
#define DISTANCE_KEYS_MAX 48

/** A word as the keys that type it. */
struct typed_word {
    int32_t keys[DISTANCE_KEYS_MAX]; /* characters; for Hangul jamo as jamo.h has them */
    size_t length;
};

/** Reads FORM, folded. False where it has more than DISTANCE_KEYS_MAX keys. */
bool typed_word_read(struct typed_word *out, struct view form);

/**
 * One row of the table of distances (Wagner & Fischer 1974, with the transpositions of Damerau 1964; no part is edited
 * twice: "optimal string alignment"): ROW[j] becomes the distance of the keys so far, of which KEY is the last, from
 * the first j keys of WORD. BEFORE is the row before, BEFORE_THAT the one before that with the key PREVIOUS between
 * them, or NULL. Returns the least of ROW, which has WORD's length and one.
 */
unsigned distance_row(uint8_t *row, const uint8_t *before, const uint8_t *before_that, const struct typed_word *word,
                      int32_t key, int32_t previous);

/** Insertions, deletions, substitutions and transpositions of neighbours that make A into B. */
unsigned distance_of(const struct typed_word *a, const struct typed_word *b);

#endif
