/* SPDX-License-Identifier: MIT */
/** The names in a query, searched in their other spellings too. */
#ifndef SEARCH_ALIAS_H
#define SEARCH_ALIAS_H

#include "search/leaf.h"

/**
 * Adds to LEAVES, which are those of QUERY in its order, what the names among its words are called besides. Words that
 * stand side by side as clauses of their own may make a name, a phrase only as a whole. Each leaf of a name of several
 * words gets all spellings: a passage with 김정은 has the words Kim, Jong and Un. IN_CAPITALS: the whole query is, so
 * that "US" need not be the country.
 */
lede_status aliases_add(struct leaves *leaves, struct form_search *search, const struct query *query, bool in_capitals);

#endif
