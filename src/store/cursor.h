/* SPDX-License-Identifier: MIT */
/** Going through the sealed postings of one form, block by block. */
#ifndef STORE_CURSOR_H
#define STORE_CURSOR_H

#include "store/posting.h"
#include "store/store.h"

/** Stands on a block of postings. posting_cursor_start() to start, posting_cursor_release() to end. */
struct posting_cursor {
    struct store *store;        /* borrowed */
    enum store_index index;     /* of its list, or of the first one */
    uint32_t list;              /* key of the form's list */
    uint32_t last_list;         /* the same, or that of its titles where it goes through both */
    bool ended;                 /* behind the last block */
    struct posting_block block; /* where it stands; valid until the cursor moves. Its length is 0 before the first */
    size_t segment;             /* that is read, in the store's list */
    int64_t row;                /* id of the row of table posting in DATA, 0: none was read yet */
    int64_t wanted;             /* it is the last up to this id, 0: not known */
    struct buffer data;         /* a copy of that row, POSTING_SLACK zero bytes behind it */
    struct view rest;           /* what follows on the block there */
    uint32_t reached;           /* key of the list that the block belongs to */
};

/** Puts CURSOR, which is released or zero, before the first block of form number TERM in INDEX. */
void posting_cursor_start(struct posting_cursor *cursor, struct store *store, enum store_index index, int64_t term);

/**
 * The same for both lists of the form: in each segment first the blocks of bodies, then those of titles, which stand
 * side by side. Such a cursor cannot seek.
 */
void posting_cursor_start_both(struct posting_cursor *cursor, struct store *store, int64_t term);

/** Which index the block that CURSOR stands on belongs to. */
static inline enum store_index posting_cursor_index(const struct posting_cursor *cursor) {
    return cursor->reached & 1 ? STORE_TITLES : STORE_BODIES;
}

/**
 * Moves CURSOR forward to the first block that ends at ROW (passage or article) or behind it, or ends it. It stays
 * where it is when it stands on such a block. Inside of a read transaction.
 */
lede_status posting_cursor_seek(struct posting_cursor *cursor, uint32_t row, lede_error *err);

/** Moves CURSOR to the next block, or ends it. */
lede_status posting_cursor_next(struct posting_cursor *cursor, lede_error *err);

/** Frees what CURSOR owns. */
void posting_cursor_release(struct posting_cursor *cursor);

#endif
