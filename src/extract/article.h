/* SPDX-License-Identifier: MIT */
/** The text of an article out of the part of the page that holds it. */
#ifndef EXTRACT_ARTICLE_H
#define EXTRACT_ARTICLE_H

#include "extract/choose.h"

/**
 * Appends the chunks inside of RANGE that belong to the article to OUT: a blank line between chunks, none between the
 * items of a list and the rows of a table. TITLE is the headline, which is left out. Returns false when memory runs
 * out.
 */
bool article_write(struct buffer *out, const struct tree *tree, const struct chunks *chunks, struct range range,
                   struct view title);

#endif
