/* SPDX-License-Identifier: MIT */
/* Finding the blocks of a list in the segments. */
#include "store/cursor.h"

#include "base/error.h"
#include "store/internal.h"
#include "store/segment.h"

#include <stdlib.h>

/* From this many slots on, a row is looked up by its id; what is nearer is reached by reading on. */
enum { SLOTS_AHEAD = 8 };

void posting_cursor_start(struct posting_cursor *cursor, struct store *store, enum store_index index, int64_t term) {
    *cursor = (struct posting_cursor){.store = store,
                                      .index = index,
                                      .list = segment_list(index, term),
                                      .last_list = segment_list(index, term),
                                      .limit = segment_list(index, term),
                                      .ended = store->segments.length == 0 || term <= 0 || term >= SEGMENT_TERMS_MAX};
}

void posting_cursor_release(struct posting_cursor *cursor) {
    buffer_release(&cursor->data);
    *cursor = (struct posting_cursor){.ended = true};
}

lede_status store_postings_damaged(const struct store *store, lede_error *err) {
    return error_set(err, LEDE_CORRUPT, "'%s' is damaged: postings cannot be read", store->path);
}

struct view store_posting_data(struct buffer *copy, sqlite3_stmt *rows) {
    const char *data = sqlite3_column_blob(rows, 1);
    buffer_clear(copy);
    return posting_copy(copy, view_of(data ? data : "", (size_t)sqlite3_column_bytes(rows, 1)));
}

