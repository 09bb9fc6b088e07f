/* SPDX-License-Identifier: MIT */
/** The same name written in Latin, Cyrillic or Hangul. */
#ifndef ANALYSE_SKELETON_H
#define ANALYSE_SKELETON_H

#include "analyse/classes.h"
#include "analyse/sound.h"

/**
 * Appends the skeleton of a word that sounds as SOUNDS: its consonants in seven classes (b p v f; d t; g k; s z and
 * all that hiss; m; n; h, and l r where another consonant follows behind their vowel), "A" in front for a vowel there.
 * A word of less than four sounds has none, and nothing is appended. The same name gets the same skeleton in each
 * script. Other words get it, too, a hundred in a vocabulary of 120,000: skeleton_alike() tells them apart.
 */
void skeleton_of(struct buffer *out, const struct sounds *sounds);

/**
 * Whether FORM, a folded word, may be a name at all, by its looks: endings by which Russian and English make words and
 * finals that Korean writes in no name say that it is none. Leaves three quarters of a vocabulary.
 */
bool skeleton_may_be_name(struct view form);

/**
 * Makes KEY the class key of the words of SCRIPT that sound as SOUNDS by their skeleton; empty where that has none.
 * KEY fails when memory runs out.
 */
void skeleton_key(struct buffer *key, const struct sounds *sounds, enum script script);

/**
 * Puts the keys by skeleton_key() of the readings of FORM, a folded word, into OUT, each once, and all its readings as
 * sound_pack() writes them into SOUNDS, in place of what was there; nothing for what cannot be a name. Returns false
 * when memory runs out.
 */
bool skeleton_keys(struct class_keys *out, struct buffer *sounds, struct view form);

/** How far apart two words sound: percent of a sound, per sound of the longer one. */
unsigned skeleton_distance(const struct sounds *a, const struct sounds *b);

/**
 * The greatest distance at which two words of one skeleton are taken for one name, and the same for words of four
 * sounds. Measured with bench/names.sh: at 10 some 3% fewer pairs of names meet, at 14 there are twice the wrong ones.
 */
#define SKELETON_APART 12
#define SKELETON_APART_SHORT 8

/** A name that is compared with many words: what it costs to lack each of its sounds, or to have another there. */
struct skeleton_probe {
    struct sounds name;
    uint16_t drops[SOUNDS_MAX];
    uint16_t substitutes[SOUNDS_MAX]['z' - 'A' + 1];
};

/** Makes OUT the probe for NAME. */
void skeleton_probe_make(struct skeleton_probe *out, const struct sounds *name);

/** Whether a word of SCRIPT, another one than that of PROBE's name, may be that name in one of its packed READINGS. */
bool skeleton_alike(const struct skeleton_probe *probe, struct view readings, enum script script);

#endif
