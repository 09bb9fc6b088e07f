/* SPDX-License-Identifier: MIT */
/** Pages of paper made one text. */
#ifndef EXTRACT_PAGES_H
#define EXTRACT_PAGES_H

#include "base/array.h"
#include "base/buffer.h"

/** The byte of a text at which each of its pages starts. */
struct page_starts {
    ARRAY_STRUCT(, size_t) items;
};

/**
 * Appends TEXT, whose pages end with form feeds, to OUT, clean, with a blank line between pages and without what is
 * printed on them again and again: running heads, footers, page numbers. STARTS gets the start of each page, also of
 * one that is empty. Returns false when memory runs out.
 */
bool pages_join(struct buffer *out, struct page_starts *starts, struct view text);

#endif
