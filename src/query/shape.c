/* SPDX-License-Identifier: MIT */
/* Simplifying groups of clauses. */
#include "query/shape.h"

static void append(struct clauses *clauses, struct query_node *clause) {
    clause->next = NULL;
    *clauses->end = clause;
    clauses->end = &clause->next;
}

/* Whether all clauses of GROUP demand FIRST or SECOND. */
static bool demands_only(const struct query_node *group, enum query_occur first, enum query_occur second) {
    for (const struct query_node *clause = group->first; clause; clause = clause->next)
        if (clause->occur != first && clause->occur != second) return false;
    return true;
}

/* Whether NODE says only which articles are meant. */
static bool is_filter(const struct query_node *node) {
    if (node->kind != QUERY_GROUP) return node->field != QUERY_NO_FIELD;
    for (const struct query_node *clause = node->first; clause; clause = clause->next)
        if (!is_filter(clause)) return false;
    return node->first != NULL;
}

static bool has_filter(const struct query_node *group) {
    for (const struct query_node *clause = group->first; clause; clause = clause->next)
        if (is_filter(clause)) return true;
    return false;
}

/*
 * Whether the clauses of GROUP demand the same without it: a OR (b OR c), a AND (b AND NOT c), NOT (a OR b).
 * Fields beside words demand more than fields in a group, see shape_fields().
 */
static bool is_transparent(const struct query_node *group) {
    if (group->occur == QUERY_SHOULD && has_filter(group)) return false;
    if (group->occur == QUERY_MUST) return demands_only(group, QUERY_MUST, QUERY_NOT);
    return demands_only(group, QUERY_SHOULD, QUERY_SHOULD);
}

/* The only clause of GROUP, where that can stand for it; else NULL. */
static struct query_node *only_clause(const struct query_node *group) {
    struct query_node *clause = group->first;
    return clause && !clause->next && clause->occur != QUERY_NOT ? clause : NULL;
}

void shape_append(struct clauses *clauses, struct query_node *clause) {
    while (clause->kind == QUERY_GROUP && only_clause(clause)) {
        struct query_node *inner = clause->first;
        inner->occur = clause->occur;
        clause = inner;
    }
    if (clause->kind != QUERY_GROUP || !is_transparent(clause)) {
        append(clauses, clause);
        return;
    }
    enum query_occur occur = clause->occur;
    for (struct query_node *inner = clause->first, *next; inner; inner = next) {
        next = inner->next;
        if (occur == QUERY_NOT) inner->occur = QUERY_NOT;
        append(clauses, inner);
    }
}

/* ---- Fields --------------------------------------------------------------------------------------------------- */

static bool is_optional_field(const struct query_node *clause, enum query_field field) {
    return clause->kind == QUERY_FIELD && clause->field == field && clause->occur == QUERY_SHOULD;
}

/* Moves those of CLAUSES that SELECTED says into a group that has to be there. */
static bool gather(struct clauses *clauses, struct arena *arena, bool (*selected)(const struct query_node *, int),
                   int which) {
    struct query_node *group = arena_alloc(arena, sizeof *group);
    if (!group) return false;
    group->kind = QUERY_GROUP;
    group->occur = QUERY_MUST;
    struct clauses kept = {.end = &kept.first}, inside = {.end = &group->first};
    for (struct query_node *clause = clauses->first, *next; clause; clause = next) {
        next = clause->next;
        bool inner = selected(clause, which);
        if (inner && !group->first) group->offset = clause->offset;
        append(inner ? &inside : &kept, clause);
    }
    if (group->first) shape_append(&kept, group);
    /* The lists were on this function's stack. */
    clauses->first = kept.first;
    clauses->end = &clauses->first;
    while (*clauses->end) clauses->end = &(*clauses->end)->next;
    return true;
}

static bool is_field_of(const struct query_node *clause, int field) {
    return is_optional_field(clause, (enum query_field)field);
}

static bool is_optional_word(const struct query_node *clause, int unused) {
    (void)unused;
    return !is_filter(clause) && clause->occur == QUERY_SHOULD;
}

bool shape_fields(struct clauses *clauses, struct arena *arena) {
    bool fields = false, has_must = false, has_should = false;
    for (const struct query_node *clause = clauses->first; clause; clause = clause->next) {
        bool filter = is_filter(clause) && clause->occur != QUERY_NOT;
        fields |= filter;
        has_must |= !filter && clause->occur == QUERY_MUST;
        has_should |= !filter && clause->occur == QUERY_SHOULD;
    }
    if (!fields) return true;
    for (int field = QUERY_SOURCE; field < QUERY_FIELDS; field++) {
        bool any = false;
        for (const struct query_node *clause = clauses->first; clause; clause = clause->next)
            any |= is_field_of(clause, field);
        if (any && !gather(clauses, arena, is_field_of, field)) return false;
    }
    if (has_should && !has_must && !gather(clauses, arena, is_optional_word, 0)) return false;
    for (struct query_node *clause = clauses->first; clause; clause = clause->next)
        if (is_filter(clause) && clause->occur == QUERY_SHOULD) clause->occur = QUERY_MUST;
    return true;
}

/* ---- Exclusions ----------------------------------------------------------------------------------------------- */

void shape_negate(struct query_node *group, bool negated) {
    for (struct query_node *clause = group->first; clause; clause = clause->next) {
        clause->negated = negated != (clause->occur == QUERY_NOT);
        shape_negate(clause, clause->negated);
    }
}
