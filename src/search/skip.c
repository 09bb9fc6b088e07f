/* SPDX-License-Identifier: MIT */
/* Passing over stretches of passages of which none can be among the best. */

/*
 * Block-max indexes (Ding and Suel, SIGIR 2011): each block of postings knows what they can have at most. A stretch
 * ends where the first block of a form ends, so that one block of each form says what passages there can score; when
 * that is too little, nothing of it is unpacked.
 */
#include "search/collector.h"

/* Passages [first, end), and what they can have. */
struct stretch {
    uint32_t first, end;
    uint64_t present; /* leaves that may be there, a bit each */
    double bound;
};

static void end_at(struct stretch *stretch, uint32_t row) {
    if (row < stretch->end) stretch->end = row;
}

/* The greatest saturated tf of the postings of BLOCK, whose occurrences have WEIGHT. */
static double block_bound(const struct posting_block *block, double weight, double mean) {
    double most = block->impact_count > 0 ? 0 : RANK_SATURATED;
    for (uint32_t i = 0; i < block->impact_count; i++) {
        double tf = rank_saturate(weight * block->impacts[i].count, block->impacts[i].length, mean);
        if (tf > most) most = tf;
    }
    return most;
}

/* The greatest saturated tf of leaf I in STRETCH, which may get shorter. The sources are at its start. */
static double leaf_bound(struct stretch *stretch, const struct collector *collector, size_t i) {
    const struct leaf_sources *from = &collector->sources.leaves[i];
    double sum = 0, mean = collector->request->corpus->passage_length;
    for (size_t f = 0; f < from->forms.length; f++) {
        const struct posting_cursor *cursor = &from->forms.items[f].scan.cursor;
        if (cursor->ended || cursor->block.first >= stretch->end) continue;
        end_at(stretch, cursor->block.last + 1);
        sum += block_bound(&cursor->block, source_weight(from->forms.items[f].kind), mean);
    }
    /* Of what is in memory no more is known than where it is next. */
    uint32_t next = from->at < from->memory.length ? from->memory.items[from->at].row : UINT32_MAX;
    if (next <= stretch->first) return RANK_SATURATED;
    end_at(stretch, next);
    return sum < RANK_SATURATED ? sum : RANK_SATURATED;
}

/* Adds what the leaves can add: those of NAMING by their blocks. */
static void add_leaves(struct stretch *stretch, const struct collector *collector, uint64_t naming) {
    for (uint64_t left = collector->wanted; left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        bool names = naming >> i & 1;
        double most = names ? leaf_bound(stretch, collector, i) : RANK_SATURATED;
        if (most == 0) continue;
        stretch->present |= UINT64_C(1) << i;
        stretch->bound += collector->bounds[i] - leaf_at(collector, i)->idf * (RANK_SATURATED - most);
    }
}

/* Whether a passage of STRETCH with the title of HIT, NULL for one without, may be among the best. */
static bool has_hope(const struct stretch *stretch, const struct collector *collector, const struct title_hit *hit) {
    double bound = stretch->bound + collector->article_bound + (hit ? hit->score : 0);
    if (has_all(collector, stretch->present | (hit ? hit->leaves : 0))) bound += collector->together;
    return !cannot_exceed(bound, threshold(collector));
}

/* The same with the titles of the articles that are there. */
static lede_status has_hopeful_title(bool *out, const struct stretch *stretch, struct collector *collector,
                                     lede_error *err) {
    const struct title_hits *titles = &collector->titles;
    struct store_passage first = {0}, last = {0};
    *out = false;
    if (titles->length == 0) return LEDE_OK;
    lede_status status = passage_read(&first, &collector->reader, stretch->first, err);
    if (status == LEDE_OK) status = passage_read(&last, &collector->reader, stretch->end - 1, err);
    size_t at = collector->next_title;
    while (at < titles->length && titles->items[at].article < first.article) at++;
    for (; !*out && at < titles->length && titles->items[at].article <= last.article; at++)
        *out = has_hope(stretch, collector, &titles->items[at]);
    return status;
}

lede_status skip_stretch(uint32_t *end, struct collector *collector, uint64_t naming, uint32_t row, lede_error *err) {
    struct stretch stretch = {.first = row, .end = (uint32_t)collector->request->corpus->last_passage + 1};
    bool hopeful = true;
    add_leaves(&stretch, collector, naming);
    lede_status status = LEDE_OK;
    if (!has_hope(&stretch, collector, NULL)) status = has_hopeful_title(&hopeful, &stretch, collector, err);
    *end = hopeful ? row : stretch.end;
    return status;
}
