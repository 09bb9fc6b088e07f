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
    uint32_t last_list;         /* the same, or that of its titles where both are read */
    uint32_t limit;             /* rows of lists behind this one are not read */
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
 * Moves CURSOR forward to the first block that ends at ROW (passage or article) or behind it, or ends it. It stays
 * where it is when it stands on such a block. Inside of a read transaction.
 */
lede_status posting_cursor_seek(struct posting_cursor *cursor, uint32_t row, lede_error *err);

/** Frees what CURSOR owns. */
void posting_cursor_release(struct posting_cursor *cursor);

/** A form whose lists are read as a whole. */
struct posting_form {
    int64_t term;
    size_t owner;     /* the caller's */
    bool titles_only; /* not its list of bodies */
};

/** Receives a block of FORM's postings in INDEX, borrowed for the call; false: out of memory. */
typedef bool posting_block_fn(void *context, const struct posting_form *form, enum store_index index,
                              const struct posting_block *block);

/**
 * Calls EACH for all blocks of COUNT FORMS, which it puts into the order of their numbers, since neighbours often share
 * a row: segment by segment, of each form the blocks of bodies before those of titles. Inside of a read transaction.
 */
lede_status posting_forms_read(struct store *store, struct posting_form *forms, size_t count, posting_block_fn *each,
                               void *context, lede_error *err);

#endif
