/* SPDX-License-Identifier: MIT */
/* Looking up passages in the blocks of the file. */
#include "base/error.h"
#include "store/internal.h"

static lede_status read_block(struct buffer *out, struct store *store, int64_t number, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_BLOCK, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, number);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) {
        const char *data = sqlite3_column_blob(statement, 0);
        buffer_append(out, data ? data : "", (size_t)sqlite3_column_bytes(statement, 0));
    }
    status = store_finish(store, statement, rc, err);
    return status == LEDE_OK && out->failed ? error_no_memory(err) : status;
}

lede_status store_block(struct buffer **out, struct store *store, int64_t number, lede_error *err) {
    struct blocks *blocks = &store->blocks;
    *out = NULL;
    /* Passage ids come from the file: one that is absurdly large must not make the list so. */
    if (number < 0 || number > UINT32_MAX / BLOCK_PASSAGES) {
        error_set(err, LEDE_CORRUPT, "'%s' is damaged: a passage has an impossible number", store->path);
        return LEDE_CORRUPT;
    }
    size_t index = (size_t)number;
    while (blocks->list.length <= index)
        if (!array_push(&blocks->list, (struct buffer){0})) return error_no_memory(err);
    *out = &blocks->list.items[index];
    /* Empty means not read yet, or not written yet: asking the file again answers both. */
    return (*out)->length > 0 ? LEDE_OK : read_block(*out, store, number, err);
}

lede_status passage_reader_move(struct passage_reader *reader, uint32_t id, lede_error *err) {
    struct buffer *block;
    lede_status status = store_block(&block, reader->store, id > 0 ? block_of(id) : -1, err);
    if (status != LEDE_OK) return status;
    reader->first = (uint32_t)block_of(id) * BLOCK_PASSAGES + 1;
    reader->end = reader->first + (uint32_t)(block->length / PASSAGE_ENTRY);
    reader->entries = (const unsigned char *)block->data;
    if (reader->entries && id < reader->end) return LEDE_OK;
    *reader = (struct passage_reader){.store = reader->store};
    error_set(err, LEDE_CORRUPT, "'%s' is damaged: nothing is known of passage %lld", reader->store->path,
              (long long)id);
    return LEDE_CORRUPT;
}

/* Makes sure that READER has passage ID. */
static lede_status reach(struct passage_reader *reader, uint32_t id, lede_error *err) {
    return id >= reader->first && id < reader->end ? LEDE_OK : passage_reader_move(reader, id, err);
}

/* Adds passage ID, which READER has, to the length of EXTENT; false when it is not of ARTICLE. */
static inline bool add_passage(struct passage_extent *extent, const struct passage_reader *reader, uint32_t id,
                               int64_t article) {
    const unsigned char *entry = reader->entries + (size_t)(id - reader->first) * PASSAGE_ENTRY;
    if (passage_entry_article(entry) != article) return false;
    extent->length += passage_entry_length(entry);
    return true;
}

/* Moves the end of EXTENT behind the passages of ARTICLE up to LAST that follow on it. */
static lede_status extend_up(struct passage_extent *extent, struct passage_reader *reader, int64_t article,
                             uint32_t last, lede_error *err) {
    while (extent->end <= last) {
        lede_status status = reach(reader, extent->end, err);
        if (status != LEDE_OK) return status;
        uint32_t stop = last < reader->end ? last + 1 : reader->end;
        while (extent->end < stop && add_passage(extent, reader, extent->end, article)) extent->end++;
        if (extent->end < stop) break;
    }
    return LEDE_OK;
}

/* Moves its start before those that come before it. */
static lede_status extend_down(struct passage_extent *extent, struct passage_reader *reader, int64_t article,
                               lede_error *err) {
    while (extent->first > 1) {
        lede_status status = reach(reader, extent->first - 1, err);
        if (status != LEDE_OK) return status;
        while (extent->first > reader->first && add_passage(extent, reader, extent->first - 1, article))
            extent->first--;
        if (extent->first > reader->first) break;
    }
    return LEDE_OK;
}

lede_status passage_extent(struct passage_extent *out, struct passage_reader *reader, uint32_t id, uint32_t last,
                           lede_error *err) {
    struct store_passage passage;
    *out = (struct passage_extent){.first = id, .end = id};
    lede_status status = passage_read(&passage, reader, id, err);
    if (status == LEDE_OK) status = extend_up(out, reader, passage.article, last, err);
    return status == LEDE_OK ? extend_down(out, reader, passage.article, err) : status;
}

lede_status store_passage(struct store_passage *out, struct store *store, int64_t id, lede_error *err) {
    struct passage_reader reader = {.store = store};
    return passage_read(out, &reader, id > 0 && id <= UINT32_MAX ? (uint32_t)id : 0, err);
}
