/* SPDX-License-Identifier: MIT */
/** Hangul syllables as the sounds they are made of. */
#ifndef ANALYSE_JAMO_PARTS_H
#define ANALYSE_JAMO_PARTS_H

#include "base/view.h"

#include <stdbool.h>
#include <stdint.h>

/** A syllable is JAMO_FIRST + (initial * JAMO_VOWELS + vowel) * JAMO_FINALS + final: Unicode 15, section 3.12. */
enum {
    JAMO_FIRST = 0xAC00,
    JAMO_LAST = 0xD7A3,
    JAMO_INITIALS = 19,
    JAMO_VOWELS = 21,
    JAMO_FINALS = 28,
    JAMO_BLOCK = JAMO_VOWELS * JAMO_FINALS, /* syllables with the same initial */
    JAMO_SYLLABLE = 3                       /* bytes */
};

/** Number of the first consonant of syllable C. */
static inline int32_t jamo_initial(int32_t c) { return (c - JAMO_FIRST) / JAMO_BLOCK; }

/** Number of the vowel of syllable C. */
static inline int32_t jamo_vowel(int32_t c) { return (c - JAMO_FIRST) / JAMO_FINALS % JAMO_VOWELS; }

/** Number of the consonant at the end of syllable C; 0: none. */
static inline int32_t jamo_final(int32_t c) { return (c - JAMO_FIRST) % JAMO_FINALS; }

/** Syllable C with another first consonant. */
static inline int32_t jamo_with_initial(int32_t c, int32_t initial) {
    return JAMO_FIRST + initial * JAMO_BLOCK + (c - JAMO_FIRST) % JAMO_BLOCK;
}

/** Syllable C with another vowel. */
static inline int32_t jamo_with_vowel(int32_t c, int32_t vowel) { return c + (vowel - jamo_vowel(c)) * JAMO_FINALS; }

/** Syllable C with another consonant at its end; 0: with none. */
static inline int32_t jamo_with_final(int32_t c, int32_t final) { return c - jamo_final(c) + final; }

/** Bytes of the longest of COUNT texts, each of one syllable or more, that TEXT starts with; 0: none. */
static inline size_t jamo_longest_start(const char *const *starts, size_t count, struct view text) {
    size_t longest = 0;
    if (text.length < JAMO_SYLLABLE) return 0;
    for (size_t i = 0; i < count; i++) {
        /* Nearly all differ in the first syllable, and each place of each word is compared with all. */
        if (memcmp(starts[i], text.data, JAMO_SYLLABLE) != 0) continue;
        struct view start = view_str(starts[i]);
        if (start.length > longest && view_starts(text, start)) longest = start.length;
    }
    return longest;
}

#endif
