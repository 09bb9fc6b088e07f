/* SPDX-License-Identifier: MIT */
/** Hangul syllables as the sounds they are made of. */
#ifndef ANALYSE_JAMO_PARTS_H
#define ANALYSE_JAMO_PARTS_H

#include <stdbool.h>
#include <stdint.h>

/** A syllable is JAMO_FIRST + (initial * JAMO_VOWELS + vowel) * JAMO_FINALS + final: Unicode 15, section 3.12. */
enum { JAMO_FIRST = 0xAC00, JAMO_LAST = 0xD7A3, JAMO_VOWELS = 21, JAMO_FINALS = 28, JAMO_SYLLABLE = 3 /* bytes */ };

/** Number of the first consonant of syllable C. */
static inline int32_t jamo_initial(int32_t c) { return (c - JAMO_FIRST) / (JAMO_VOWELS * JAMO_FINALS); }

/** Number of the vowel of syllable C. */
static inline int32_t jamo_vowel(int32_t c) { return (c - JAMO_FIRST) / JAMO_FINALS % JAMO_VOWELS; }

/** Number of the consonant at the end of syllable C; 0: none. */
static inline int32_t jamo_final(int32_t c) { return (c - JAMO_FIRST) % JAMO_FINALS; }

/** Syllable C with another first consonant. */
static inline int32_t jamo_with_initial(int32_t c, int32_t initial) {
    return JAMO_FIRST + initial * JAMO_VOWELS * JAMO_FINALS + (c - JAMO_FIRST) % (JAMO_VOWELS * JAMO_FINALS);
}

/** Syllable C with another vowel. */
static inline int32_t jamo_with_vowel(int32_t c, int32_t vowel) { return c + (vowel - jamo_vowel(c)) * JAMO_FINALS; }

/** Syllable C with another consonant at its end; 0: with none. */
static inline int32_t jamo_with_final(int32_t c, int32_t final) { return c - jamo_final(c) + final; }

#endif
