/* SPDX-License-Identifier: MIT */
/* How rows of a table fill pages of the file. */
#include "store/leaf_page.h"

#include <assert.h>

/*
 * From SQLite's file format: a page starts with a header; a row takes a pointer and a cell, which has the length of the
 * record and the rowid as varints and the record. That has the length of its header, the type of each column (NULL
 * stands for the rowid) and the data. A record that is longer than RECORD_MOST would need further pages.
 */
enum { PAGE = 16384, PAGE_HEADER = 8, POINTER = 2, RECORD_MOST = PAGE - 35, TYPES = 2, BLOB_TYPE = 12 };

/* Bytes of the varint of VALUE, of which the ninth would have eight bits. */
static size_t varint_size(uint64_t value) {
    size_t size = 1;
    for (; value >= 128 && size < 9; value >>= 7) size++;
    return size;
}

static size_t record_size(size_t length) { return TYPES + varint_size(2 * length + BLOB_TYPE) + length; }

/* What row ID takes of a page with LENGTH bytes of data. */
static size_t row_size(int64_t id, size_t length) {
    size_t record = record_size(length);
    return POINTER + varint_size(record) + varint_size((uint64_t)id) + record;
}

static size_t page_room(const struct leaf_page *leaf) { return PAGE - PAGE_HEADER - leaf->used; }

size_t leaf_page_room(const struct leaf_page *leaf, int64_t id) {
    size_t room = page_room(leaf), least = row_size(id, 0);
    if (room <= least) return 0;
    size_t length = room - least;
    /* Varints of the lengths may take some bytes more than those of 0. */
    while (length > 0 && (row_size(id, length) > room || record_size(length) > RECORD_MOST)) length--;
    return length;
}

void leaf_page_add(struct leaf_page *leaf, int64_t id, size_t length) {
    size_t size = row_size(id, length);
    if (size > page_room(leaf)) leaf->used = 0;
    assert(size <= page_room(leaf));
    leaf->used += size;
}
