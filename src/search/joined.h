/* SPDX-License-Identifier: MIT */
/** Words of a phrase that are also written as one. */
#ifndef SEARCH_JOINED_H
#define SEARCH_JOINED_H

#include "search/leaf.h"

/**
 * Adds to LEAF's variants, for which there is room, those in which two neighbouring words of the first variant are one
 * ("about face": aboutface), where the vocabulary has that word. The forms that were typed, one a position, are WORDS.
 */
lede_status joined_add(struct leaf *leaf, struct form_search *search, const struct view *words);

#endif
