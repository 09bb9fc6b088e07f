/* SPDX-License-Identifier: MIT */
/** The forms of the vocabulary that are few typing errors away from a word. */
#ifndef SEARCH_NEAR_H
#define SEARCH_NEAR_H

#include "base/arena.h"
#include "store/store.h"

/** A form that is near. */
struct near_form {
    struct view form; /* in the arena of the caller */
    int64_t term, frequency;
    unsigned distance; /* see distance.h; 0: the word itself */
};

ARRAY_STRUCT(near_forms, struct near_form);

/**
 * Appends to OUT the forms whose distance from WORD, a folded form, is at most MOST (1 or 2), in byte order; their
 * bytes are in ARENA. A syllable of Hangul counts as the keys that type it. Forms that start with a letter of another
 * script than WORD are not looked at; nothing is near a word of more than DISTANCE_KEYS_MAX keys. Inside of a read
 * transaction. In a vocabulary of a million forms it takes half a millisecond with MOST 1, five with 2, ten at worst.
 */
lede_status near_find(struct near_forms *out, struct arena *arena, struct store *store, struct view word, unsigned most,
                      lede_error *err);

#endif
