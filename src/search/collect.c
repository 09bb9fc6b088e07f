/* SPDX-License-Identifier: MIT */
/* Collecting candidates. */

/*
 * Rows come in ascending order, so the passages of an article come one behind the other: they are gathered as a group,
 * and when the next article begins, what is known of the whole article (its words, how many passages matched) is added
 * and the best of the group go into the heap. Positions are only read where a passage can still get into the heap.
 */
#include "search/collect.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/heap.h"

#include <stdlib.h>

/* What the title of an article has of the query. */
struct title_hit {
    int64_t article;
    uint64_t leaves;
    double score;
    bool used;                  /* the article matched in its body, too */
    int64_t barred, barred_end; /* its first passages in a row that have an excluded word: [barred, barred_end) */
};

ARRAY_STRUCT(title_hits, struct title_hit);

/* The passages of one article. */
struct group {
    int64_t article; /* 0: none yet */
    struct candidates passages;
    uint64_t total;
    double tf[LEAVES_MAX];   /* weighted occurrences in the passages that matched */
    struct title_hit *title; /* what its title has; NULL: nothing */
};

struct collector {
    const struct collect_request *request;
    const struct plan *plan;
    struct collected *out;
    struct title_hits titles; /* ascending by article */
    size_t next_title;
    uint64_t required; /* leaves that must be there, one bit each */
    struct group group;
    struct store_positions positions[2]; /* of two neighbouring leaves */
    double together;                     /* rank_together() */
};

/* ---- Filters -------------------------------------------------------------------------------------------------- */

static bool is_searched(const struct collect_request *request, int64_t article) {
    return request->allowed ? ids_contain(request->allowed, article) : !ids_contain(request->removed, article);
}

/* ---- One row -------------------------------------------------------------------------------------------------- */

/* What a row has of each leaf. */
struct row_counts {
    double tf[LEAVES_MAX]; /* weighted occurrences: those of the variant that has most */
    uint64_t leaves, exact;
};

static void count_row(struct row_counts *out, const struct plan *plan, const struct store_row *row) {
    *out = (struct row_counts){0};
    double tf = 0;
    for (size_t i = 0; i < plan->phrases.length; i++) {
        const struct plan_phrase *phrase = &plan->phrases.items[i];
        bool same = i > 0 && phrase[-1].leaf == phrase->leaf && phrase[-1].variant == phrase->variant;
        if (!same) tf = 0;
        uint32_t count = store_row_count(row, (int)i);
        if (count == 0) continue;
        tf += phrase->weight * count;
        /* Phrases of one variant are neighbours in the plan: TF grows over them, the leaf keeps its best variant. */
        if (tf > out->tf[phrase->leaf]) out->tf[phrase->leaf] = tf;
        out->leaves |= UINT64_C(1) << phrase->leaf;
        if (phrase->exact) out->exact |= UINT64_C(1) << phrase->leaf;
    }
}

static double bm25(const struct collector *collector, const double *tf, double length, double mean) {
    double score = 0;
    for (size_t i = 0; i < collector->request->leaves->list.length; i++)
        if (tf[i] > 0 && collector->plan->wanted >> i & 1)
            score += collector->request->leaves->list.items[i].idf * rank_saturate(tf[i], length, mean);
    return score;
}

/* Whether a passage with LEAVES in it or in its title, OWN in the passage itself, is what the query asks for. */
static bool satisfies(const struct plan *plan, uint64_t leaves, uint64_t own) {
    return (leaves & plan->required) == plan->required && !(leaves & plan->excluded) && (own & plan->wanted);
}

static bool has_all(const struct plan *plan, uint64_t leaves) { return (leaves & plan->wanted) == plan->wanted; }

/* ---- Proximity ------------------------------------------------------------------------------------------------ */

