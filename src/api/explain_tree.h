/* SPDX-License-Identifier: MIT */
/** How a query was understood, for lede.h. */
#ifndef API_EXPLAIN_TREE_H
#define API_EXPLAIN_TREE_H

#include "query/query.h"

/**
 * Writes the tree of QUERY into ARENA, a clause a line, indented by two spaces below what it belongs to, a line end
 * behind each. NULL when memory runs out.
 */
const char *explain_tree(struct arena *arena, const struct query *query);

#endif
