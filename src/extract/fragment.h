/* SPDX-License-Identifier: MIT */
/** All the text in a piece of HTML. */
#ifndef EXTRACT_FRAGMENT_H
#define EXTRACT_FRAGMENT_H

#include "base/buffer.h"

/**
 * Appends the visible text of HTML (UTF-8) to OUT: a blank line between blocks, none between the items of a list and
 * the rows of a table. Nothing is taken for the page around an article. What is too large gives nothing. Returns false
 * when memory runs out.
 */
bool fragment_text(struct buffer *out, struct view html);

#endif
