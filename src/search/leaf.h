/* SPDX-License-Identifier: MIT */
/** A word or phrase of the query as the forms that are searched for it. */
#ifndef SEARCH_LEAF_H
#define SEARCH_LEAF_H

#include "query/query.h"
#include "search/forms.h"

/** Positions in a row: a word is one, a phrase several. */
struct leaf_variant {
    struct word_position *positions;
    size_t length;
    enum closeness closeness; /* of another spelling of a name: CLOSE_ALIAS or below; else CLOSE_EXACT */
    bool borrowed;            /* the positions are those of another leaf: a name of several words */
    size_t split;             /* of a NEAR: the first of the positions that are its second part's; else 0 */
};

/** A word or phrase: it is in a passage when one of its variants is. */
struct leaf {
    const struct query_node *node;
    struct view words; /* its forms, a space behind each */
    uint32_t number;   /* in the order in which leaves were made */
    uint32_t place;    /* of its first word among all words of the query, those that are not searched included */
    struct leaf_variant *variants; /* spellings: joined, apart, hyphenated; those of a name in other scripts */
    size_t variant_count;
    struct leaves *near; /* the two parts of a NEAR, whose variants pair theirs up; else NULL */
    bool is_part;        /* of a Korean compound that is a leaf, too; no word of the query itself */
    double idf;          /* see rank.h */
    bool has_places;     /* of its words positions are kept: they are not all stop words */
};

ARRAY_STRUCT(leaf_array, struct leaf);

/** Most different fields of a query; nobody types so many. */
#define LEAVES_FIELDS_MAX 16

/** The leaves of a query in its order. Zero-initialise, leaves_release() to end. */
struct leaves {
    struct leaf_array list;
    struct arena arena;
    const struct query_node *fields[LEAVES_FIELDS_MAX]; /* number I has bit LEAVES_MAX - 1 - I */
    size_t field_count;
    uint64_t *bits;        /* for each leaf and field of the query by its number: see leaves_bits() */
    bool alternatives;     /* the query has OR: that all words are there is worth no more */
    size_t forms_left_out; /* of prefixes and fuzzy words: see pattern.h */
    size_t left_out;       /* words and phrases that were not taken, or cut, because of the limits below */
};

/**
 * Most leaves of a query: their presence in a passage is one bit each of a 64-bit set. Of longer texts (a pasted
 * paragraph) the first words are taken, required and excluded ones before all others.
 */
#define LEAVES_MAX 64

/**
 * Most words of a phrase that are searched. FTS5 looks at each word's list for every phrase, and nobody quotes more to
 * find a passage of 200 words.
 */
#define LEAF_POSITIONS_MAX 64

/** Most variants of one leaf as it was typed: spellings multiply when several words of a phrase have more than one. */
#define LEAF_TYPED_MAX 16

/** Most variants of one leaf together with the other spellings of a name, which may have NAME_SPELLINGS_MAX. */
#define LEAF_VARIANTS_MAX 64

/**
 * Looks up the forms of all leaves of QUERY in STORE, inside of a read transaction; with NAMES those of names in other
 * spellings, too.
 */
lede_status leaves_expand(struct leaves *out, struct store *store, const struct query *query, bool names,
                          lede_error *err);

/** The leaves, or the bit of the field, that CLAUSE of the query came to, a bit each; 0: it is not searched. */
static inline uint64_t leaves_bits(const struct leaves *leaves, const struct query_node *clause) {
    return leaves->bits[clause->number];
}

/** Whether LEAF is looked for in INDEX. */
static inline bool leaf_is_in(const struct leaf *leaf, enum store_index index) {
    return index == STORE_TITLES || leaf->node->field != QUERY_TITLE;
}

/** Frees what LEAVES owns. */
void leaves_release(struct leaves *leaves);

#endif