/* Reads the row that statement WHICH gives for ID. *FOUND: there is one, with no list behind the cursor's limit. */
static lede_status read_row(bool *found, struct posting_cursor *cursor, enum store_statement which, int64_t id,
                            lede_error *err) {
    sqlite3_stmt *rows;
    *found = false;
    lede_status status = store_prepare(&rows, cursor->store, which, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(rows, 1, id);
    int rc = sqlite3_step(rows);
    if (rc == SQLITE_ROW) {
        cursor->row = sqlite3_column_int64(rows, 0);
        *found = segment_of_row(cursor->row) == cursor->store->segments.items[cursor->segment].id &&
                 segment_list_of_row(cursor->row) <= cursor->limit;
    }
    if (*found) {
        cursor->rest = store_posting_data(&cursor->data, rows);
        cursor->reached = segment_list_of_row(cursor->row);
    }
    status = store_finish(cursor->store, rows, rc, err);
    return status == LEDE_OK && cursor->data.failed ? error_no_memory(err) : status;
}

/* The segment that CURSOR reads. */
static struct segment *segment_of(const struct posting_cursor *cursor) {
    return &cursor->store->segments.items[cursor->segment];
}

/* Reads the row behind the one with id ID, whose last list is LAST. Where there is none, that is the segment's. */
static lede_status read_next(bool *found, struct posting_cursor *cursor, int64_t id, uint32_t last, lede_error *err) {
    cursor->row = 0;
    lede_status status = read_row(found, cursor, SQL_POSTING_NEXT, id, err);
    bool is_last = cursor->row == 0 || segment_of_row(cursor->row) != segment_of(cursor)->id;
    if (status == LEDE_OK && is_last) segment_of(cursor)->last_list = last;
    return status;
}

/* Reads the row of the current segment in which to go on for ROW. */
static lede_status find_row(bool *found, struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    const struct segment *segment = segment_of(cursor);
    uint32_t first = segment_first(segment, cursor->index), reached = cursor->reached;
    /* A row with the id of this slot may start behind ROW: what has a smaller id does not. */
    int64_t wanted = segment_row(segment->id, cursor->list, row > first ? row - first : 0) - 1, before = cursor->row;
    /* The row that was read to its end may be the last up to WANTED, or one near it. */
    if (before != 0 && (wanted < before + SLOTS_AHEAD || wanted == cursor->wanted))
        return read_next(found, cursor, before, reached, err);
    cursor->wanted = wanted;
    lede_status status = read_row(found, cursor, SQL_POSTING_AT, wanted, err);
    if (status != LEDE_OK || (*found && cursor->row > before)) return status;
    /* That row, or one of another segment: the list starts in the next, if at all. */
    return before > 0 ? read_next(found, cursor, before, reached, err) : read_next(found, cursor, wanted, 0, err);
}

/* Which index the block that CURSOR stands on belongs to. */
static enum store_index index_of(const struct posting_cursor *cursor) {
    return cursor->reached & 1 ? STORE_TITLES : STORE_BODIES;
}

/*
 * Moves to the next block of the list in the row at hand. *FOUND: there is one; *PAST: lists behind it follow, of which
 * nothing is taken.
 */
static lede_status next_in_row(bool *found, bool *past, struct posting_cursor *cursor, lede_error *err) {
    struct view block;
    *found = *past = false;
    while (!*found && !*past) {
        segment_skip(&cursor->reached, &cursor->rest, cursor->list);
        if (cursor->rest.length == 0) break;
        struct view rest = cursor->rest;
        uint32_t reached = cursor->reached;
        if (!segment_take(&cursor->reached, &block, &cursor->rest)) return store_postings_damaged(cursor->store, err);
        *past = cursor->reached > cursor->last_list;
        *found = !*past && cursor->reached >= cursor->list;
        if (!*past) continue;
        cursor->rest = rest;
        cursor->reached = reached;
    }
    if (!*found) return LEDE_OK;
    uint32_t first = segment_first(segment_of(cursor), index_of(cursor));
    return posting_read(&cursor->block, block, first) ? LEDE_OK : store_postings_damaged(cursor->store, err);
}

static void forget_row(struct posting_cursor *cursor) {
    cursor->row = cursor->wanted = 0;
    cursor->rest = view_of(NULL, 0);
}

/* Leaves the current segment, and those behind it that end before ROW. */
static void next_segment(struct posting_cursor *cursor, uint32_t row) {
    const struct segments *segments = &cursor->store->segments;
    do cursor->segment++;
    while (cursor->segment < segments->length && segment_last(&segments->items[cursor->segment], cursor->index) < row);
    cursor->ended = cursor->segment == segments->length;
    forget_row(cursor);
}

/* Whether the current segment may have more of the list at ROW or behind it. */
static bool has_more(const struct posting_cursor *cursor, uint32_t row) {
    const struct segment *segment = segment_of(cursor);
    return segment_last(segment, cursor->index) >= row &&
           (segment->last_list == 0 || cursor->list <= segment->last_list);
}

/* Moves to the next block of the list in the segment at hand, as advance(). *FOUND: there is one. */
static lede_status advance_here(bool *found, struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    bool past, has_row = true;
    lede_status status = next_in_row(found, &past, cursor, err);
    while (status == LEDE_OK && !*found && !past && has_row && has_more(cursor, row)) {
        status = find_row(&has_row, cursor, row, err);
        if (status == LEDE_OK && has_row) status = next_in_row(found, &past, cursor, err);
    }
    return status;
}

/* Moves to the next block, without looking at those that can be passed over because they end before ROW. */
static lede_status advance(struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    bool found = false;
    lede_status status = advance_here(&found, cursor, row, err);
    while (status == LEDE_OK && !found && !cursor->ended) {
        next_segment(cursor, row);
        if (!cursor->ended) status = advance_here(&found, cursor, row, err);
    }
    return status;
}

lede_status posting_cursor_seek(struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    lede_status status = LEDE_OK;
    while (status == LEDE_OK && !cursor->ended && (cursor->block.length == 0 || cursor->block.last < row))
        status = advance(cursor, row, err);
    return status;
}

/* ---- Many forms ------------------------------------------------------------------------------------------------ */

static int compare_terms(const void *a, const void *b) {
    int64_t x = ((const struct posting_form *)a)->term, y = ((const struct posting_form *)b)->term;
    return (x > y) - (x < y);
}

/* Turns CURSOR to the lists of FORM in the segment at hand, which do not begin before those that it has read. */
static void turn(struct posting_cursor *cursor, const struct posting_form *form) {
    uint32_t list = segment_list(form->titles_only ? STORE_TITLES : STORE_BODIES, form->term);
    /* The same once more: what is behind the cursor is found anew. */
    if (list <= cursor->last_list) forget_row(cursor);
    cursor->index = form->titles_only ? STORE_TITLES : STORE_BODIES;
    cursor->list = list;
    cursor->last_list = segment_list(STORE_TITLES, form->term);
}

/* Calls EACH for the blocks of FORM in the segment at hand. */
static lede_status read_form(struct posting_cursor *cursor, const struct posting_form *form, posting_block_fn *each,
                             void *context, lede_error *err) {
    bool found;
    lede_status status;
    turn(cursor, form);
    while ((status = advance_here(&found, cursor, 0, err)) == LEDE_OK && found)
        if (!each(context, form, index_of(cursor), &cursor->block)) return error_no_memory(err);
    return status;
}

lede_status posting_forms_read(struct store *store, struct posting_form *forms, size_t count, posting_block_fn *each,
                               void *context, lede_error *err) {
    /* A row that the form at hand has nothing in may be the next one's. */
    struct posting_cursor cursor = {.store = store, .limit = UINT32_MAX};
    lede_status status = LEDE_OK;
    if (count > 0) qsort(forms, count, sizeof *forms, compare_terms);
    for (; status == LEDE_OK && cursor.segment < store->segments.length; cursor.segment++) {
        forget_row(&cursor);
        cursor.last_list = 0;
        for (size_t i = 0; status == LEDE_OK && i < count; i++)
            if (forms[i].term > 0 && forms[i].term < SEGMENT_TERMS_MAX)
                status = read_form(&cursor, &forms[i], each, context, err);
    }
    posting_cursor_release(&cursor);
    return status;
}
