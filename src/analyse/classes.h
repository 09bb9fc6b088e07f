/* SPDX-License-Identifier: MIT */
/** The classes of a form: which other forms of the vocabulary are the same word. */
#ifndef ANALYSE_CLASSES_H
#define ANALYSE_CLASSES_H

#include "base/array.h"
#include "base/buffer.h"

#include <lede.h>

/**
 * Kinds of class; the first byte of a class key in table class. Forms that share a key are forms of one word, or, for
 * CLASS_BIGRAM, may contain one. Russian forms whose keys differ in kind alone may be forms of one word:
 * class_doubtful_kinds().
 */
enum class_kind {
    CLASS_ENGLISH = 'e',  /* Snowball English (Porter 2) stem, Latin marks stripped; hyphens and apostrophes left out */
    CLASS_RUSSIAN = 'r',  /* stem of a Russian noun, name or adjective, see russian.h */
    CLASS_DOUBTFUL = 's', /* such a stem that the form has only where it is no surname (лавров: лавр) */
    CLASS_VERB = 'v',     /* Snowball's stem of what may be a Russian verb, without vowels at its end */
    CLASS_JOINED = 'j',   /* a word of letters and digits without its hyphens: f-16 and f16 share jf16 */
    CLASS_PREDICATE = 'p', /* a stem that the form may have as a Korean verb or adjective, see predicate.h */
    CLASS_BIGRAM = 'h',    /* two neighbouring Hangul syllables of the form, each as hangul_initial() makes it */
    /* How a word of that script sounds, as skeleton.h has it: in table sound. Not given by classes_of(). */
    CLASS_SOUND_LATIN = 'l',
    CLASS_SOUND_CYRILLIC = 'c',
    CLASS_SOUND_HANGUL = 'k'
    /* Capital letters: stem_kind(), the stem in a language in whose passages the form was seen. */
};

/**
 * The kinds whose keys with the same text behind the kind byte are met doubtfully by a key of KIND: forms found by them
 * may be another word's, and are worth less.
 */
const char *class_doubtful_kinds(enum class_kind kind);

/** Whether KIND is one whose forms may be another word's. */
static inline bool class_is_doubtful(enum class_kind kind) { return kind == CLASS_DOUBTFUL || kind == CLASS_VERB; }

/** Stemmers; one a thread. */
struct analyser;

/** Makes *OUT, closed by the caller with analyser_close(). */
lede_status analyser_open(struct analyser **out, lede_error *err);

/** Frees ANALYSER. */
void analyser_close(struct analyser *analyser);

/** Keys, one behind the other in BYTES. Zero-initialise, class_keys_release() to end. */
struct class_keys {
    struct buffer bytes;
    ARRAY_STRUCT(, size_t) ends; /* where each key ends in BYTES */
};

/** Frees what KEYS owns. */
void class_keys_release(struct class_keys *keys);

/** Forgets all keys. */
void class_keys_clear(struct class_keys *keys);

/** Number of keys. */
static inline size_t class_keys_count(const struct class_keys *keys) { return keys->ends.length; }

/** Key I, its kind byte in front; valid until KEYS changes. */
struct view class_key(const struct class_keys *keys, size_t i);

/** Whether forms are of a class of KIND only where they were seen in a text of its language. */
static inline bool class_is_spoken(char kind) { return kind >= 'A' && kind <= 'Z'; }

/** Whether KEY, without its kind, is FORM itself: then FORM needs no row in table class. */
static inline bool class_is_own(struct view key, struct view form) {
    return !class_is_spoken(key.data[0]) && view_equal(view_of(key.data + 1, key.length - 1), form);
}

/**
 * Puts the keys of FORM, a folded form of the vocabulary or of a query, into *OUT in place of what was there: none for
 * a number. A form that is the text of a key (behind the kind byte) belongs to that class without a row in table class,
 * whatever its own keys are; keys that are the form itself are given, too. Returns false when memory runs out.
 */
bool classes_of(struct class_keys *out, struct analyser *analyser, struct view form);

/**
 * Puts the key that FORM, folded, has where it is seen in LANGUAGE (a number of stem.h) into *OUT in place of what was
 * there; none for what is no word of Latin letters. A form has such a class only by its row in table class. Returns
 * false when memory runs out.
 */
bool classes_spoken(struct class_keys *out, struct analyser *analyser, int language, struct view form);

/** The same for all of LANGUAGES at once, a bit for each number, as a word of a query wants them. */
bool classes_spoken_in(struct class_keys *out, struct analyser *analyser, uint32_t languages, struct view form);

#endif
