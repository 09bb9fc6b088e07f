/* SPDX-License-Identifier: MIT */
/** Keyboards: the same keys in several layouts, slips of the finger. */
#ifndef ANALYSE_KEYBOARD_H
#define ANALYSE_KEYBOARD_H

#include "analyse/distance.h"
#include "base/buffer.h"

/** Layouts that people switch between. */
enum layout {
    LAYOUT_LATIN,    /* QWERTY of the United States */
    LAYOUT_CYRILLIC, /* Russian: ЙЦУКЕН */
    LAYOUT_HANGUL,   /* South Korean: 2-set */
    LAYOUT_COUNT
};

/**
 * Appends to OUT what the keys that type TEXT in layout FROM type in layout TO: "genby" becomes "путин", "dkssud"
 * 안녕; letters are small ones, syllables whole. False, with OUT as it was, where TEXT has characters that are not on
 * FROM; false with OUT failed when memory runs out.
 */
bool keyboard_retype(struct buffer *out, struct view text, enum layout from, enum layout to);

/** Whether the keys that type A and B, small letters or jamo, touch each other in a layout that has both. */
bool keyboard_touches(int32_t a, int32_t b);

/**
 * What it costs to believe that TYPED was meant as WORD, in bits: errors that are made often cost less. As in the noisy
 * channel of Kernighan, Church & Gale ("A spelling correction program based on a noisy channel model", 1990), with
 * estimates for kinds of errors in place of counts for each pair of letters.
 */
double keyboard_cost(const struct typed_word *typed, const struct typed_word *word);

#endif
