/* SPDX-License-Identifier: MIT */
/** Lists of names: what stands for the same person, place or organisation in other words and scripts. */
#ifndef ANALYSE_NAMES_H
#define ANALYSE_NAMES_H

#include "analyse/classes.h"
#include "analyse/sound.h"
#include "base/arena.h"
#include "base/table.h"

/** Most words of a spelling. Organisations are long: "Committee for the Peaceful Reunification of the Fatherland". */
#define NAME_WORDS_MAX 10

/** Most spellings of a name: all scripts together. */
#define NAME_SPELLINGS_MAX 48

/** What a name is the name of, as the first column of the list says. */
enum name_kind { NAME_PERSON, NAME_PLACE, NAME_ORGANISATION, NAME_AGENCY, NAME_THING };

/** One way to write a name. */
struct name_spelling {
    struct view text;                  /* as the list has it, without spaces around it */
    struct view words[NAME_WORDS_MAX]; /* folded; what a hyphen joins are two words */
    size_t word_count;
    enum script script; /* of its first word */
    bool capitals;      /* written without a small letter: KCNA, США. Such words have no other forms */
    const struct name *name;
    const struct name_spelling *next; /* the next spelling of the same name; NULL: the last */
};

/** One line of a list. */
struct name {
    enum name_kind kind;
    size_t line;                           /* in its list, from 1 */
    const struct name_spelling *spellings; /* in the order of the line */
};

/** A spelling that is found by a key. */
struct name_link {
    const struct name_spelling *spelling;
    uint32_t next; /* number of another link of the same key, plus one; 0: none */
};

/** Names in memory. Zero-initialise, names_release() to end. Strings and structures live until then. */
struct names {
    struct arena arena;
    struct table keys; /* what a spelling is found by; the value is the number of a link, plus one */
    ARRAY_STRUCT(, struct name_link) links;
    size_t count; /* names */
};

/** Frees what NAMES owns. */
void names_release(struct names *names);

/**
 * Adds the names of a list, which is not needed afterwards. TSV: a name a line, four columns separated by tabs: kind,
 * English, Russian, Korean; within a column spellings are separated by "|"; a column may be empty. Skipped: empty
 * lines, lines that start with "#", a carriage return before a line feed, a byte order mark. A line that is not so ends
 * it: LEDE_BAD_INPUT with "line 12: ..." in ERR, and OUT is good for names_release() only.
 */
lede_status names_add(struct names *out, struct analyser *analyser, struct view list, lede_error *err);

/** Names that are written as the words looked up, and how many of these words that takes. */
struct name_match {
    size_t word_count;                                      /* 0: there is none */
    ARRAY_STRUCT(, const struct name_spelling *) spellings; /* of different names, all with WORD_COUNT words */
};

/** Frees what MATCH owns. */
void name_match_release(struct name_match *match);

/**
 * Puts the names with the longest spelling that is written by the first of COUNT folded WORDS into *OUT, in place of
 * what was there. A Russian word matches in any case form unless the list has it in capitals, a Korean one with
 * particles, a Latin one with 's. Returns false when memory runs out.
 */
bool names_find(struct name_match *out, const struct names *names, struct analyser *analyser, const struct view *words,
                size_t count);

#endif
