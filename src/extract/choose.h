/* SPDX-License-Identifier: MIT */
/** Which element of a page holds its article. */
#ifndef EXTRACT_CHOOSE_H
#define EXTRACT_CHOOSE_H

#include "extract/chunks.h"

/** How much CHUNK looks like running text: its weight without links, or a part of it, or 0. */
uint32_t choose_score(const struct chunk *chunk);

/** The nodes [from, to) of a tree: neighbouring elements with one parent. */
struct range {
    uint32_t from, to;
};

/**
 * Sets *OUT to the smallest part of TREE that holds the article among CHUNKS, which are all there are of TREE. HEADLINE
 * is the heading of the article, 0 where it is not known. Returns false when memory runs out.
 */
bool choose_article(struct range *out, const struct tree *tree, const struct chunks *chunks, uint32_t headline);

#endif
