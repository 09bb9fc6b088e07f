/* SPDX-License-Identifier: MIT */
/** What was searched for each word of a query, for lede.h. */
#ifndef API_EXPLAIN_H
#define API_EXPLAIN_H

#include "search/collect.h"

/**
 * Fills in the words of RESULTS, which live in ARENA, from LEAVES with their PLANS, one for each. Returns false when
 * memory runs out.
 */
bool explain_words(lede_results *results, struct arena *arena, const struct leaves *leaves,
                   const struct leaf_plan *plans);

#endif
