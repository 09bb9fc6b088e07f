/* SPDX-License-Identifier: MIT */
/** The ways to spell a word or phrase of a query. */
#ifndef SEARCH_VARIANT_H
#define SEARCH_VARIANT_H

#include "search/leaf.h"

/** What spellings are made of; borrowed. */
struct variant_source {
    const struct query_node *node; /* a word or phrase */
    const struct tokens *tokens;   /* of its text, one at least */
    bool patterned;                /* its words may have patterns */
};

/**
 * Gives LEAF, which has none, its variants: at most LEAF_TYPED_MAX, for LEAF_VARIANTS_MAX of which it has room. The
 * first is all words apart.
 */
lede_status variants_find(struct leaf *leaf, struct form_search *search, const struct variant_source *source);

/** Makes room for the variants of LEAF. Returns false when memory runs out. */
bool variants_reserve(struct leaf *leaf, struct arena *arena);

/** Frees what the variants of LEAF own. */
void variants_release(struct leaf *leaf);

/** Notes whether positions are kept of LEAF's words. */
void variants_mark_places(struct leaf *leaf);

#endif
