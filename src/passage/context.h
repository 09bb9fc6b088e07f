/* SPDX-License-Identifier: MIT */
/** A match with what stands before and behind it on its line. */
#ifndef PASSAGE_CONTEXT_H
#define PASSAGE_CONTEXT_H

#include "passage/flat.h"

/** Parts of a line, which together have no gap. */
struct context {
    struct view left, match, right;
};

/**
 * Cuts bytes [FROM, TO) of the line FLAT out with whole words around them: at most LEFT columns before the match, RIGHT
 * columns for it and what follows. A match that is wider stays whole, a lone word that is wider is cut.
 */
struct context context_cut(const struct flat *flat, size_t from, size_t to, size_t left, size_t right);

/** Appends to OUT what a line with the text RIGHT behind its match is sorted by: the words from the match on, folded.
 * Returns false when memory runs out. */
bool context_right_key(struct buffer *out, struct view right);

/** The same for the text LEFT before the match: the nearest word first. */
bool context_left_key(struct buffer *out, struct view left);

#endif
