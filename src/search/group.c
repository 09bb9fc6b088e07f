/* SPDX-License-Identifier: MIT */
/* Scoring the passages of one article. */

/*
 * Passages ascend, so those of an article come one behind the other: they are gathered as a group, and when the next
 * article begins the best of the group go into the heap. Most passages cannot be among the best, and are done with
 * before there is a group.
 */
#include "search/collector.h"

#include "base/error.h"

/* ---- Scores --------------------------------------------------------------------------------------------------- */

/* BM25, the title, the exact forms, all words together: all that is known without reading more. */
static double first_score(const struct collector *collector, uint32_t slot, uint32_t length, uint64_t leaves,
                          const struct title_hit *title) {
    const struct window *window = &collector->window;
    double mean = collector->request->corpus->passage_length;
    double score = title ? title->score : 0;
    for (uint64_t left = window->slots[slot].leaves & collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        double exact = window->slots[slot].exact >> i & 1 ? RANK_EXACT : 0;
        score += leaf_at(collector, i)->idf * (rank_saturate(window_tf(window, i, slot), length, mean) + exact);
    }
    return has_all(collector, leaves) ? score + collector->together : score;
}

/* ---- Articles ------------------------------------------------------------------------------------------------- */

lede_status flush_group(struct collector *collector, lede_error *err) {
    struct candidates *passages = &collector->group.passages;
    for (size_t i = 0; collector->out->total_exact && !collector->unfiltered && i < passages->length; i++)
        passages->items[i].article_total = collector->group.total;
    lede_status status = keep_passages(collector, passages, err);
    passages->length = 0;
    return status;
}

/* The title hit of ARTICLE; articles come in ascending order. */
static struct title_hit *find_title(struct collector *collector, int64_t article) {
    struct title_hits *titles = &collector->titles;
    size_t at = collector->next_title;
    while (at < titles->length && titles->items[at].article < article) at++;
    collector->next_title = at;
    return at < titles->length && titles->items[at].article == article ? &titles->items[at] : NULL;
}

/* Begins the group of ARTICLE. */
static void start_group(struct collector *collector, int64_t article) {
    struct group *group = &collector->group;
    group->article = article;
    group->searched = is_searched(collector->request, article);
    group->unweighed = collector->wanted;
    group->evidence = collector->article_bound;
    group->total = 0;
    group->title = find_title(collector, article);
    group->leaves = fields_of(collector->request->fields, article) | (group->title ? group->title->leaves : 0);
}

/* ---- Passages ------------------------------------------------------------------------------------------------- */

/*
 * Whether a passage that has the leaves OWN, with its title and fields those in LEAVES, cannot be among the best in any
 * case. EVIDENCE: what its article can add.
 */
static bool is_hopeless(struct collector *collector, uint64_t own, uint64_t leaves, const struct title_hit *title,
                        double evidence) {
    if (own != collector->bounded) {
        collector->bounded = own;
        collector->bound = 0;
        for (uint64_t left = own & collector->wanted; left; left &= left - 1)
            collector->bound += collector->bounds[__builtin_ctzll(left)];
    }
    double bound = collector->bound + evidence;
    if (title) bound += title->score;
    if (has_all(collector, leaves)) bound += collector->together;
    return cannot_exceed(bound, threshold(collector));
}

/* A passage, and what it scores by what is known without reading more. */
struct prospect {
    uint32_t slot, length;         /* in words */
    uint64_t leaves;               /* of its own, its title and its fields */
    const struct title_hit *title; /* NULL: it has nothing */
    double score;
    double near; /* what the places of its words can add */
};

/* Whether PROSPECT may be among the best, with EVIDENCE of its article; its last two fields are found out then. */
static bool is_promising(struct prospect *prospect, struct collector *collector, double evidence) {
    uint64_t own = collector->window.slots[prospect->slot].leaves, leaves = prospect->leaves;
    if (is_hopeless(collector, own, leaves, prospect->title, evidence)) return false;
    prospect->near = proximity_bound(collector, own);
    prospect->score = first_score(collector, prospect->slot, prospect->length, leaves, prospect->title);
    return !cannot_exceed(prospect->score + prospect->near + evidence, threshold(collector));
}

/* The parts of a passage's score, NEAR being that of the places of its words, as first_score() and others add them up.
 */
static lede_score parts_of(const struct collector *collector, uint32_t slot, uint32_t length, uint64_t leaves,
                           double near) {
    const struct window *window = &collector->window;
    const struct group *group = &collector->group;
    lede_score parts = {.near = near, .article = group->evidence};
    for (uint64_t left = window->slots[slot].leaves & collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        double idf = leaf_at(collector, i)->idf, mean = collector->request->corpus->passage_length;
        parts.words += idf * rank_saturate(window_tf(window, i, slot), length, mean);
        if (window->slots[slot].exact >> i & 1) parts.exact += idf * RANK_EXACT;
    }
    if (group->title) parts.title = group->title->score;
    if (has_all(collector, leaves)) parts.together = collector->together;
    return parts;
}

