/* SPDX-License-Identifier: MIT */
/* Distances between words by dynamic programming. */
#include "analyse/distance.h"

#include "analyse/jamo.h"
#include "text/utf8.h"

bool typed_word_read(struct typed_word *out, struct view form) {
    out->length = 0;
    for (size_t at = 0; at < form.length;) {
        int32_t c;
        at += utf8_decode(&c, form.data + at, form.length - at);
        struct jamo_keys keys = jamo_keys_of(c);
        if (out->length + keys.count > DISTANCE_KEYS_MAX) return false;
        for (size_t i = 0; i < keys.count; i++) out->keys[out->length++] = keys.keys[i];
    }
    return true;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

unsigned distance_row(uint8_t *row, const uint8_t *before, const uint8_t *before_that, const struct typed_word *word,
                      int32_t key, int32_t previous) {
    unsigned lowest = row[0] = (uint8_t)(before[0] + 1);
    for (size_t j = 1; j <= word->length; j++) {
        unsigned best = least(before[j], row[j - 1]) + 1;
        best = least(best, before[j - 1] + (word->keys[j - 1] == key ? 0U : 1U));
        if (before_that && j > 1 && word->keys[j - 2] == key && word->keys[j - 1] == previous)
            best = least(best, before_that[j - 2] + 1U);
        row[j] = (uint8_t)best;
        lowest = least(lowest, best);
    }
    return lowest;
}

unsigned distance_of(const struct typed_word *a, const struct typed_word *b) {
    uint8_t rows[3][DISTANCE_KEYS_MAX + 1];
    for (size_t j = 0; j <= b->length; j++) rows[0][j] = (uint8_t)j;
    for (size_t i = 0; i < a->length; i++)
        distance_row(rows[(i + 1) % 3], rows[i % 3], i > 0 ? rows[(i + 2) % 3] : NULL, b, a->keys[i],
                     i > 0 ? a->keys[i - 1] : 0);
    return rows[a->length % 3][b->length];
}
