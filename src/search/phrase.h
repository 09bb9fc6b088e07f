/* SPDX-License-Identifier: MIT */
/** Spellings of several words, found by the positions of these. */
#ifndef SEARCH_PHRASE_H
#define SEARCH_PHRASE_H

#include "search/sources.h"

/** Whether positions are kept of all forms of VARIANT. They are not of stop words: FTS5 finds what has one. */
bool phrase_has_places(const struct leaf_variant *variant);

/** Appends to MEMORY the sealed passages that have VARIANT, number NUMBER of its leaf; they ascend. */
lede_status phrase_find(struct memory_postings *memory, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number, lede_error *err);

#endif
