/* SPDX-License-Identifier: MIT */
/** An article's text split into passages. */
#ifndef PASSAGE_SPLIT_H
#define PASSAGE_SPLIT_H

#include "base/array.h"
#include "base/view.h"

#include <lede.h>

/** The passages of a text, in its order. */
ARRAY_STRUCT(passages, lede_passage);

/**
 * Appends the passages of TEXT (stored text: valid UTF-8, LF only) to OUT, ascending and disjoint; between them stands
 * white space only. A text with a word in it gives at least one. Returns false when memory runs out.
 */
bool passages_split(struct passages *out, struct view text);

#endif
