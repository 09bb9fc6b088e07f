/* SPDX-License-Identifier: MIT */
/** The endings of Korean verbs and adjectives. */
#ifndef ANALYSE_ENDING_H
#define ANALYSE_ENDING_H

#include "base/view.h"

/** How an ending is attached to a stem; several may be possible. */
enum ending_attach {
    ENDING_PLAIN = 1, /* to the stem as it is: 높다, 가고, 만들지 */
    ENDING_NASAL = 2, /* so, but ㄹ is left out before it: 만드는 */
    ENDING_LINKED = 4, /* with 으 behind consonants: 높으며, 가며; it may start with a consonant that ends a syllable */
    ENDING_VOWEL = 8 /* behind 아 or 어, which melts into vowels: 높아서, 가서, 마셔서 */
};

/** An ending, without the 으, 아 or 어 in front of it. */
struct ending {
    const char *text; /* a consonant at the end of the stem's last syllable is written as a letter: ㄴ다, ㅂ니다 */
    unsigned attach;  /* set of enum ending_attach */
    bool is_sure;     /* no noun, and no noun with particles, is likely to end so */
    bool is_open;     /* particles may follow: 높기는, 높음에도 */
};

/** Most bytes of an ending. */
#define ENDING_MAX 15

/** The ending that is written TEXT, NULL where there is none. The empty one is what 높아 has. */
const struct ending *ending_find(struct view text);

#endif
