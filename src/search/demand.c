/* SPDX-License-Identifier: MIT */
/* Demands as sets of bits. */
#include "search/demand.h"

/* Adds what the clause of a group that has BITS demands. */
static void add_bits(struct demand *to, enum query_occur occur, uint64_t bits) {
    if (occur == QUERY_MUST) to->all |= bits;
    else if (occur == QUERY_NOT) to->none |= bits;
    else to->any |= bits;
}

static bool is_empty(const struct demand *demand) {
    return !demand->all && !demand->any && !demand->none && !demand->first;
}

/* Takes the groups that may be there out of DEMAND. */
static void drop_optional(struct demand *demand) {
    struct demand **end = &demand->first;
    while (*end) {
        if ((*end)->occur == QUERY_SHOULD) *end = (*end)->next;
        else end = &(*end)->next;
    }
    demand->any = 0;
}

/* Where something has to be there, what may be there demands nothing. */
static void settle(struct demand *demand) {
    bool must = demand->all != 0, optional = demand->any != 0;
    for (const struct demand *inner = demand->first; inner; inner = inner->next) {
        must |= inner->occur == QUERY_MUST;
        optional |= inner->occur == QUERY_SHOULD;
    }
    demand->wants_any = optional && !must;
    if (must) drop_optional(demand);
}

bool demand_make(struct demand **out, struct arena *arena, const struct query_node *group,
                 const struct leaves *leaves) {
    struct demand *demand = *out = arena_alloc(arena, sizeof *demand);
    if (!demand) return false;
    demand->occur = group->occur;
    struct demand **end = &demand->first;
    for (const struct query_node *clause = group->first; clause; clause = clause->next) {
        if (clause->kind != QUERY_GROUP) {
            add_bits(demand, clause->occur, leaves_bits(leaves, clause));
            continue;
        }
        if (!demand_make(end, arena, clause, leaves)) return false;
        if (is_empty(*end)) *end = NULL;
        else end = &(*end)->next;
    }
    settle(demand);
    return true;
}

bool demand_holds(const struct demand *demand, uint64_t present) {
    if ((present & demand->all) != demand->all || (present & demand->none)) return false;
    bool any = !demand->wants_any || (present & demand->any);
    for (const struct demand *inner = demand->first; inner; inner = inner->next) {
        /* Of what may be there one is enough. */
        if (inner->occur == QUERY_SHOULD && any) continue;
        bool holds = demand_holds(inner, present);
        if (inner->occur == QUERY_SHOULD) any |= holds;
        else if (holds != (inner->occur == QUERY_MUST)) return false;
    }
    return any;
}
