/* SPDX-License-Identifier: MIT */
/* What is asked of a whole article. */
#include "search/collector.h"

#include "base/error.h"
#include "base/mem.h"

#include <stdlib.h>

/* ---- Its passages --------------------------------------------------------------------------------------------- */

/* *OUT: the first passage, from FROM on, that is of ARTICLE or of one behind it. */
static lede_status find_first(uint32_t *out, struct collector *collector, uint32_t from, int64_t article,
                              lede_error *err) {
    uint32_t low = from, step = 1, high = (uint32_t)collector->request->corpus->last_passage + 1;
    lede_status status = LEDE_OK;
    /* By steps that double, then by halves: it is near as a rule. LOW is before it. */
    while (status == LEDE_OK && high - low > 1) {
        uint32_t middle = step > 0 && low + step < high ? low + step : low + (high - low) / 2;
        struct store_passage passage;
        status = passage_read(&passage, &collector->reader, middle, err);
        if (passage.article >= article) {
            high = middle;
            step = 0;
        } else {
            low = middle;
            step *= 2;
        }
    }
    *out = high;
    return status;
}

lede_status find_article(struct passage_extent *out, struct collector *collector, uint32_t from, int64_t article,
                         lede_error *err) {
    uint32_t first, last = (uint32_t)collector->request->corpus->last_passage;
    struct store_passage passage = {0};
    lede_status status = find_first(&first, collector, from, article, err);
    *out = (struct passage_extent){.first = first, .end = first};
    if (status == LEDE_OK && first <= last) status = passage_read(&passage, &collector->reader, first, err);
    if (status != LEDE_OK || passage.article != article) return status;
    return passage_extent(out, &collector->reader, first, last, err);
}

/* Makes room for the tf of COUNT passages, all 0. */
static bool clear_counts(struct collector *collector, size_t count) {
    if (count > collector->counts_size) {
        double *grown = mem_resize(collector->counts, count, sizeof *grown);
        if (!grown) return false;
        collector->counts = grown;
        collector->counts_size = count;
    }
    memset(collector->counts, 0, count * sizeof *collector->counts);
    return true;
}

/* ---- Evidence ------------------------------------------------------------------------------------------------- */

/* Whether the tf of leaf I in the group's article can be added up from the window. */
static bool is_in_window(const struct collector *collector, size_t i) {
    /* Between what was scanned and the window there is nothing of the leaves that name candidates. */
    return collector->whole >> i & 1 && collector->group.extent.first >= collector->scanned &&
           collector->group.extent.end <= collector->window.end;
}

/* Weighted tf of leaf I in the whole article of the group. */
static lede_status article_tf(double *out, struct collector *collector, size_t i, lede_error *err) {
    const struct passage_extent *extent = &collector->group.extent;
    const struct window *window = &collector->window;
    *out = 0;
    if (is_in_window(collector, i)) {
        uint32_t slot = extent->first < window->first ? 0 : extent->first - window->first;
        for (; slot < extent->end - window->first; slot++)
            if (window_has(window, slot) && window->slots[slot].leaves >> i & 1) *out += window_tf(window, i, slot);
        return LEDE_OK;
    }
    size_t count = extent->end - extent->first;
    if (!clear_counts(collector, count)) return error_no_memory(err);
    lede_status status = sources_count(collector->counts, &collector->sources, i, extent->first, extent->end - 1, err);
    for (size_t p = 0; p < count; p++) *out += collector->counts[p];
    return status;
}

/* The evidence is what the leaves add, at most where they are not weighed yet. */
static void add_weights(struct collector *collector) {
    struct group *group = &collector->group;
    group->evidence = 0;
    for (uint64_t left = collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        group->evidence += group->unweighed >> i & 1 ? weight_bound(collector, i) : group->weights[i];
    }
}

/* Weighs the leaves in AMONG as long as a passage with SCORE can be among the best. */
static lede_status weigh_leaves(struct collector *collector, uint64_t among, double score, lede_error *err) {
    struct group *group = &collector->group;
    lede_status status = LEDE_OK;
    for (uint64_t left = among; status == LEDE_OK && left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        double tf;
        if (cannot_exceed(score + group->evidence, threshold(collector))) break;
        status = article_tf(&tf, collector, i, err);
        group->weights[i] = weight_of(collector, i, tf, (double)group->extent.length);
        group->unweighed &= ~(UINT64_C(1) << i);
        add_weights(collector);
    }
    return status;
}

lede_status weigh_article(struct collector *collector, uint32_t row, double score, lede_error *err) {
    struct group *group = &collector->group;
    lede_status status = LEDE_OK;
    uint32_t last = (uint32_t)collector->request->corpus->last_passage;
    uint64_t near = 0;
    if (group->unweighed == collector->wanted)
        status = passage_extent(&group->extent, &collector->reader, row, last, err);
    for (uint64_t left = group->unweighed; left; left &= left - 1)
        if (is_in_window(collector, (size_t)__builtin_ctzll(left))) near |= left & -left;
    if (status == LEDE_OK) status = weigh_leaves(collector, near, score, err);
    if (status == LEDE_OK) status = weigh_leaves(collector, group->unweighed & ~near, score, err);
    return status;
}

/* ---- Matches -------------------------------------------------------------------------------------------------- */

/* What the passages of an article have. */
struct article_leaves {
    struct passage_extent extent;
    uint64_t *own; /* leaves of each passage, a bit each; freed by the caller */
};

