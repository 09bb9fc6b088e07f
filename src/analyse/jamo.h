/* SPDX-License-Identifier: MIT */
/** Hangul syllables as the keys that are hit to type them. */
#ifndef ANALYSE_JAMO_H
#define ANALYSE_JAMO_H

#include "base/buffer.h"

#include <stdint.h>

/** Most keys of a syllable: one for the initial, two each for vowel and final. */
#define JAMO_KEYS_MAX 5

/** The keys of a syllable on the standard keyboard of South Korea (2-set, KS X 5002), as jamo U+3131 to U+3163. */
struct jamo_keys {
    int32_t keys[JAMO_KEYS_MAX];
    size_t count;
    size_t vowel, final; /* indexes in KEYS of a syllable at which these start; FINAL is COUNT where there is none */
};

/** The keys of C: ㅂ ㅏ ㄱ for 박, ㄱ ㅗ ㅏ for 과. What is neither a syllable nor a jamo is a key itself. */
struct jamo_keys jamo_keys_of(int32_t c);

/** The first syllable with the initial behind that of C, a syllable: 까 for 김. */
int32_t jamo_initial_next(int32_t c);

/** The first syllable with the vowel behind that of C, a syllable: 개 for 각. */
int32_t jamo_vowel_next(int32_t c);

/** The first syllable that starts with KEY, a jamo; 0 where none does. */
int32_t jamo_first_with(int32_t key);

/** Appends KEYS composed to syllables, as a keyboard does it; what makes no syllable stays a jamo or what it is. */
void jamo_compose(struct buffer *out, const int32_t *keys, size_t count);

#endif
