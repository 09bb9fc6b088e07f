/* SPDX-License-Identifier: MIT */
/** The stems that a Korean form may have as a verb or an adjective (용언). */
#ifndef ANALYSE_PREDICATE_H
#define ANALYSE_PREDICATE_H

#include "base/view.h"

/** Most readings of one form. */
#define PREDICATE_READINGS_MAX 12

/** Most bytes of a stem: six syllables. */
#define PREDICATE_STEM_MAX 18

/** One way to take a form apart. */
struct predicate_reading {
    char stem[PREDICATE_STEM_MAX]; /* as dictionaries have it in front of 다: 돕 for 도와, 모르 for 몰라 */
    size_t length;                 /* of the stem, in bytes */
    size_t core;                   /* bytes of the form without particles at its end: 높기 of 높기는 */
    bool is_sure;                  /* the rest is no end of a noun, nor particles */
};

/** Readings of one form; no two have the same stem. */
struct predicate_readings {
    struct predicate_reading items[PREDICATE_READINGS_MAX];
    size_t length;
};

/** The stem of READING. */
static inline struct view predicate_stem(const struct predicate_reading *reading) {
    return view_of(reading->stem, reading->length);
}

/**
 * Puts the readings of FORM, a folded form, into *OUT: none where it is not Hangul alone. Whether a stem is one of the
 * language is not known here: its last syllable is one that stems have. Nouns of two syllables and more with 하다 or
 * 되다 are left to particle.h.
 */
void predicate_read(struct predicate_readings *out, struct view form);

/** The reading in READINGS with STEM; NULL: none. */
const struct predicate_reading *predicate_find(const struct predicate_readings *readings, struct view stem);

#endif
