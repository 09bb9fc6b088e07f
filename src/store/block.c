/* SPDX-License-Identifier: MIT */
/* The array of all passages, cut into blocks. */

/*
 * A block is an array of entries of 6 bytes, little-endian: 4 for the article, 2 for the passage's length in words,
 * which is at most 65535 (longer ones count as that).
 */
#include "store/block.h"

void blocks_release(struct blocks *blocks) {
    for (size_t i = 0; i < blocks->list.length; i++) buffer_release(&blocks->list.items[i]);
    array_release(&blocks->list);
}

void block_append(struct buffer *block, const struct store_passage *passage) {
    uint16_t length = block_length(passage);
    for (int shift = 0; shift < 32; shift += 8) buffer_append_byte(block, (char)(passage->article >> shift & 0xFF));
    for (int shift = 0; shift < 16; shift += 8) buffer_append_byte(block, (char)(length >> shift & 0xFF));
}
