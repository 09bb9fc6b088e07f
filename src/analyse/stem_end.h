/* SPDX-License-Identifier: MIT */
/** Which syllables may be the stem of a Korean verb or adjective. */
#ifndef ANALYSE_STEM_END_H
#define ANALYSE_STEM_END_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What happens to the last syllable of irregular stems before a vowel. */
enum stem_change {
    STEM_TIKEUT, /* ㄷ becomes ㄹ: 걷다, 걸어 */
    STEM_PIEUP,  /* ㅂ becomes 우: 돕다, 도우며 */
    STEM_SIOS,   /* ㅅ is lost: 짓다, 지어 */
    STEM_HIEUH   /* ㅎ is lost, in words of two syllables and more: 하얗다, 하야면 */
};

/** Whether stems that end in SYLLABLE change so. */
bool stem_end_changes(int32_t syllable, enum stem_change change);

/** Whether the COUNT SYLLABLES, at least one, look like a stem. */
bool stem_end_is_stem(const int32_t *syllables, size_t count);

#endif
