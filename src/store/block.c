/* SPDX-License-Identifier: MIT */
/* The array of all passages, cut into blocks. */

/*
 * A block is an array of entries of 6 bytes, little-endian: 4 for the article, 2 for the passage's length in words,
 * which is at most 65535 (longer ones count as that).
 */
#include "store/block.h"

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