static int compare_positions(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The places of LEAF in ROW, ascending. Several phrases may find the same place: it counts once. */
static bool leaf_positions(struct store_positions *out, const struct plan *plan, uint32_t leaf,
                           const struct store_row *row) {
    out->length = 0;
    for (size_t i = 0; i < plan->phrases.length; i++)
        if (plan->phrases.items[i].leaf == leaf && !store_row_positions(out, row, (int)i)) return false;
    if (out->length < 2) return true;
    qsort(out->items, out->length, sizeof *out->items, compare_positions);
    size_t kept = 1;
    for (size_t i = 1; i < out->length; i++)
        if (out->items[i] != out->items[kept - 1]) out->items[kept++] = out->items[i];
    out->length = kept;
    return true;
}

/* What the places of two neighbouring leaves add; APART: words from the first to the second in the query. */
static double pair_score(const struct store_positions *first, const struct store_positions *second, uint32_t apart,
                         double idf) {
    double ordered = 0, near = 0;
    size_t from = 0;
    for (size_t i = 0; i < first->length; i++) {
        int64_t place = first->items[i];
        while (from < second->length && (int64_t)second->items[from] + RANK_NEAR < place) from++;
        for (size_t j = from; j < second->length && (int64_t)second->items[j] <= place + RANK_NEAR; j++) {
            int64_t distance = (int64_t)second->items[j] - place;
            if (distance == 0) continue;
            ordered += distance == apart;
            near += 1.0 / (double)(distance < 0 ? -distance : distance);
        }
    }
    return ordered > 0 || near > 0 ? rank_proximity(idf, ordered, near) : 0;
}

/* Sum over the neighbouring leaves of the query that are both in ROW. */
static bool proximity(double *out, struct collector *collector, const struct store_row *row, uint64_t leaves) {
    const struct leaf_array *list = &collector->request->leaves->list;
    *out = 0;
    leaves &= collector->plan->wanted;
    size_t have = SIZE_MAX; /* whose positions stand in positions[0] */
    for (size_t i = 0; i + 1 < list->length; i++) {
        if (!(leaves >> i & 1) || !(leaves >> (i + 1) & 1)) continue;
        struct store_positions *first = &collector->positions[0], *second = &collector->positions[1];
        if (have != i && !leaf_positions(first, collector->plan, (uint32_t)i, row)) return false;
        if (!leaf_positions(second, collector->plan, (uint32_t)i + 1, row)) return false;
        const struct leaf *leaf = &list->items[i];
        *out += pair_score(first, second, leaf[1].place - leaf->place, leaf->idf + leaf[1].idf);
        struct store_positions swap = *first;
        *first = *second;
        *second = swap;
        have = i + 1;
    }
    return true;
}

/* ---- Groups --------------------------------------------------------------------------------------------------- */

static int compare_candidates(const void *a, const void *b) { return candidate_before(a, b) ? -1 : 1; }

/* Adds to *LENGTH the words of the passages of the group's article from ID on, in steps of STEP. */
static lede_status add_lengths(double *length, const struct collector *collector, int64_t id, int64_t step,
                               lede_error *err) {
    struct store_passage passage;
    for (; id > 0 && id <= collector->request->corpus->last_passage; id += step) {
        lede_status status = store_passage(&passage, collector->request->store, id, err);
        if (status != LEDE_OK) return status;
        if (passage.article != collector->group.article) break;
        *length += passage.length;
    }
    return LEDE_OK;
}

/* Words of all passages of the group's article. */
static lede_status article_length(double *out, const struct collector *collector, lede_error *err) {
    int64_t within = collector->group.passages.items[0].passage;
    *out = 0;
    lede_status status = add_lengths(out, collector, within, -1, err);
    return status == LEDE_OK ? add_lengths(out, collector, within + 1, 1, err) : status;
}

/* Moves the best passages of the group into the heap. */
static lede_status flush_group(struct collector *collector, lede_error *err) {
    struct group *group = &collector->group;
    const struct collect_request *request = collector->request;
    struct candidates *passages = &group->passages;
    collector->out->total += group->total;
    lede_status status = LEDE_OK;
    if (passages->length > 0) {
        double length;
        status = article_length(&length, collector, err);
        double share = RANK_ARTICLE * bm25(collector, group->tf, length, request->corpus->article_length);
        if (request->per_article && passages->length > request->per_article) {
            qsort(passages->items, passages->length, sizeof *passages->items, compare_candidates);
            passages->length = request->per_article;
        }
        for (size_t i = 0; status == LEDE_OK && i < passages->length; i++) {
            passages->items[i].extra += share;
            passages->items[i].article_total = group->total;
            if (!heap_push(&collector->out->list, request->most, &passages->items[i])) status = error_no_memory(err);
        }
    }
    passages->length = 0;
    group->total = 0;
    return status;
}

/* The title hit of ARTICLE; articles come in ascending order. */
static struct title_hit *find_title(struct collector *collector, int64_t article) {
    struct title_hits *titles = &collector->titles;
    while (collector->next_title < titles->length && titles->items[collector->next_title].article < article)
        collector->next_title++;
    if (collector->next_title == titles->length) return NULL;
    struct title_hit *hit = &titles->items[collector->next_title];
    return hit->article == article ? hit : NULL;
}

static lede_status start_group(struct collector *collector, int64_t article, lede_error *err) {
    lede_status status = flush_group(collector, err);
    struct group *group = &collector->group;
    group->article = article;
    group->title = find_title(collector, article);
    memset(group->tf, 0, sizeof group->tf);
    return status;
}

static bool can_be_kept(const struct collector *collector, const struct candidate *candidate) {
    const struct candidates *heap = &collector->out->list;
    if (collector->request->count_only) return false;
    return heap->length < collector->request->most || candidate_before(candidate, &heap->items[0]);
}

static double exact_score(const struct collector *collector, const struct row_counts *counts) {
    double score = 0;
    for (size_t i = 0; i < collector->request->leaves->list.length; i++)
        if (counts->exact & collector->plan->wanted & UINT64_C(1) << i)
            score += RANK_EXACT * collector->request->leaves->list.items[i].idf;
    return score;
}

/* Scores a passage of LENGTH words that the query asks for. */
static lede_status add_passage(struct collector *collector, const struct store_row *row,
                               const struct row_counts *counts, struct candidate *candidate, uint32_t length,
                               lede_error *err) {
    struct group *group = &collector->group;
    group->total++;
    for (size_t i = 0; i < collector->request->leaves->list.length; i++) group->tf[i] += counts->tf[i];
    candidate->base = bm25(collector, counts->tf, length, collector->request->corpus->passage_length);
    if (group->title) candidate->base += group->title->score;
    if (has_all(collector->plan, candidate->leaves)) candidate->base += collector->together;
    /* Reading positions is the dear part. Without them the passage still counts for its article, above. */
    if (!can_be_kept(collector, candidate)) return LEDE_OK;
    if (!proximity(&candidate->extra, collector, row, counts->leaves)) return error_no_memory(err);
    candidate->extra += exact_score(collector, counts);
    return array_push(&group->passages, *candidate) ? LEDE_OK : error_no_memory(err);
}

/* Remembers that PASSAGE may not stand for an article that matches by its title. */
static void bar_passage(struct title_hit *title, int64_t passage) {
    if (title->barred == 0) title->barred = title->barred_end = passage;
    title->barred_end += title->barred_end == passage;
}

static lede_status collect_passage(void *context, const struct store_row *row, lede_error *err) {
    struct collector *collector = context;
    struct group *group = &collector->group;
    struct store_passage passage;
    struct candidate candidate = {.passage = store_row_id(row)};
    lede_status status = store_passage(&passage, collector->request->store, candidate.passage, err);
    if (status != LEDE_OK) return status;
    candidate.article = passage.article;
    if (passage.article != group->article) status = start_group(collector, passage.article, err);
    if (status != LEDE_OK || !is_searched(collector->request, passage.article)) return status;
    struct row_counts counts;
    count_row(&counts, collector->plan, row);
    candidate.leaves = counts.leaves | (group->title ? group->title->leaves : 0);
    if (satisfies(collector->plan, candidate.leaves, counts.leaves)) {
        if (group->title) group->title->used = true;
        return add_passage(collector, row, &counts, &candidate, passage.length, err);
    }
    if (group->title && counts.leaves & collector->plan->excluded) bar_passage(group->title, candidate.passage);
    return LEDE_OK;
}

/* ---- Titles --------------------------------------------------------------------------------------------------- */

static lede_status collect_title(void *context, const struct store_row *row, lede_error *err) {
    struct collector *collector = context;
    int64_t article = store_row_id(row);
    if (!is_searched(collector->request, article)) return LEDE_OK;
    struct row_counts counts;
    count_row(&counts, collector->plan, row);
    struct title_hit hit = {.article = article, .leaves = counts.leaves};
    for (size_t i = 0; i < collector->request->leaves->list.length; i++)
        if (counts.tf[i] > 0 && collector->plan->wanted >> i & 1)
            hit.score += rank_title(collector->request->leaves->list.items[i].idf, counts.tf[i]);
    return array_push(&collector->titles, hit) ? LEDE_OK : error_no_memory(err);
}

/* The passage that stands for the article of HIT: its first without an excluded word; 0 where there is none. */
static lede_status title_passage(int64_t *out, const struct collector *collector, const struct title_hit *hit,
                                 lede_error *err) {
    struct store_article article = {0};
    lede_status status = store_article(&article, collector->request->store, hit->article, err);
    if (status == LEDE_NO_MATCH)
        status =
            error_set(err, LEDE_CORRUPT, "the index has article %lld, which is not there", (long long)hit->article);
    *out = article.first_passage;
    if (*out == hit->barred) *out = hit->barred_end;
    if (*out >= article.first_passage + (int64_t)article.passages.length) *out = 0;
    store_article_release(&article);
    return status;
}

/* Adds the article of HIT when its title alone is what the query asks for. */
static lede_status add_title_only(struct collector *collector, const struct title_hit *hit, lede_error *err) {
    if (hit->used || !satisfies(collector->plan, hit->leaves, hit->leaves)) return LEDE_OK;
    struct candidate candidate = {
        .article = hit->article, .base = hit->score, .leaves = hit->leaves, .article_total = 1, .title_only = true};
    lede_status status = title_passage(&candidate.passage, collector, hit, err);
    if (status != LEDE_OK || candidate.passage == 0) return status;
    if (has_all(collector->plan, hit->leaves)) candidate.base += collector->together;
    collector->out->total++;
    if (!can_be_kept(collector, &candidate)) return LEDE_OK;
    bool ok = heap_push(&collector->out->list, collector->request->most, &candidate);
    return ok ? LEDE_OK : error_no_memory(err);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static lede_status walk_titles(struct collector *collector, lede_error *err) {
    struct plan plan = {0};
    lede_status status = plan_make(&plan, collector->request->leaves, false, err);
    collector->plan = &plan;
    if (status == LEDE_OK && plan.expression.length > 0)
        status =
            store_walk(collector->request->store, STORE_TITLES, plan.expression.data, collect_title, collector, err);
    collector->required = plan.required;
    plan_release(&plan);
    collector->plan = NULL;
    return status;
}

static bool titles_have(const struct collector *collector, uint64_t leaves) {
    for (size_t i = 0; i < collector->titles.length; i++)
        if (collector->titles.items[i].leaves & leaves) return true;
    return false;
}

static lede_status walk_bodies(struct collector *collector, lede_error *err) {
    const struct leaves *leaves = collector->request->leaves;
    struct plan plan = {0};
    bool narrow = !titles_have(collector, collector->required);
    lede_status status = plan_make(&plan, leaves, narrow, err);
    collector->plan = &plan;
    if (status == LEDE_OK && plan.expression.length > 0)
        status =
            store_walk(collector->request->store, STORE_BODIES, plan.expression.data, collect_passage, collector, err);
    if (status == LEDE_OK) status = flush_group(collector, err);
    for (size_t i = 0; status == LEDE_OK && i < collector->titles.length; i++)
        status = add_title_only(collector, &collector->titles.items[i], err);
    plan_release(&plan);
    collector->plan = NULL;
    return status;
}

lede_status collect(struct collected *out, const struct collect_request *request, lede_error *err) {
    struct collector collector = {.request = request, .out = out};
    collector.together = rank_together(request->leaves);
    lede_status status = walk_titles(&collector, err);
    if (status == LEDE_OK) status = walk_bodies(&collector, err);
    array_release(&collector.titles);
    array_release(&collector.group.passages);
    array_release(&collector.positions[0]);
    array_release(&collector.positions[1]);
    return status;
}
