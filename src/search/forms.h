/* SPDX-License-Identifier: MIT */
/** The forms of the vocabulary that stand for a word. */
#ifndef SEARCH_FORMS_H
#define SEARCH_FORMS_H

#include "base/arena.h"
#include "store/store.h"

/** How close a form is to what was typed; each has its weight in rank.h. */
enum closeness {
    CLOSE_EXACT,     /* the form that was typed */
    CLOSE_PARTICLE,  /* a Korean noun with particles or endings, which are words of their own */
    CLOSE_INFLECTED, /* another form of the word */
    CLOSE_DOUBTFUL,  /* a form that may be another word's: Russian лавров of лавр, which is a surname too */
    CLOSE_CONTAINS,  /* a Korean word that has the word in it */
    CLOSE_PREFIX,    /* starts with what was typed */
    CLOSE_FUZZY,     /* is spelt nearly like what was typed */
    CLOSE_ALIAS,     /* a name in another script, which a list has: Путин for Putin */
    CLOSE_SYNONYM,   /* another name in the same script, which a list has: North Korea for DPRK */
    CLOSE_SOUND,     /* a word of another script that sounds the same */
    CLOSE_COUNT
};

/** A form of the vocabulary that stands for a word of the query. */
struct word_form {
    struct view form; /* in the search's arena */
    int64_t term;     /* its number in the vocabulary; 0: not there */
    int64_t frequency;
    enum closeness closeness;
};

/** Whether CLOSENESS is that of a word itself, and not of what else a name is called. */
static inline bool closeness_is_own(enum closeness closeness) { return closeness < CLOSE_ALIAS; }

ARRAY_STRUCT(word_forms, struct word_form);

/** What one position of a passage may hold. */
struct word_position {
    struct word_forms forms;
    struct view typed;  /* Hangul that was typed: only this much of a token is marked where it is in it; else empty */
    struct view noun;   /* the same without its particle: marked where all that was typed is not in the token */
    bool is_conjugated; /* a Korean verb or adjective: its other forms are marked whole */
};

/** What looking up forms needs. KEYS is zero to start, form_search_release() to end; the rest is borrowed. */
struct form_search {
    struct store *store;
    struct arena *arena; /* of the forms that are found */
    struct class_keys keys;
    bool nouns_only;       /* Hangul is looked up as a noun, not as a verb */
    size_t forms_left_out; /* forms of patterns that were too many */
    lede_error *err;
};

/** Frees what SEARCH owns. */
void form_search_release(struct form_search *search);

/** Fills POSITION, all zero, with the forms that stand for WORD, a folded form, inside of a read transaction. */
lede_status forms_find(struct word_position *position, struct form_search *search, struct view word);

/** Whether FORM is one of POSITION's. */
bool forms_have(const struct word_position *position, struct view form);

/** Takes the forms out of POSITION that are less close than WORST. */
void forms_keep_close(struct word_position *position, enum closeness worst);

/** Appends FORM, which is copied, to POSITION. Returns false when memory runs out. */
bool forms_push(struct word_position *position, struct arena *arena, struct word_form form);

/** Fills TO, all zero, with what FROM has. Returns false when memory runs out. */
bool forms_copy(struct word_position *to, const struct word_position *from);

/**
 * Whether NOUN, Hangul, is written as a word of its own, alone or with particles: 군 is, where there is 군의. CONTEXT
 * is the struct form_search.
 */
bool forms_is_noun(void *context, struct view noun);

#endif
