/* SPDX-License-Identifier: MIT */
/* Collecting the best passages. */

/*
 * MaxScore (Turtle and Flood, 1995) by windows: a leaf whose greatest contribution cannot lift a passage among the best
 * found so far names no candidates; it is only looked at in passages that other leaves name. What is dear, evidence of
 * the whole article and positions, is only read where a passage could be among the best with it.
 *
 * Passages ascend, so those of an article come one behind the other: they are gathered as a group, and when the next
 * article begins the best of the group go into the heap.
 */
#include "search/collector.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/listing.h"

#include <stdlib.h>

/* ---- Scores --------------------------------------------------------------------------------------------------- */

/* BM25, the title, the exact forms, all words together: all that is known without reading more. */
static double first_score(const struct collector *collector, uint32_t slot, uint32_t length, uint64_t leaves) {
    const struct window *window = &collector->window;
    double mean = collector->request->corpus->passage_length;
    double score = collector->group.title ? collector->group.title->score : 0;
    for (uint64_t left = window->leaves[slot] & collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        double exact = window->exact[slot] >> i & 1 ? RANK_EXACT : 0;
        score += leaf_at(collector, i)->idf * (rank_saturate(window_tf(window, i, slot), length, mean) + exact);
    }
    return has_all(collector, leaves) ? score + collector->together : score;
}

/* ---- Articles ------------------------------------------------------------------------------------------------- */

