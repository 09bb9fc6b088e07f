/* SPDX-License-Identifier: MIT */
/** Spellings of several words, found by the positions of these. */
#ifndef SEARCH_PHRASE_H
#define SEARCH_PHRASE_H

#include "search/sources.h"

/** Appends to MEMORY the sealed rows of SOURCES' index that have VARIANT, number NUMBER of its leaf; they ascend. */
lede_status phrase_find(struct memory_postings *memory, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number, lede_error *err);

#endif
