/* SPDX-License-Identifier: MIT */
/* Finding the blocks of a list in the segments. */
#include "store/cursor.h"

#include "base/error.h"
#include "store/internal.h"
#include "store/segment.h"

/* From this many slots on, a row is looked up by its id; what is nearer is reached by reading on. */
enum { SLOTS_AHEAD = 8 };

void posting_cursor_start(struct posting_cursor *cursor, struct store *store, enum store_index index, int64_t term) {
    *cursor = (struct posting_cursor){.store = store,
                                      .index = index,
                                      .list = segment_list(index, term),
                                      .last_list = segment_list(index, term),
                                      .ended = store->segments.length == 0 || term <= 0 || term >= SEGMENT_TERMS_MAX};
}

void posting_cursor_start_both(struct posting_cursor *cursor, struct store *store, int64_t term) {
    posting_cursor_start(cursor, store, STORE_BODIES, term);
    cursor->last_list = segment_list(STORE_TITLES, term);
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

/* Reads the row that statement WHICH gives for ID. *FOUND: there is one, with no list behind the cursor's. */
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
                 segment_list_of_row(cursor->row) <= cursor->last_list;
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

/* Moves to the next block of the list in the row at hand. *FOUND: there is one; *PAST: lists behind it follow. */
static lede_status next_in_row(bool *found, bool *past, struct posting_cursor *cursor, lede_error *err) {
    struct view block;
    *found = *past = false;
    while (!*found && !*past) {
        segment_skip(&cursor->reached, &cursor->rest, cursor->list);
        if (cursor->rest.length == 0) break;
        if (!segment_take(&cursor->reached, &block, &cursor->rest)) return store_postings_damaged(cursor->store, err);
        *past = cursor->reached > cursor->last_list;
        *found = !*past && cursor->reached >= cursor->list;
    }
    if (!*found) return LEDE_OK;
    uint32_t first = segment_first(segment_of(cursor), posting_cursor_index(cursor));
    return posting_read(&cursor->block, block, first) ? LEDE_OK : store_postings_damaged(cursor->store, err);
}

/* Leaves the current segment, and those behind it that end before ROW. */
static void next_segment(struct posting_cursor *cursor, uint32_t row) {
    const struct segments *segments = &cursor->store->segments;
    do cursor->segment++;
    while (cursor->segment < segments->length && segment_last(&segments->items[cursor->segment], cursor->index) < row);
    cursor->ended = cursor->segment == segments->length;
    cursor->row = cursor->wanted = 0;
    cursor->rest = view_of(NULL, 0);
}

/* Whether the current segment may have more of the list at ROW or behind it. */
static bool has_more(const struct posting_cursor *cursor, uint32_t row) {
    const struct segment *segment = segment_of(cursor);
    return segment_last(segment, cursor->index) >= row &&
           (segment->last_list == 0 || cursor->list <= segment->last_list);
}

/* Moves to the next block, without looking at those that can be passed over because they end before ROW. */
static lede_status advance(struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    bool found = false, past = false;
    lede_status status = next_in_row(&found, &past, cursor, err);
    while (status == LEDE_OK && !found && !cursor->ended) {
        bool has_row = false;
        if (!past && has_more(cursor, row)) status = find_row(&has_row, cursor, row, err);
        if (status != LEDE_OK) break;
        past = false;
        if (has_row) status = next_in_row(&found, &past, cursor, err);
        else next_segment(cursor, row);
    }
    return status;
}

lede_status posting_cursor_next(struct posting_cursor *cursor, lede_error *err) {
    /* Where titles follow on bodies, the end of the latter says nothing of what is still to come. */
    bool one_list = cursor->list == cursor->last_list;
    uint32_t row = one_list && cursor->block.length > 0 ? cursor->block.last + 1 : 0;
    return cursor->ended ? LEDE_OK : advance(cursor, row, err);
}

lede_status posting_cursor_seek(struct posting_cursor *cursor, uint32_t row, lede_error *err) {
    lede_status status = LEDE_OK;
    while (status == LEDE_OK && !cursor->ended && (cursor->block.length == 0 || cursor->block.last < row))
        status = advance(cursor, row, err);
    return status;
}
