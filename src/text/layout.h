/* SPDX-License-Identifier: MIT */
/** What the line ends of a text mean: lines wrapped at a width, or each line a paragraph. */
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "text/space.h"

/** How a text is laid out in lines. */
struct layout {
    size_t width; /* columns at which its lines were wrapped; 0: a line is a paragraph */
};

/** Finds the layout of TEXT (valid UTF-8, LF only) from its first two thousand lines. */
struct layout layout_measure(struct view text);

/**
 * Whether the paragraph ends at GAP, which holds at least one line end of TEXT. It does not where a line was wrapped
 * or where a page break tore a sentence apart.
 */
bool layout_ends_paragraph(const struct layout *layout, struct view text, const struct gap *gap);

#endif
