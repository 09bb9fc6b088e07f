/* SPDX-License-Identifier: MIT */
/* Comparing the positions of two parts. */
#include "search/nearby.h"

#include "base/error.h"
#include "search/window.h"

/* What is looked for, and where. */
struct nearby {
    const struct leaf *leaf;
    struct posting_places first, second; /* of these in the row at hand */
};

/* Words of part I as it was typed. */
static uint32_t words_of(const struct leaf *leaf, size_t i) {
    return (uint32_t)leaf->near->list.items[i].variants[0].length;
}

bool nearby_is(const struct leaf *leaf, uint32_t first, uint32_t second) {
    uint32_t distance = leaf->node->distance;
    if (first <= second) return second - first < words_of(leaf, 0) + distance;
    return first - second < words_of(leaf, 1) + distance;
}

/* Whether the part at FIRST has the other near it. FROM moves on: places ascend. */
static bool has_near(const struct nearby *nearby, uint32_t first, size_t *from) {
    const struct posting_places *second = &nearby->second;
    while (*from < second->length && second->items[*from] < first &&
           !nearby_is(nearby->leaf, first, second->items[*from]))
        ++*from;
    return *from < second->length && nearby_is(nearby->leaf, first, second->items[*from]);
}

/* Appends a posting for ROW with those places of the first part that have the second near them. */
static bool push_row(struct memory_postings *memory, struct sources *sources, const struct nearby *nearby,
                     uint32_t row) {
    struct memory_posting posting = {.row = row, .kind = SOURCE_PHRASE, .place = NO_PLACES};
    size_t from = 0;
    if (sources->with_places) posting.place = (uint32_t)sources->places.length;
    for (size_t i = 0; i < nearby->first.length; i++) {
        uint32_t place = nearby->first.items[i];
        if (!has_near(nearby, place, &from)) continue;
        posting.count++;
        if (sources->with_places && !array_push(&sources->places, place)) return false;
    }
    return posting.count == 0 || array_push(memory, posting);
}

/* *OUT: the first row from ROW on that has both parts; UINT32_MAX: none. */
static lede_status next_row(uint32_t *out, struct sources *parts, uint32_t row, lede_error *err) {
    uint32_t other;
    lede_status status;
    *out = row;
    for (size_t part = 0;; part = 1 - part) {
        status = window_next(&other, parts, part, *out, err);
        if (status != LEDE_OK || other == UINT32_MAX) break;
        /* The second part is asked first where the first one has just moved. */
        if (other == *out && part == 1) return LEDE_OK;
        *out = other;
    }
    *out = UINT32_MAX;
    return status;
}

/* Adds the rows of SOURCES in which PARTS are near each other. */
static lede_status read_rows(struct sources *sources, size_t number, const struct leaf *leaf, struct sources *parts,
                             lede_error *err) {
    struct nearby nearby = {.leaf = leaf};
    struct memory_postings *memory = &sources->leaves[number].memory;
    lede_status status = LEDE_OK;
    /* Of what is looked for in titles alone there is nothing in bodies. */
    for (uint32_t row = 0; leaf_is_in(leaf, sources->index); row++) {
        status = next_row(&row, parts, row, err);
        if (status != LEDE_OK || row == UINT32_MAX) break;
        status = sources_places(&nearby.first, parts, 0, row, err);
        if (status == LEDE_OK) status = sources_places(&nearby.second, parts, 1, row, err);
        if (status == LEDE_OK && !push_row(memory, sources, &nearby, row)) status = error_no_memory(err);
        if (status != LEDE_OK) break;
    }
    array_release(&nearby.first);
    array_release(&nearby.second);
    return status;
}

static struct sources sources_like(const struct sources *sources) {
    return (struct sources){
        .store = sources->store, .index = sources->index, .last_passage = sources->last_passage, .with_places = true};
}

lede_status nearby_find(struct sources *bodies, struct sources *titles, size_t number, const struct leaf *leaf,
                        lede_error *err) {
    struct sources in_bodies = sources_like(bodies), in_titles = sources_like(titles);
    lede_status status = sources_open(&in_bodies, &in_titles, leaf->near, err);
    if (status == LEDE_OK) status = read_rows(bodies, number, leaf, &in_bodies, err);
    if (status == LEDE_OK) status = read_rows(titles, number, leaf, &in_titles, err);
    sources_release(&in_bodies);
    sources_release(&in_titles);
    return status;
}
