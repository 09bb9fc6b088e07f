/* SPDX-License-Identifier: MIT */
/* Collecting the best passages. */

/*
 * MaxScore (Turtle and Flood, 1995) by windows: a leaf whose greatest contribution cannot lift a passage among the best
 * found so far names no candidates; it is only looked at in passages that other leaves name. What is dear, evidence of
 * the whole article and positions, is only read where a passage could be among the best with it.
 */
#include "search/collector.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/listing.h"

#include <stdlib.h>

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
            uint32_t before = titled->extent.first > 0 ? titled->extent.first - 1 : 0;
            titled->article = hit->article;
            status = find_article(&titled->extent, collector, before, hit->article, err);
        }
        if (titled->extent.end > row) break;
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
    uint32_t titled = collector->titled.extent.first > row ? collector->titled.extent.first : row;
    if (titled < *out) *out = titled;
    return LEDE_OK;
}

/* Counts the passages [FIRST, *END) that match, none of which is among the best; *END moves down to what was counted.
 */
static lede_status count_stretch(struct collector *collector, uint32_t first, uint32_t *end, lede_error *err) {
    uint64_t count;
    window_move(&collector->window, first, *end - 1);
    lede_status status = window_count(&count, &collector->window, &collector->sources, err);
    collector->out->total += count;
    *end = collector->window.end;
    return status;
}

/*
 * The same without those of stretches in which none can be among the best; *ROW moves behind these. Windows are short
 * as long as there are such stretches.
 */
static lede_status next_hopeful(uint32_t *out, uint32_t *row, struct collector *collector, uint64_t naming,
                                lede_error *err) {
    enum { SPAN_LEAST = 256 };
    lede_status status = next_named(out, collector, naming, *row, err);
    bool skipped = false, exact = collector->out->total_exact;
    while (status == LEDE_OK && *out != UINT32_MAX && (!exact || collector->countable)) {
        uint32_t end;
        status = skip_stretch(&end, collector, naming, *out, err);
        if (status != LEDE_OK || end == *out) break;
        if (exact) status = count_stretch(collector, *out, &end, err);
        skipped = true;
        *row = end;
        if (status == LEDE_OK) status = next_named(out, collector, naming, *row, err);
    }
    if (!skipped && collector->span < WINDOW_ROWS) collector->span *= 2;
    if (skipped && collector->span > SPAN_LEAST) collector->span /= 2;
    return status;
}

/* Adds the passages of the window that titles name. */
static lede_status add_titled(struct collector *collector, uint64_t naming, lede_error *err) {
    const struct titled *titled = &collector->titled;
    struct window *window = &collector->window;
    lede_status status = move_titled(collector, naming, window->first, err);
    while (status == LEDE_OK && titled->at < collector->titles.length && titled->extent.first < window->end) {
        uint32_t first = titled->extent.first > window->first ? titled->extent.first : window->first;
        window_add_candidates(window, first, titled->extent.end < window->end ? titled->extent.end : window->end);
        if (titled->extent.end >= window->end) break;
        status = move_titled(collector, naming, titled->extent.end, err);
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
        status = next_hopeful(&first, &row, collector, naming, err);
        if (status != LEDE_OK || first == UINT32_MAX) break;
        window_move(window, first, last - first < collector->span ? last : first + collector->span - 1);
        collector->scanned = row;
        status = fill_window(collector, naming, err);
        for (uint32_t word = 0; word < WINDOW_ROWS / 64; word++)
            for (uint64_t left = window->candidates[word]; status == LEDE_OK && left; left &= left - 1)
                status = collect_passage(collector, word * 64 + (uint32_t)__builtin_ctzll(left), err);
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

static uint64_t postings_of(const struct collector *collector) {
    uint64_t postings = 0;
    for (size_t i = 0; i < leaf_count(collector); i++) postings += collector->sources.leaves[i].postings;
    return postings;
}

/* Whether everything that matches is looked at: it is asked for, or costs little. */
static bool is_counted(const struct collector *collector) {
    const struct collect_request *request = collector->request;
    return request->count_only || request->most == SIZE_MAX || postings_of(collector) <= request->count_most;
}

/* Whether no article is left out, and nothing asked of all passages but their number and the best. */
static bool is_unfiltered(const struct collector *collector) {
    const struct collect_request *request = collector->request;
    return !request->allowed && request->removed->length == 0 && request->fields->count == 0 && !collector->listing &&
           !request->count_only && request->most < SIZE_MAX;
}

/* Whether every passage with a leaf matches. */
static bool is_countable(const struct collector *collector) {
    bool single = !(collector->wanted & (collector->wanted - 1));
    return collector->unfiltered && !collector->demand && !collector->excluded && (single || !collector->required);
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

/* Whether there is much to be passed over. */
static bool is_worth_priming(const struct collector *collector) {
    enum { FEW = 512 };
    const struct collect_request *request = collector->request;
    return !request->count_only && request->most < SIZE_MAX && postings_of(collector) > FEW;
}

/* How many passages have the most frequent form of a leaf, where none is left out. */
static uint64_t most_frequent(const struct collector *collector) {
    int64_t most = 0;
    for (size_t i = 0; i < leaf_count(collector); i++) {
        const struct leaf *leaf = leaf_at(collector, i);
        for (size_t v = 0; !leaf->near && leaf_is_in(leaf, STORE_BODIES) && v < leaf->variant_count; v++) {
            const struct word_forms *forms = &leaf->variants[v].positions[0].forms;
            for (size_t f = 0; leaf->variants[v].length == 1 && f < forms->length; f++)
                if (forms->items[f].frequency > most) most = forms->items[f].frequency;
        }
    }
    return (uint64_t)most;
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
    collector->unfiltered = is_unfiltered(collector);
    collector->countable = is_countable(collector);
    if (is_worth_priming(collector)) status = prime(collector, err);
    if (status != LEDE_OK) return status;
    if (collector->request->plans) tell_plans(collector);
    status = collect_bodies(collector, err);
    /* Passages that were passed over match all the same. */
    uint64_t least = collector->countable && !collector->out->total_exact ? most_frequent(collector) : 0;
    if (collector->out->total < least) collector->out->total = least;
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
    collector->floor = -INFINITY;
    collector->span = WINDOW_ROWS;
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
