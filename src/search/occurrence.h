/* SPDX-License-Identifier: MIT */
/** A name in a query: its words, their leaves, the spellings they get. */
#ifndef SEARCH_OCCURRENCE_H
#define SEARCH_OCCURRENCE_H

#include "search/leaf.h"
#include "search/query_words.h"

/** COUNT words of a query, side by side, that are a name. */
struct occurrence {
    struct leaves *leaves;
    struct query_word *words;
    size_t count;
    struct leaf *owner; /* their first leaf */
    bool single;        /* one word that is a leaf by itself */
};

/** Makes *OUT of the first COUNT WORDS; false when no leaf is theirs, as all of them are passed over. */
bool occurrence_make(struct occurrence *out, struct leaves *leaves, struct query_word *words, size_t count);

/** Gives VARIANT, which is taken over, to all leaves of OCCURRENCE for which there is room. */
void occurrence_add(const struct occurrence *occurrence, struct leaf_variant variant);

/** Frees the forms of VARIANT, which no leaf has got. */
void variant_release(struct leaf_variant *variant);

#endif
