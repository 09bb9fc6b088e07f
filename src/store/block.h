/* SPDX-License-Identifier: MIT */
/** Article and length of every passage, in blocks that are read when they are first needed. */
#ifndef STORE_BLOCK_H
#define STORE_BLOCK_H

#include "base/array.h"
#include "base/buffer.h"
#include "store/store.h"

/**
 * Passages a block. At 6 bytes each a block fills a page of 16 KB: ranking a query reads only the blocks in which it
 * has matches, adding one article writes one.
 */
#define BLOCK_PASSAGES 2720

/** The blocks that were read, by number; freed with blocks_release(). */
struct blocks {
    ARRAY_STRUCT(, struct buffer) list;
    int64_t version; /* of the committed state that they belong to: PRAGMA data_version */
};

/** Frees all blocks. */
void blocks_release(struct blocks *blocks);

/** The number of the block with passage ID (from 1). */
static inline int64_t block_of(int64_t id) { return (id - 1) / BLOCK_PASSAGES; }

/** The length of PASSAGE as a block has it. */
static inline uint16_t block_length(const struct store_passage *passage) {
    return passage->length < UINT16_MAX ? (uint16_t)passage->length : UINT16_MAX;
}

/** Appends PASSAGE to the data of BLOCK. */
void block_append(struct buffer *block, const struct store_passage *passage);

#endif
