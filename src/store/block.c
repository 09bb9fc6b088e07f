/* SPDX-License-Identifier: MIT */
/* The array of all passages, cut into blocks. */

/*
 * A block is an array of entries of 6 bytes, little-endian: 4 for the article, 2 for the passage's length in words,
 * which is at most 65535 (longer ones count as that).
 */
#include "store/block.h"

#include "base/error.h"
#include "store/internal.h"

enum { ENTRY_SIZE = 6, LENGTH_MAX = 65535 };

void blocks_release(struct blocks *blocks) {
    for (size_t i = 0; i < blocks->list.length; i++) buffer_release(&blocks->list.items[i]);
    array_release(&blocks->list);
}

bool block_get(struct store_passage *out, struct view block, size_t i) {
    if ((i + 1) * ENTRY_SIZE > block.length) return false;
    const unsigned char *entry = (const unsigned char *)block.data + i * ENTRY_SIZE;
    out->article = (int64_t)(entry[0] | (uint32_t)entry[1] << 8 | (uint32_t)entry[2] << 16 | (uint32_t)entry[3] << 24);
    out->length = (uint32_t)entry[4] | (uint32_t)entry[5] << 8;
    return true;
}

void block_append(struct buffer *block, const struct store_passage *passage) {
    uint32_t length = passage->length < LENGTH_MAX ? passage->length : LENGTH_MAX;
    for (int shift = 0; shift < 32; shift += 8) buffer_append_byte(block, (char)(passage->article >> shift & 0xFF));
    for (int shift = 0; shift < 16; shift += 8) buffer_append_byte(block, (char)(length >> shift & 0xFF));
}

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
    if (number < 0 || number > UINT32_MAX / BLOCK_PASSAGES)
        return error_set(err, LEDE_CORRUPT, "'%s' is damaged: it has no passages %lld thousand", store->path,
                         (long long)number * BLOCK_PASSAGES / 1000);
    size_t index = (size_t)number;
    while (blocks->list.length <= index)
        if (!array_push(&blocks->list, (struct buffer){0})) return error_no_memory(err);
    *out = &blocks->list.items[index];
    return (*out)->length > 0 ? LEDE_OK : read_block(*out, store, number, err);
}

lede_status store_passage(struct store_passage *out, struct store *store, int64_t id, lede_error *err) {
    struct buffer *block;
    lede_status status = store_block(&block, store, id > 0 ? block_of(id) : -1, err);
    if (status != LEDE_OK) return status;
    if (block_get(out, buffer_view(block), (size_t)((id - 1) % BLOCK_PASSAGES))) return LEDE_OK;
    return error_set(err, LEDE_CORRUPT, "'%s' is damaged: nothing is known of passage %lld", store->path,
                     (long long)id);
}
