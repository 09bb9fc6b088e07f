/* SPDX-License-Identifier: MIT */
/* Scoring some promising articles before all others. */

/*
 * The sooner the threshold is high, the more can be passed over. Articles with words of the query in their titles are
 * likely to have passages that are among the best. What these score at least is found out first, by looking at them
 * alone: as many passages as are shown score that much, so that no passage below it is among them.
 */
#include "search/collector.h"

#include "base/error.h"
#include "base/mem.h"

#include <stdlib.h>

/* Articles that are looked at: more make little difference. Longer ones, in passages, would cost too much. */
enum { ARTICLES_MOST = 12, PASSAGES_MOST = 512 };

/* What the passages of an article have. */
struct primed {
    uint32_t first, count;
    double lengths[PASSAGES_MOST], scores[PASSAGES_MOST];
    uint64_t leaves[PASSAGES_MOST];
    double evidence, length; /* of the article: what it adds, its words */
};

/* ---- Choosing ------------------------------------------------------------------------------------------------- */

static int compare_articles(const void *a, const void *b) {
    const struct title_hit *x = *(struct title_hit *const *)a, *y = *(struct title_hit *const *)b;
    return (x->article > y->article) - (x->article < y->article);
}

/* Puts HIT where it belongs among the COUNT hits of BEST, which fall by their scores. Returns how many there are. */
static size_t insert(const struct title_hit **best, size_t count, const struct title_hit *hit) {
    size_t at = count < ARTICLES_MOST ? count++ : ARTICLES_MOST;
    for (; at > 0 && best[at - 1]->score < hit->score; at--)
        if (at < ARTICLES_MOST) best[at] = best[at - 1];
    if (at < ARTICLES_MOST) best[at] = hit;
    return count;
}

/* Finds the articles whose titles say most, ascending. */
static size_t choose(const struct title_hit *best[ARTICLES_MOST], const struct collector *collector) {
    size_t count = 0;
    for (size_t i = 0; i < collector->titles.length; i++)
        if (is_searched(collector->request, collector->titles.items[i].article))
            count = insert(best, count, &collector->titles.items[i]);
    if (count > 1) qsort(best, count, sizeof *best, compare_articles);
    return count;
}

/* ---- Scoring -------------------------------------------------------------------------------------------------- */

/* Finds the passages of ARTICLE and its length; none where there are too many. */
static lede_status measure(struct primed *primed, struct collector *collector, int64_t article, lede_error *err) {
    struct passage_extent extent;
    lede_status status = find_article(&extent, collector, primed->first, article, err);
    if (status != LEDE_OK) return status;
    uint32_t count = extent.end - extent.first;
    primed->first = extent.first;
    primed->count = count <= PASSAGES_MOST ? count : 0;
    primed->length = (double)extent.length;
    primed->evidence = 0;
    for (uint32_t p = 0; status == LEDE_OK && p < primed->count; p++) {
        struct store_passage passage;
        status = passage_read(&passage, &collector->reader, primed->first + p, err);
        primed->lengths[p] = passage.length;
        primed->scores[p] = 0;
        primed->leaves[p] = 0;
    }
    return status;
}

/* Adds what leaf I adds to the passages and to the article. */
static lede_status add_leaf(struct primed *primed, struct collector *collector, size_t i, lede_error *err) {
    double tf[PASSAGES_MOST], whole = 0, idf = leaf_at(collector, i)->idf;
    double mean = collector->request->corpus->passage_length;
    uint32_t last = primed->first + primed->count - 1;
    memset(tf, 0, primed->count * sizeof *tf);
    lede_status status = sources_count(tf, &collector->sources, i, primed->first, last, err);
    for (uint32_t p = 0; p < primed->count; p++) {
        if (tf[p] <= 0) continue;
        primed->leaves[p] |= UINT64_C(1) << i;
        whole += tf[p];
        if (collector->wanted >> i & 1) primed->scores[p] += idf * rank_saturate(tf[p], primed->lengths[p], mean);
    }
    if (collector->wanted >> i & 1) primed->evidence += weight_of(collector, i, whole, primed->length);
    return status;
}

/* Keeps the passages that match, with what they score at least: exact forms and proximity are left out. */
static lede_status keep_primed(const struct primed *primed, struct collector *collector, const struct title_hit *title,
                               lede_error *err) {
    struct candidates *passages = &collector->group.passages;
    uint64_t others = title->leaves | fields_of(collector->request->fields, title->article);
    for (uint32_t p = 0; p < primed->count; p++) {
        uint64_t leaves = primed->leaves[p] | others;
        struct candidate candidate = {.passage = primed->first + p, .article = title->article};
        if (!satisfies(collector, leaves, primed->leaves[p])) continue;
        candidate.score = primed->scores[p] + title->score + primed->evidence;
        if (has_all(collector, leaves)) candidate.score += collector->together;
        if (!array_push(passages, candidate)) return error_no_memory(err);
    }
    lede_status status = keep_passages(collector, passages, err);
    passages->length = 0;
    return status;
}

static lede_status score_article(struct primed *primed, struct collector *collector, const struct title_hit *title,
                                 lede_error *err) {
    lede_status status = measure(primed, collector, title->article, err);
    for (size_t i = 0; primed->count > 0 && status == LEDE_OK && i < leaf_count(collector); i++)
        status = add_leaf(primed, collector, i, err);
    return status == LEDE_OK ? keep_primed(primed, collector, title, err) : status;
}

lede_status prime(struct collector *collector, lede_error *err) {
    const struct title_hit *best[ARTICLES_MOST];
    struct primed *primed = mem_calloc(1, sizeof *primed);
    if (!primed) return error_no_memory(err);
    lede_status status = LEDE_OK;
    size_t count = choose(best, collector);
    for (size_t i = 0; status == LEDE_OK && i < count; i++) status = score_article(primed, collector, best[i], err);
    /* Only what is greater than that, or equal with a smaller number, is among the best: what is equal may be. */
    double least = threshold(collector);
    collector->floor = least - fabs(least) * 1e-9;
    collector->out->list.length = collector->beside.length = 0;
    mem_free(primed);
    return status;
}
