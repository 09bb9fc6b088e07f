/* SPDX-License-Identifier: MIT */
/** Korean personal names: one Hangul syllable is one word in the other scripts. */
#ifndef ANALYSE_SYLLABLE_H
#define ANALYSE_SYLLABLE_H

#include "analyse/sound.h"
#include "base/buffer.h"

/** Syllables of the longest personal name that is looked for: two of a surname (선우, 남궁), two of a given name. */
#define SYLLABLE_NAME_MAX 4

/**
 * Appends the ways to write the Hangul SYLLABLE (one character) in SCRIPT, Latin or Cyrillic, in a personal name,
 * folded and each with a NUL behind it: jong, jung, jeong, chong, chung, cheong for 정. Nothing for what is no
 * syllable.
 */
void syllable_spellings(struct buffer *out, struct view syllable, enum script script);

/**
 * Appends the Hangul syllables that WORD, folded Latin or Cyrillic, may write in a personal name: one character each.
 * None where it is more or less than one Korean syllable.
 */
void syllables_of(struct buffer *out, struct view word);

/** Whether the Hangul SYLLABLE, one character, is a surname of one syllable: the 60 commonest, North and South. */
bool syllable_is_surname(struct view syllable);

/**
 * Splits FORM into the syllables of a personal name: 2 to SYLLABLE_NAME_MAX syllables, of which the first is a surname.
 * Their number, 0 where it can be no name.
 */
size_t syllable_name(struct view out[SYLLABLE_NAME_MAX], struct view form);

#endif
