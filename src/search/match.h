/* SPDX-License-Identifier: MIT */
/** Where in a text the leaves of a query are. */
#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

#include "passage/snippet.h"
#include "search/leaf.h"

ARRAY_STRUCT(matches, struct snippet_match);

/** Finds LEAVES in texts. */
struct matcher;

/** Makes *OUT for the leaves that are not excluded; it borrows LEAVES. Closed with matcher_close(). */
lede_status matcher_open(struct matcher **out, const struct leaves *leaves, lede_error *err);

/** Frees MATCHER. */
void matcher_close(struct matcher *matcher);

/**
 * Appends the places of TEXT at which leaves are, ascending by start, to OUT: words as FTS5 finds them, a phrase as one
 * place. Returns false when memory runs out.
 */
bool matcher_find(struct matches *out, struct matcher *matcher, struct view text);

/** Puts the disjoint ranges that MATCHES cover, BASE added, into OUT, which has room for all; returns how many. */
size_t matches_merge(lede_span *out, const struct matches *matches, size_t base);

#endif
