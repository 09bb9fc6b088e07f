/* SPDX-License-Identifier: MIT */
/** Sealed postings in the file: rows of table posting, each with blocks of one or more lists. */
#ifndef STORE_SEGMENT_H
#define STORE_SEGMENT_H

#include "store/posting.h"
#include "store/store.h"

/** Postings of neighbouring passages, and of the titles of the articles that these belong to. */
struct segment {
    int64_t id;                           /* below SEGMENTS_MAX */
    uint32_t first_passage, last_passage; /* all of them, without gaps */
    uint32_t first_article, last_article;
    uint32_t last_list; /* key of its last list; 0: not known yet */
};

ARRAY_STRUCT(segments, struct segment);

/** Ids of segments are used again; there are never many. */
#define SEGMENTS_MAX 2048

/** Numbers of forms are below this. */
#define SEGMENT_TERMS_MAX (INT64_C(1) << 31)

/** Key of the list of form number TERM in INDEX. Lists stand in this order. */
static inline uint32_t segment_list(enum store_index index, int64_t term) {
    return (uint32_t)term << 1 | (index == STORE_TITLES);
}

/** The first row of INDEX in SEGMENT. */
static inline uint32_t segment_first(const struct segment *segment, enum store_index index) {
    return index == STORE_TITLES ? segment->first_article : segment->first_passage;
}

/** The last. */
static inline uint32_t segment_last(const struct segment *segment, enum store_index index) {
    return index == STORE_TITLES ? segment->last_article : segment->last_passage;
}

/**
 * A row has the id (segment, list, slot) of its first block, where a slot is SEGMENT_SLOT passages or articles: lists
 * are found by it, and places in long lists, too.
 */
enum { SEGMENT_SLOT_BITS = 20, SEGMENT_LIST_BITS = 32, SEGMENT_SLOT_SHIFT = 11 };

/** Id for LIST in segment ID, DISTANCE passages or articles behind its first. */
static inline int64_t segment_row(int64_t id, uint32_t list, uint32_t distance) {
    return id << (SEGMENT_LIST_BITS + SEGMENT_SLOT_BITS) | (int64_t)list << SEGMENT_SLOT_BITS |
           (int64_t)(distance >> SEGMENT_SLOT_SHIFT);
}

/** The segment and the list that the row with id ROW starts with. */
static inline int64_t segment_of_row(int64_t row) { return row >> (SEGMENT_LIST_BITS + SEGMENT_SLOT_BITS); }

/** See segment_of_row(). */
static inline uint32_t segment_list_of_row(int64_t row) { return (uint32_t)(row >> SEGMENT_SLOT_BITS); }

/**
 * Takes the first entry off REST, the content of a row: *LIST, which the caller sets to the list of the entry before
 * (for the first that of the row's id), and the bytes of its block. False when it is damaged.
 */
bool segment_take(uint32_t *list, struct view *block, struct view *rest);

/** Passes over entries of lists below LIST at the start of REST, *REACHED as in segment_take(): not all, but quickly.
 */
void segment_skip(uint32_t *reached, struct view *rest, uint32_t list);

/** Appends an entry of LIST to ROW, whose entry before is of BEFORE. */
void segment_append(struct buffer *row, uint32_t before, uint32_t list, struct view block);

#endif
