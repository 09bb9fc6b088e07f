/* SPDX-License-Identifier: MIT */
/* What a passage could score at most, told before it is looked at. */
#include "search/collector.h"

/* Puts the wanted leaves in ascending order of what they can add. */
static void sort_bounds(struct collector *collector) {
    size_t *order = collector->ascending;
    for (size_t i = 1; i < collector->wanted_count; i++)
        for (size_t at = i; at > 0; at--) {
            if (collector->bounds[order[at - 1]] <= collector->bounds[order[at]]) break;
            size_t swap = order[at];
            order[at] = order[at - 1];
            order[at - 1] = swap;
        }
}

void find_bounds(struct collector *collector) {
    size_t count = leaf_count(collector);
    for (size_t i = 0; i < count; i++) {
        double idf = leaf_at(collector, i)->idf;
        if (!(collector->wanted >> i & 1)) continue;
        collector->ascending[collector->wanted_count++] = i;
        collector->placed |= (uint64_t)leaf_at(collector, i)->has_places << i;
        collector->bounds[i] = idf * (RANK_SATURATED + RANK_EXACT);
        collector->article_bound += weight_bound(collector, i);
    }
    /* What two neighbours add is charged to the rarer one. */
    for (size_t i = 0; i + 1 < count; i++) {
        double first = leaf_at(collector, i)->idf, second = leaf_at(collector, i + 1)->idf;
        if (!(collector->placed >> i & collector->placed >> (i + 1) & 1)) continue;
        collector->bounds[first > second ? i : i + 1] += rank_proximity_most(first + second);
    }
    sort_bounds(collector);
}

double proximity_bound(const struct collector *collector, uint64_t leaves) {
    double sum = 0;
    leaves &= collector->placed;
    for (uint64_t left = leaves & leaves >> 1; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        sum += rank_proximity_most(leaf_at(collector, i)->idf + leaf_at(collector, i + 1)->idf);
    }
    return sum;
}

/* The leaf with the fewest postings of those in AMONG, which is not empty. */
static size_t rarest(const struct collector *collector, uint64_t among) {
    size_t best = 0;
    uint64_t least = UINT64_MAX;
    for (uint64_t left = among; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        uint64_t postings = collector->sources.leaves[i].postings;
        if (postings >= least) continue;
        least = postings;
        best = i;
    }
    return best;
}

/* How many postings the leaves AMONG have. */
static uint64_t postings_of(const struct collector *collector, uint64_t among) {
    uint64_t sum = 0;
    for (uint64_t left = among; left; left &= left - 1)
        sum += collector->sources.leaves[(size_t)__builtin_ctzll(left)].postings;
    return sum;
}

/* Whichever of the sets BEST and NEXT has fewer postings; an empty one is none. */
static uint64_t fewer(const struct collector *collector, uint64_t best, uint64_t next) {
    if (!best || !next) return best | next;
    return postings_of(collector, next) < postings_of(collector, best) ? next : best;
}

static uint64_t needed_by(const struct collector *collector, const struct demand *demand);

/* The same where DEMAND says that one of several things has to be there; 0 where that may be none of the leaves. */
static uint64_t needed_of_any(const struct collector *collector, const struct demand *demand) {
    uint64_t needed = demand->any;
    if (needed & ~collector->wanted) return 0;
    for (const struct demand *inner = demand->first; inner; inner = inner->next) {
        if (inner->occur != QUERY_SHOULD) continue;
        uint64_t one = needed_by(collector, inner);
        if (!one) return 0;
        needed |= one;
    }
    return needed;
}

/* The leaves, as few postings as possible, of which one is there where all that has to be there by DEMAND is. */
static uint64_t needed_by_all(const struct collector *collector, const struct demand *demand) {
    uint64_t leaves = demand->all & collector->wanted, needed = 0;
    if (leaves) needed = UINT64_C(1) << rarest(collector, leaves);
    for (const struct demand *inner = demand->first; inner; inner = inner->next)
        if (inner->occur == QUERY_MUST) needed = fewer(collector, needed, needed_by(collector, inner));
    return needed;
}

static uint64_t needed_by(const struct collector *collector, const struct demand *demand) {
    uint64_t needed = needed_by_all(collector, demand);
    return demand->wants_any ? fewer(collector, needed, needed_of_any(collector, demand)) : needed;
}

/* Where nothing has to be there, or one of all words, bounds leave out more. */
void find_needed(struct collector *collector) {
    const struct demand *demand = collector->request->demand;
    uint64_t needed = needed_by_all(collector, demand);
    if (needed != collector->wanted || !(needed & (needed - 1))) collector->needed = needed;
    for (size_t i = 0; i < collector->request->fields->count; i++)
        collector->listing |= !collector->request->leaves->fields[i]->negated && !needed_by(collector, demand);
}

/* The set of the other leaves is the largest whose bounds together cannot reach the threshold. */
uint64_t naming_leaves(const struct collector *collector) {
    if (collector->needed) return collector->needed;
    if (collector->count_all) return collector->wanted;
    double least = threshold(collector), all = collector->article_bound;
    for (size_t i = 0; i < collector->wanted_count; i++) all += collector->bounds[collector->ascending[i]];
    if (cannot_exceed(all + collector->together, least)) return 0;
    if (cannot_exceed(all, least)) return UINT64_C(1) << rarest(collector, collector->wanted);
    double sum = collector->article_bound;
    uint64_t naming = collector->wanted;
    for (size_t i = 0; i < collector->wanted_count; i++) {
        sum += collector->bounds[collector->ascending[i]];
        if (!cannot_exceed(sum, least)) break;
        naming &= ~(UINT64_C(1) << collector->ascending[i]);
    }
    return naming;
}

bool names_passages(const struct collector *collector, const struct title_hit *hit, uint64_t naming) {
    if (collector->needed) return hit->leaves & naming;
    double bound = hit->score + collector->article_bound;
    uint64_t others = collector->wanted & ~naming;
    for (uint64_t left = others; left; left &= left - 1) bound += collector->bounds[__builtin_ctzll(left)];
    if (has_all(collector, hit->leaves | others)) bound += collector->together;
    return !cannot_exceed(bound, threshold(collector));
}
