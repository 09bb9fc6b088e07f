/* SPDX-License-Identifier: MIT */
/** Stems in languages of Latin script, which do not tell themselves by their letters. */
#ifndef ANALYSE_STEM_H
#define ANALYSE_STEM_H

#include "base/buffer.h"

/** Languages that have a stemmer, English and Russian excepted: those are known by classes.h. Numbered from 0. */
#define STEM_LANGUAGES 13

/** Stemmers, each made when it is first needed. Zero-initialise, stemmers_release() to end. */
struct stemmers {
    struct sb_stemmer *of[STEM_LANGUAGES];
};

/** Frees what STEMMERS owns. */
void stemmers_release(struct stemmers *stemmers);

/** The number of the language with CODE, ISO 639-1 in lower case, with or without a region ("pt-br"); -1: none. */
int stem_language(const char *code);

/** The kind of its classes, a capital letter: see classes.h. */
char stem_kind(int language);

/**
 * Appends the stem of FORM, a folded word of Latin letters, in LANGUAGE: without marks, and without an article that has
 * lost its vowel in front of it (l'état: etat). Returns false when memory runs out.
 */
bool stem_append(struct buffer *out, struct stemmers *stemmers, int language, struct view form);

#endif
