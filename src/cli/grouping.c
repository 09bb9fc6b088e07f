/* SPDX-License-Identifier: MIT */
/* Hits of one page brought together by article, in O(n log n) because -n all may bring a million. */
#include "grouping.h"

#include "memory.h"

#include <stdlib.h>

static int compare(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

/* For qsort(): brings the hits of an article together, its best one first. */
static int by_article(const void *left, const void *right) {
    const struct grouped *a = left, *b = right;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return compare(a->hit, b->hit);
}

/* For qsort(): articles in the order of their best hits, hits of one article in the order of the page. */
static int by_leader(const void *left, const void *right) {
    const struct grouped *a = left, *b = right;
    return a->leader != b->leader ? compare(a->leader, b->leader) : compare(a->hit, b->hit);
}

struct grouped *group_hits(const lede_results *results) {
    size_t count = results->hit_count;
    /* Sorted are numbers of hits, not the hits, which the results own. */
    struct grouped *order = memory_zeroed(count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = (struct grouped){.article = results->hits[i].article->id, .hit = i};
    qsort(order, count, sizeof *order, by_article);
    /* Hits of one article are neighbours now, so that the leader is that of the hit in front or the hit itself. */
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && order[i - 1].article == order[i].article;
        order[i].leader = same ? order[i - 1].leader : order[i].hit;
    }
    qsort(order, count, sizeof *order, by_leader);
    return order;
}
