/* SPDX-License-Identifier: MIT */
/** Lists of names: what stands for the same person, place or organisation in other words and scripts. */
#ifndef ANALYSE_NAMES_H
#define ANALYSE_NAMES_H

#include "analyse/classes.h"
#include "analyse/sound.h"

/** Most words of a spelling. Organisations are long: "Committee for the Peaceful Reunification of the Fatherland". */
#define NAME_WORDS_MAX 10

/** Most spellings of a name: all scripts together. */
#define NAME_SPELLINGS_MAX 48

/** What a name is the name of, as the first column of the list says. */
enum name_kind { NAME_PERSON, NAME_PLACE, NAME_ORGANISATION, NAME_AGENCY, NAME_THING };

/** A piece of the bytes of a list. */
struct name_text {
    uint32_t start, length;
};

/** One way to write a name. */
struct name_spelling {
    struct name_text text;  /* as the list has it, without spaces around it */
    struct name_text words; /* folded, a space behind each; what a hyphen joins are two words */
    uint32_t name;          /* index of its name */
    uint8_t word_count;
    uint8_t script; /* enum script, of its first word */
    bool fixed;     /* stands in this form only: in capitals (США), or a short foreign name (Перу) */
};

/** One line of a list. */
struct name {
    struct name_text line;        /* without its line end */
    uint32_t first;               /* index of its first spelling; the others follow in the order of the line */
    uint8_t spelling_count, kind; /* enum name_kind */
};

/** What a spelling is found by. */
struct name_key {
    struct name_text text;
    uint32_t spelling; /* its index */
};

/** A list of names that does not change: the one that is compiled in, or a view of a struct name_list. No pointers but
 * these, so that the compiled one costs a program nothing when it starts. */
struct names {
    const char *bytes;
    const struct name *names;
    const struct name_spelling *spellings;
    const struct name_key *keys; /* ascending by text, then by spelling */
    size_t name_count, spelling_count, key_count;
};

/** The list of share/names.tsv, compiled in by share/compile_names.c. */
extern const struct names names_builtin;

/** The bytes of TEXT in NAMES. */
static inline struct view names_text(const struct names *names, struct name_text text) {
    return view_of(names->bytes + text.start, text.length);
}

/** Takes the first folded word off *WORDS, the text of a spelling's words; false when there is no more. */
bool names_take_word(struct view *word, struct view *words);

/** The key of joined words that WORDS, COUNT folded ones, are found by: without joints, marks and spaces. */
#define NAME_KEY_JOINED '='

/** Adds WORD, folded, to OUT, a key that starts with NAME_KEY_JOINED. Returns false when memory runs out. */
bool names_join(struct buffer *out, struct view word);

/** Whether the class key KEY is the stem of a Russian noun, name or adjective: such keys find spellings by words. */
static inline bool names_is_stem(struct view key) { return key.length > 0 && key.data[0] == CLASS_RUSSIAN; }

/** A spelling that is written by words that were looked up. */
struct name_found {
    const struct names *names;
    const struct name_spelling *spelling;
};

/** Names that are written as the words looked up, and how many of these words that takes. */
struct name_match {
    size_t word_count;                       /* 0: there is none */
    ARRAY_STRUCT(, struct name_found) found; /* of different names, all with WORD_COUNT words */
};

/** Frees what MATCH owns. */
void name_match_release(struct name_match *match);

/**
 * Puts the names with the longest spelling that is written by the first of COUNT folded WORDS into *OUT, beside what
 * is there: shorter ones give way to longer ones. A Russian word matches in any case form unless it is fixed, a
 * Korean one with particles, a person's with a title, a Latin one with 's. Returns false when memory runs out.
 */
bool names_find(struct name_match *out, const struct names *names, struct analyser *analyser, const struct view *words,
                size_t count);

#endif
