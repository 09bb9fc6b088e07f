/* SPDX-License-Identifier: MIT */
/** What was searched for each word of a query, for lede.h. */
#ifndef API_EXPLAIN_H
#define API_EXPLAIN_H

#include "search/leaf.h"

/** Fills in the words of RESULTS, which live in ARENA, from LEAVES. Returns false when memory runs out. */
bool explain_words(lede_results *results, struct arena *arena, const struct leaves *leaves);

#endif
