/* SPDX-License-Identifier: MIT */
/** The stems of Russian nouns, names and adjectives. */
#ifndef ANALYSE_RUSSIAN_H
#define ANALYSE_RUSSIAN_H

#include "base/buffer.h"

/** Most readings of one form. */
#define RUSSIAN_READINGS_MAX 4

/** One way to take a form apart. */
struct russian_reading {
    struct buffer stem; /* with the fleeting vowel of its last syllable left out, "й" written where it is heard */
    bool doubtful;      /* the ending is a genitive plural (-ов, -ев) that is also the end of surnames */
};

/** Zero-initialise, russian_readings_release() to end. */
struct russian_readings {
    struct russian_reading items[RUSSIAN_READINGS_MAX];
    size_t length;
};

/** Frees what READINGS owns. */
void russian_readings_release(struct russian_readings *readings);

/**
 * Puts the readings of FORM, a folded word in Cyrillic letters, into *OUT in place of what was there: forms of one
 * noun, name or adjective share a stem. Returns false when memory runs out.
 */
bool russian_read(struct russian_readings *out, struct view form);

/** Whether the end of FORM is also one of a verb or a participle. */
bool russian_may_be_verb(struct view form);

/** STEM, Snowball's of a verb, without the vowel at its end, which not all forms have (отправля-ет, отправл-яя). */
struct view russian_verb_root(struct view stem);

#endif
