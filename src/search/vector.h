/* SPDX-License-Identifier: MIT */
/** A text as the weights of its words. */
#ifndef SEARCH_VECTOR_H
#define SEARCH_VECTOR_H

#include "base/table.h"
#include "search/telling.h"

/** A word of a text, in whatever forms it stands there. */
struct vector_word {
    struct view form; /* the first that was met; in the arena */
    size_t count;
    int64_t frequency; /* passages with the most frequent of the forms */
    double weight;     /* tf-idf, see telling_weight() */
};

/** Zero-initialise, vector_release() to end. */
struct vector {
    struct table numbers; /* of class keys, in WORDS from 1 */
    ARRAY_STRUCT(, struct vector_word) words;
    double length; /* of the vector: the root of the sum of squares */
};

/** What vectors are made with. Set STORE, ARENA and ERR, the rest zero; vector_maker_release() to end. */
struct vector_maker {
    struct store *store;
    struct arena *arena;
    struct class_keys keys;
    struct table frequencies; /* of forms, and one */
    lede_error *err;
};

/** Frees what MAKER owns. */
void vector_maker_release(struct vector_maker *maker);

/** Adds the words of TEXT (valid UTF-8) to VECTOR, but for stop words and words that the corpus does not have. */
lede_status vector_add(struct vector *vector, struct vector_maker *maker, struct view text);

/** Weighs the words, when all texts are added. */
lede_status vector_weigh(struct vector *vector, struct vector_maker *maker);

/** Frees what VECTOR owns. */
void vector_release(struct vector *vector);

/** The word of B that is word I of A, NULL where B has it not. */
const struct vector_word *vector_shared(const struct vector *a, size_t i, const struct vector *b);

/** The cosine of A and B: 0, nothing in common, to 1. */
double vector_cosine(const struct vector *a, const struct vector *b);

#endif
