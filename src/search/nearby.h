/* SPDX-License-Identifier: MIT */
/** Words and phrases that stand near each other. */
#ifndef SEARCH_NEARBY_H
#define SEARCH_NEARBY_H

#include "search/sources.h"

/** Adds the rows of BODIES and TITLES in which the parts of LEAF, which has NUMBER, are near each other. */
lede_status nearby_find(struct sources *bodies, struct sources *titles, size_t number, const struct leaf *leaf,
                        lede_error *err);

/**
 * Whether a part of LEAF, a NEAR, that starts at position FIRST is near enough to the other, which starts at SECOND: so
 * many words from the last of one to the first of the other. Parts may overlap.
 */
bool nearby_is(const struct leaf *leaf, uint32_t first, uint32_t second);

#endif
