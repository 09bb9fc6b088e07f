/* SPDX-License-Identifier: MIT */
/** Columns that text takes on a terminal. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/view.h"

/**
 * Bytes of the first user-perceived character (extended grapheme cluster, UAX 29) of TEXT, which is not empty, and in
 * *COLUMNS how wide it is: that of its widest code point, at most 2. An invalid byte is a character of one column.
 */
size_t width_step(struct view text, int *columns);

/** Columns of the whole of TEXT. */
size_t width_of(struct view text);

#endif
