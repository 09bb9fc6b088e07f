/* SPDX-License-Identifier: MIT */
/** How a word sounds, as far as English, Russian and Korean spelling tell the same. */
#ifndef ANALYSE_SOUND_H
#define ANALYSE_SOUND_H

#include "base/buffer.h"

#include <stdint.h>

enum script { SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_HANGUL };

/** Most sounds of a word; what is longer is no name. */
#define SOUNDS_MAX 48

/**
 * The sounds of a word, one byte each. Vowels: a e i o u, O (Korean eo), U (Korean eu, Russian y). Glides: y w.
 * Consonants: b p v f d t g k h s z S (sh) Z (j, zh) c (ts) C (ch) m n N (ng) l r.
 */
struct sounds {
    char at[SOUNDS_MAX];
    uint8_t length;
    uint8_t script; /* enum script */
};

/** Most readings of a word. */
#define SOUND_READINGS_MAX 4

/** The script of the first character of FORM. */
enum script script_of(struct view form);

/** Whether SOUND is a vowel; glides are none. */
static inline bool sound_is_vowel(char sound) {
    switch (sound) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'O':
    case 'U': return true;
    default: return false;
    }
}

/** Whether SOUND is y or w. */
static inline bool sound_is_glide(char sound) { return sound == 'y' || sound == 'w'; }

/**
 * The sounds of FORM, a folded word in one script (joints and a final 's have none). False, with OUT empty, for what is
 * no such word: digits, characters of another script, too long.
 */
bool sounds_of(struct sounds *out, struct view form);

/**
 * Appends the sounds of FORM to OUT, which is of the same script or empty: a name of several words. As sounds_of(); a
 * name is given up at the first word that fails.
 */
bool sounds_append(struct sounds *out, struct view form);

/**
 * The ways to read FORM in OUT, the word as it stands first; returns their number. Russian is also read without its
 * case ending, Korean without its particle: a name is met in whatever form it stands. Some first letters have two
 * sounds: г is also h (Гитлер), g before e and i also j (Geneva); a Korean personal name may start with a surname that
 * lost its l (이, 임, 유, 여, 양; 노 has n for it).
 */
size_t sound_readings(struct sounds out[SOUND_READINGS_MAX], struct view form);

/**
 * Appends COUNT readings of a word to OUT, packed: the sounds of the first; for each further one a byte, 128 plus how
 * many sounds it starts with that the one before starts with, and the sounds behind these. OUT fails when memory runs
 * out.
 */
void sound_pack(struct buffer *out, const struct sounds *readings, size_t count);

/**
 * Takes the next of the readings that sound_pack() wrote off the front of REST. READING is the one that was taken
 * before; for the first it is empty but for its script. Returns false, with nothing left, at the end and for what is
 * damaged.
 */
bool sound_unpack(struct sounds *reading, struct view *rest);

#endif
