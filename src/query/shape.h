/* SPDX-License-Identifier: MIT */
/** Trees of clauses brought into their simplest shape. */
#ifndef QUERY_SHAPE_H
#define QUERY_SHAPE_H

#include "query/query.h"

/** Clauses while a group is made of them; in the order of the query. END starts as &FIRST. */
struct clauses {
    struct query_node *first, **end;
};

/**
 * Appends CLAUSE, whose demand is set. A group of one clause becomes that clause, one whose clauses demand the same
 * when they are clauses of this group becomes these.
 */
void shape_append(struct clauses *clauses, struct query_node *clause);

/**
 * Makes fields, where words stand beside them, what has to be there, and of the words one: a field says where, not
 * what. Several fields of one kind are alternatives. Nodes come from ARENA; false when memory runs out.
 */
bool shape_fields(struct clauses *clauses, struct arena *arena);

/** Notes for all nodes below GROUP, which is NEGATED itself or not, whether they are. */
void shape_negate(struct query_node *group, bool negated);

#endif