/* Keeps the best passages of the group. */
static lede_status flush_group(struct collector *collector, lede_error *err) {
    struct candidates *passages = &collector->group.passages;
    for (size_t i = 0; collector->out->total_exact && i < passages->length; i++)
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
static lede_status start_group(struct collector *collector, int64_t article, lede_error *err) {
    lede_status status = flush_group(collector, err);
    struct group *group = &collector->group;
    group->article = article;
    group->searched = is_searched(collector->request, article);
    group->weighed = false;
    group->total = 0;
    group->title = find_title(collector, article);
    group->leaves = fields_of(collector->request->fields, article) | (group->title ? group->title->leaves : 0);
    return status;
}

/* ---- Passages ------------------------------------------------------------------------------------------------- */

/* Whether a passage that has the leaves OWN, with its title those in LEAVES, cannot be among the best in any case. */
static bool is_hopeless(struct collector *collector, uint64_t own, uint64_t leaves) {
    const struct group *group = &collector->group;
    if (own != collector->bounded) {
        collector->bounded = own;
        collector->bound = 0;
        for (uint64_t left = own & collector->wanted; left; left &= left - 1)
            collector->bound += collector->bounds[__builtin_ctzll(left)];
    }
    double bound = collector->bound + (group->weighed ? group->evidence : collector->article_bound);
    if (group->title) bound += group->title->score;
    if (has_all(collector, leaves)) bound += collector->together;
    return cannot_exceed(bound, threshold(collector));
}

/* The parts of a passage's score, NEAR being that of the places of its words, as first_score() and others add them up.
 */
static lede_score parts_of(const struct collector *collector, uint32_t slot, uint32_t length, uint64_t leaves,
                           double near) {
    const struct window *window = &collector->window;
    const struct group *group = &collector->group;
    lede_score parts = {.near = near, .article = group->evidence};
    for (uint64_t left = window->leaves[slot] & collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        double idf = leaf_at(collector, i)->idf, mean = collector->request->corpus->passage_length;
        parts.words += idf * rank_saturate(window_tf(window, i, slot), length, mean);
        if (window->exact[slot] >> i & 1) parts.exact += idf * RANK_EXACT;
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
    uint64_t own = collector->window.leaves[slot];
    if (is_hopeless(collector, own, leaves)) return LEDE_OK;
    double least = threshold(collector), near = proximity_bound(collector, own);
    double score = first_score(collector, slot, length, leaves);
    if (cannot_exceed(score + near + (group->weighed ? group->evidence : collector->article_bound), least))
        return LEDE_OK;
    lede_status status = group->weighed ? LEDE_OK : weigh_article(collector, row, err);
    score += group->evidence;
    if (status != LEDE_OK || cannot_exceed(score + near, least)) return status;
    if (near > 0) status = proximity_score(&near, &collector->proximity, own & collector->placed, row, err);
    struct candidate candidate = {.passage = row, .article = group->article, .score = score + near};
    if (status != LEDE_OK) return status;
    lede_score parts = {0};
    if (collector->request->parts) parts = parts_of(collector, slot, length, leaves, near);
    bool ok = note_parts(collector, &candidate, &parts) && array_push(&group->passages, candidate);
    return ok ? LEDE_OK : error_no_memory(err);
}

static lede_status collect_passage(struct collector *collector, uint32_t slot, lede_error *err) {
    struct group *group = &collector->group;
    struct store_passage passage;
    uint32_t row = collector->window.first + slot;
    uint64_t own = collector->window.leaves[slot];
    if (!(own & collector->wanted)) return LEDE_OK;
    lede_status status = passage_read(&passage, &collector->reader, row, err);
    if (status != LEDE_OK) return status;
    if (passage.article != group->article) status = start_group(collector, passage.article, err);
    if (status != LEDE_OK || !group->searched) return status;
    uint64_t leaves = own | group->leaves;
    if (!satisfies(collector, leaves, own)) return LEDE_OK;
    if (group->title) group->title->used = true;
    if (group->total++ == 0 && !note_match(collector, group->article)) return error_no_memory(err);
    if (collector->request->count_only)
        return count_match(collector, &(struct candidate){.passage = row, .article = passage.article}, err);
    collector->out->total++;
    return score_passage(collector, slot, leaves, passage.length, err);
}

/* ---- Windows -------------------------------------------------------------------------------------------------- */

/* Starts anew, with the title of the article in which passage ROW lies: other leaves make other titles count. */
static lede_status start_titled(struct collector *collector, uint64_t naming, uint32_t row, lede_error *err) {
    const struct title_hits *titles = &collector->titles;
    struct store_passage passage;
    size_t low = 0, high = titles->length;
    lede_status status = passage_read(&passage, &collector->reader, row, err);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (titles->items[middle].article < passage.article) low = middle + 1;
        else high = middle;
    }
    collector->titled = (struct titled){.at = low, .naming = naming};
    return status;
}

/* Moves on to the first article that ends behind passage ROW and whose title names its passages. */
static lede_status move_titled(struct collector *collector, uint64_t naming, uint32_t row, lede_error *err) {
    struct titled *titled = &collector->titled;
    const struct title_hits *titles = &collector->titles;
    lede_status status = LEDE_OK;
    if (titled->naming != naming) status = start_titled(collector, naming, row, err);
    for (; status == LEDE_OK && titled->at < titles->length; titled->at++) {
        const struct title_hit *hit = &titles->items[titled->at];
        if (!names_passages(collector, hit, naming)) continue;
        if (titled->article != hit->article) {
            uint32_t before = titled->first > 0 ? titled->first - 1 : 0;
            titled->article = hit->article;
            status = find_end(&titled->first, collector, before, (int64_t)hit->article - 1, err);
            if (status == LEDE_OK) status = find_end(&titled->end, collector, titled->first - 1, hit->article, err);
        }
        if (titled->end > row) break;
    }
    return status;
}

/* *OUT: the first passage from ROW on that leaves of NAMING name; UINT32_MAX: none. */
static lede_status next_named(uint32_t *out, struct collector *collector, uint64_t naming, uint32_t row,
                              lede_error *err) {
    lede_status status = LEDE_OK;
    *out = UINT32_MAX;
    for (uint64_t left = naming; status == LEDE_OK && left; left &= left - 1) {
        uint32_t next = UINT32_MAX;
        status = window_next(&next, &collector->sources, (size_t)__builtin_ctzll(left), row, err);
        if (next < *out) *out = next;
    }
    /* Where every wanted leaf names passages, titles have none to add. */
    if (status != LEDE_OK || naming == collector->wanted) return status;
    status = move_titled(collector, naming, row, err);
    if (status != LEDE_OK || collector->titled.at == collector->titles.length) return status;
    uint32_t titled = collector->titled.first > row ? collector->titled.first : row;
    if (titled < *out) *out = titled;
    return LEDE_OK;
}

/* Adds the passages of the window that titles name. */
static lede_status add_titled(struct collector *collector, uint64_t naming, lede_error *err) {
    const struct titled *titled = &collector->titled;
    struct window *window = &collector->window;
    lede_status status = move_titled(collector, naming, window->first, err);
    while (status == LEDE_OK && titled->at < collector->titles.length && titled->first < window->end) {
        uint32_t first = titled->first > window->first ? titled->first : window->first;
        window_add_candidates(window, first, titled->end < window->end ? titled->end : window->end);
        if (titled->end >= window->end) break;
        status = move_titled(collector, naming, titled->end, err);
    }
    return status;
}

/* Fills the window: where the leaves of NAMING are, and the others where these are. */
static lede_status fill_window(struct collector *collector, uint64_t naming, lede_error *err) {
    lede_status status = LEDE_OK;
    collector->whole = naming;
    for (int others = 0; others < 2; others++) {
        for (size_t i = 0; status == LEDE_OK && i < leaf_count(collector); i++)
            if ((naming >> i & 1) != (uint64_t)others)
                status = window_scan(&collector->window, &collector->sources, i, others, err);
        if (!others && status == LEDE_OK && naming != collector->wanted) status = add_titled(collector, naming, err);
    }
    return status;
}

static lede_status collect_bodies(struct collector *collector, lede_error *err) {
    struct window *window = &collector->window;
    lede_status status = LEDE_OK;
    uint32_t last = (uint32_t)collector->request->corpus->last_passage;
    for (uint32_t row = 1; status == LEDE_OK && row <= last; row = window->end) {
        uint32_t first = UINT32_MAX;
        uint64_t naming = naming_leaves(collector);
        status = next_named(&first, collector, naming, row, err);
        if (status != LEDE_OK || first == UINT32_MAX) break;
        window_move(window, first, last);
        collector->scanned = row;
        status = fill_window(collector, naming, err);
        for (uint32_t slot = 0; status == LEDE_OK; slot++) {
            slot = window_next_candidate(window, slot);
            if (slot == WINDOW_ROWS) break;
            status = collect_passage(collector, slot, err);
        }
    }
    return status == LEDE_OK ? flush_group(collector, err) : status;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static void find_demands(struct collector *collector) {
    const struct demand *demand = collector->request->demand;
    for (size_t i = 0; i < leaf_count(collector); i++)
        if (!leaf_at(collector, i)->node->negated) collector->wanted |= UINT64_C(1) << i;
    collector->required = demand->all;
    collector->excluded = demand->none;
    /* That one of all wanted leaves is there is demanded anyway. */
    if (demand->first || (demand->wants_any && demand->any != collector->wanted)) collector->demand = demand;
}

/* Whether everything that matches is looked at: it is asked for, or costs little. */
static bool is_counted(const struct collector *collector) {
    const struct collect_request *request = collector->request;
    uint64_t postings = 0;
    if (request->count_only || request->most == SIZE_MAX) return true;
    for (size_t i = 0; i < leaf_count(collector); i++) postings += collector->sources.leaves[i].postings;
    return postings <= request->count_most;
}

/* Adds the articles that match by their fields alone. */
static lede_status list_others(struct collector *collector, lede_error *err) {
    struct store_ids *matched = &collector->matched;
    if (matched->length > 0) qsort(matched->items, matched->length, sizeof *matched->items, ids_compare);
    return collect_listed(collector, matched, err);
}

/* Finds where the leaves are, and the titles that have them. */
static lede_status find_sources(struct collector *collector, lede_error *err) {
    const struct collect_request *request = collector->request;
    struct sources titles = {
        .store = request->store, .index = STORE_TITLES, .last_passage = (uint32_t)request->corpus->last_passage};
    collector->sources = titles;
    collector->sources.index = STORE_BODIES;
    collector->sources.with_places = leaf_count(collector) > 1;
    lede_status status = sources_open(&collector->sources, &titles, request->leaves, err);
    if (status == LEDE_OK && !titles_find(&collector->titles, &titles, request->leaves, collector->wanted))
        status = error_no_memory(err);
    sources_release(&titles);
    return status;
}

/* Tells how the leaves are looked for. Which name passages is so at the start: fewer do when good ones were found. */
static void tell_plans(const struct collector *collector) {
    uint64_t naming = naming_leaves(collector);
    for (size_t i = 0; i < leaf_count(collector); i++) {
        const struct leaf_sources *from = &collector->sources.leaves[i];
        uint64_t gathered = from->memory.length;
        collector->request->plans[i] = (struct leaf_plan){from->postings - gathered, gathered, (naming >> i & 1) != 0};
    }
}

static lede_status run(struct collector *collector, lede_error *err) {
    size_t count = leaf_count(collector);
    find_demands(collector);
    if (count == 0) return list_others(collector, err);
    lede_status status = find_sources(collector, err);
    if (status == LEDE_OK && !window_open(&collector->window, count)) status = error_no_memory(err);
    if (status != LEDE_OK) return status;
    find_bounds(collector);
    collector->count_all = is_counted(collector);
    find_needed(collector);
    collector->count_all |= collector->listing;
    collector->out->total_exact = collector->count_all || collector->needed;
    if (collector->request->plans) tell_plans(collector);
    status = collect_bodies(collector, err);
    if (status == LEDE_OK) status = collect_titles(collector, err);
    if (status == LEDE_OK && collector->listing) status = list_others(collector, err);
    if (status == LEDE_OK) status = keep_all(collector, err);
    return status == LEDE_OK ? count_articles(collector, err) : status;
}

lede_status collect(struct collected *out, const struct collect_request *request, lede_error *err) {
    out->total_exact = true;
    if (request->leaves->list.length == 0 && request->fields->count == 0) return LEDE_OK;
    struct collector *collector = mem_calloc(1, sizeof *collector);
    if (!collector) return error_no_memory(err);
    collector->request = request;
    collector->out = out;
    collector->reader.store = request->store;
    collector->proximity = (struct proximity){.sources = &collector->sources, .leaves = request->leaves};
    collector->together = rank_together(request->leaves);
    lede_status status = run(collector, err);
    sources_release(&collector->sources);
    window_release(&collector->window);
    proximity_release(&collector->proximity);
    array_release(&collector->titles);
    array_release(&collector->matched);
    array_release(&collector->group.passages);
    array_release(&collector->beside);
    mem_free(collector->counts);
    mem_free(collector);
    return status;
}
