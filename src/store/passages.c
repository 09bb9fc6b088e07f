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

lede_status store_passage(struct store_passage *out, struct store *store, int64_t id, lede_error *err) {
    struct passage_reader reader = {.store = store};
    return passage_read(out, &reader, id > 0 && id <= UINT32_MAX ? (uint32_t)id : 0, err);
}