/* Scores a passage of LENGTH words that the query asks for, as far as it can be among the best. */
static lede_status score_passage(struct collector *collector, uint32_t slot, uint64_t leaves, uint32_t length,
                                 lede_error *err) {
    struct group *group = &collector->group;
    uint32_t row = collector->window.first + slot;
    uint64_t own = collector->window.slots[slot].leaves;
    struct prospect prospect = {.slot = slot, .length = length, .leaves = leaves, .title = group->title};
    if (!is_promising(&prospect, collector, group->evidence)) return LEDE_OK;
    double near = prospect.near;
    lede_status status = group->unweighed ? weigh_article(collector, row, prospect.score + near, err) : LEDE_OK;
    double score = prospect.score + group->evidence;
    if (status != LEDE_OK || cannot_exceed(score + near, threshold(collector))) return status;
    if (near > 0) status = proximity_score(&near, &collector->proximity, own & collector->placed, row, err);
    struct candidate candidate = {.passage = row, .article = group->article, .score = score + near};
    if (status != LEDE_OK) return status;
    lede_score parts = {0};
    if (collector->request->parts) parts = parts_of(collector, slot, length, leaves, near);
    bool ok = note_parts(collector, &candidate, &parts) && array_push(&group->passages, candidate);
    return ok ? LEDE_OK : error_no_memory(err);
}

/* Collects a passage of the group that the query asks for. */
static lede_status collect_match(struct collector *collector, uint32_t slot, uint64_t leaves, uint32_t length,
                                 lede_error *err) {
    struct group *group = &collector->group;
    uint32_t row = collector->window.first + slot;
    if (group->total++ == 0 && !note_match(collector, group->article)) return error_no_memory(err);
    if (collector->request->count_only)
        return count_match(collector, &(struct candidate){.passage = row, .article = group->article}, err);
    collector->out->total++;
    return score_passage(collector, slot, leaves, length, err);
}

/* The saturated tf that leaf I must exceed where it is all that a passage has. */
static double hurdle_of(struct collector *collector, size_t i) {
    struct hurdle *hurdle = &collector->hurdles[i];
    double least = threshold(collector);
    /* Nothing is added where a leaf is the only one of the query. */
    if (hurdle->least != least)
        *hurdle = (struct hurdle){least, (least - collector->article_bound) / leaf_at(collector, i)->idf};
    return hurdle->tf;
}

/* As is_promising() for a passage of LENGTH words that has leaf I and nothing else, without a division. */
static bool is_promising_alone(struct collector *collector, uint32_t slot, size_t i, uint32_t length) {
    const struct window *window = &collector->window;
    double tf = window_tf(window, i, slot), half = rank_half(length, collector->request->corpus->passage_length);
    double most = hurdle_of(collector, i) - (window->slots[slot].exact >> i & 1 ? RANK_EXACT : 0);
    /* tf (k1 + 1) / (tf + half) > most */
    return !cannot_exceed(tf * (RANK_SATURATED - most), most * half);
}

/*
 * Whether a passage is done with because it cannot be among the best. Most are, and the group of an article is more
 * than they need.
 */
static bool is_passed_over(struct collector *collector, uint32_t slot, const struct store_passage *passage) {
    if (!collector->unfiltered || passage->article == collector->group.article) return false;
    struct title_hit *title = find_title(collector, passage->article);
    uint64_t own = collector->window.slots[slot].leaves, leaves = own | (title ? title->leaves : 0);
    if (!satisfies(collector, leaves, own)) return true;
    uint64_t words = own & collector->wanted;
    struct prospect prospect = {.slot = slot, .length = passage->length, .leaves = leaves, .title = title};
    bool alone = !title && !(words & (words - 1));
    if (alone ? is_promising_alone(collector, slot, (size_t)__builtin_ctzll(words), passage->length)
              : is_promising(&prospect, collector, collector->article_bound))
        return false;
    collector->out->total++;
    if (title) title->used = true;
    return true;
}

lede_status collect_passage(struct collector *collector, uint32_t slot, lede_error *err) {
    struct group *group = &collector->group;
    struct store_passage passage;
    uint32_t row = collector->window.first + slot;
    uint64_t own = collector->window.slots[slot].leaves;
    if (!(own & collector->wanted)) return LEDE_OK;
    lede_status status = passage_read(&passage, &collector->reader, row, err);
    /* What is among the best raises the threshold for what follows. */
    if (passage.article != group->article && group->passages.length > 0) status = flush_group(collector, err);
    if (status != LEDE_OK || is_passed_over(collector, slot, &passage)) return status;
    if (passage.article != group->article) start_group(collector, passage.article);
    if (!group->searched) return LEDE_OK;
    uint64_t leaves = own | group->leaves;
    if (!satisfies(collector, leaves, own)) return LEDE_OK;
    if (group->title) group->title->used = true;
    return collect_match(collector, slot, leaves, passage.length, err);
}