static lede_status read_article(struct article_leaves *out, struct collector *collector, int64_t article,
                                lede_error *err) {
    *out = (struct article_leaves){0};
    bool behind = collector->read_article < article;
    lede_status status = find_article(&out->extent, collector, behind ? collector->read_first : 0, article, err);
    if (status != LEDE_OK) return status;
    collector->read_article = article;
    collector->read_first = out->extent.first - 1;
    size_t count = out->extent.end - out->extent.first;
    out->own = mem_calloc(count, sizeof *out->own);
    if (!out->own) return error_no_memory(err);
    for (size_t i = 0; count > 0 && status == LEDE_OK && i < leaf_count(collector); i++) {
        if (!clear_counts(collector, count)) return error_no_memory(err);
        status = sources_count(collector->counts, &collector->sources, i, out->extent.first, out->extent.end - 1, err);
        for (size_t p = 0; p < count; p++)
            if (collector->counts[p] > 0) out->own[p] |= UINT64_C(1) << i;
    }
    return status;
}

/* How many passages of ARTICLE match, with LEAVES in their title and fields. */
static uint64_t count_matches(const struct collector *collector, const struct article_leaves *article,
                              uint64_t leaves) {
    uint64_t count = 0;
    for (uint32_t p = 0; p < article->extent.end - article->extent.first; p++)
        count += satisfies(collector, leaves | article->own[p], article->own[p]);
    return count;
}

/* The first passage of ARTICLE that does not keep it from matching by LEAVES, which its title and fields have. */
static uint32_t first_fitting(const struct collector *collector, const struct article_leaves *article,
                              uint64_t leaves) {
    for (uint32_t p = 0; p < article->extent.end - article->extent.first; p++)
        if (demand_holds(collector->request->demand, leaves | article->own[p])) return article->extent.first + p;
    return 0;
}

lede_status find_stand_in(uint32_t *out, struct collector *collector, int64_t article, uint64_t leaves,
                          lede_error *err) {
    struct article_leaves passages;
    lede_status status = read_article(&passages, collector, article, err);
    *out = status == LEDE_OK ? first_fitting(collector, &passages, leaves) : 0;
    mem_free(passages.own);
    return status;
}

static int compare_hits(const void *article, const void *hit) {
    uint32_t x = *(const uint32_t *)article, y = ((const struct title_hit *)hit)->article;
    return (x > y) - (x < y);
}

uint64_t title_leaves(const struct collector *collector, int64_t article) {
    const struct title_hits *titles = &collector->titles;
    uint32_t id = (uint32_t)article;
    if (titles->length == 0) return 0;
    const struct title_hit *hit = bsearch(&id, titles->items, titles->length, sizeof *titles->items, compare_hits);
    return hit ? hit->leaves : 0;
}

/* Adds the article of HIT when its title alone is what the query asks for. */
static lede_status add_title_only(struct collector *collector, const struct title_hit *hit, lede_error *err) {
    struct collected *out = collector->out;
    if (hit->used) return LEDE_OK;
    uint64_t leaves = hit->leaves | fields_of(collector->request->fields, hit->article);
    if (!satisfies(collector, leaves, hit->leaves)) return LEDE_OK;
    struct candidate candidate = {
        .article = hit->article, .score = hit->score, .article_total = 1, .title_only = true, .stands_in = true};
    if (has_all(collector, hit->leaves)) candidate.score += collector->together;
    if (!out->total_exact && cannot_exceed(candidate.score, threshold(collector))) return LEDE_OK;
    if (!is_searched(collector->request, hit->article)) return LEDE_OK;
    struct article_leaves article;
    lede_status status = read_article(&article, collector, hit->article, err);
    /* Passages that were passed over, because they could not be among the best, match all the same. */
    bool alone = status == LEDE_OK && count_matches(collector, &article, leaves) == 0;
    if (alone) candidate.passage = first_fitting(collector, &article, leaves);
    mem_free(article.own);
    if (candidate.passage == 0) return status;
    lede_score parts = {.title = hit->score, .together = candidate.score - hit->score};
    if (!note_match(collector, hit->article) || !note_parts(collector, &candidate, &parts)) return error_no_memory(err);
    if (collector->request->count_only) return count_match(collector, &candidate, err);
    out->total++;
    return keep_passage(collector, &candidate, err);
}

lede_status collect_titles(struct collector *collector, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < collector->titles.length; i++)
        status = add_title_only(collector, &collector->titles.items[i], err);
    return status;
}

static int compare_articles(const void *a, const void *b) {
    const struct candidate *x = *(struct candidate *const *)a, *y = *(struct candidate *const *)b;
    return (x->article > y->article) - (x->article < y->article);
}

/* *OUT: how many passages of ARTICLE match. */
static lede_status count_article(uint64_t *out, struct collector *collector, int64_t article, lede_error *err) {
    struct article_leaves passages;
    uint64_t leaves = fields_of(collector->request->fields, article) | title_leaves(collector, article);
    lede_status status = read_article(&passages, collector, article, err);
    *out = status == LEDE_OK ? count_matches(collector, &passages, leaves) : 0;
    mem_free(passages.own);
    return status;
}

/* Article by article as they stand in the corpus: lists of postings are gone through forwards. */
lede_status count_articles(struct collector *collector, lede_error *err) {
    struct candidates *list = &collector->out->list;
    size_t count = 0;
    if (list->length == 0) return LEDE_OK;
    struct candidate **unknown = mem_calloc(list->length, sizeof *unknown);
    if (!unknown) return error_no_memory(err);
    for (size_t i = 0; i < list->length; i++)
        if (list->items[i].article_total == 0) unknown[count++] = &list->items[i];
    if (count > 1) qsort(unknown, count, sizeof *unknown, compare_articles);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        bool again = i > 0 && unknown[i]->article == unknown[i - 1]->article;
        if (again) unknown[i]->article_total = unknown[i - 1]->article_total;
        else status = count_article(&unknown[i]->article_total, collector, unknown[i]->article, err);
    }
    mem_free(unknown);
    return status;
}
