/* SPDX-License-Identifier: MIT */
/** How rows of a table fill pages of the file. */
#ifndef STORE_LEAF_PAGE_H
#define STORE_LEAF_PAGE_H

#include <stddef.h>
#include <stdint.h>

/**
 * The last page of a table (id INTEGER PRIMARY KEY, data BLOB) that is written from its first row to its last, as
 * VACUUM does: a row that does not fit begins the next page. Zero-initialise.
 */
struct leaf_page {
    size_t used; /* bytes */
};

/** How many bytes of data row ID may have on LEAF, at most; 0 where it would have none. */
size_t leaf_page_room(const struct leaf_page *leaf, int64_t id);

/** Puts row ID with LENGTH bytes of data on LEAF, or on the next page, which has room for them. */
void leaf_page_add(struct leaf_page *leaf, int64_t id, size_t length);

#endif
