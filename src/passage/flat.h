/* SPDX-License-Identifier: MIT */
/** A passage as one line: white space and hyphenation at line ends undone. */
#ifndef PASSAGE_FLAT_H
#define PASSAGE_FLAT_H

#include "base/buffer.h"

#include <stdint.h>

/** In flat.columns: this byte is inside a user-perceived character. */
#define FLAT_INSIDE SIZE_MAX

/** Decides whether FORM, folded and without a hyphen, is a word. */
typedef bool flat_word_fn(void *context, struct view form);

/** Zero-initialise, flat_release() to end. */
struct flat {
    struct buffer text;
    size_t *places;  /* places[i]: where byte i of the passage stands in TEXT; one more for the passage's end */
    size_t *columns; /* columns[i]: columns of TEXT in front of byte i, or FLAT_INSIDE; one more for its end */
};

/**
 * Makes *OUT of PASSAGE. A word broken at a line end loses its hyphen where IS_WORD (NULL: nowhere) finds that it is
 * one without it. Returns false when memory runs out; *OUT is to be released then, too.
 */
bool flat_make(struct flat *out, struct view passage, flat_word_fn *is_word, void *context);

/** Frees what FLAT owns. */
void flat_release(struct flat *flat);

/** Columns of bytes [FROM, TO) of the line; a character that begins in front of FROM does not count. */
size_t flat_width(const struct flat *flat, size_t from, size_t to);

/** The first byte behind AT at which a character starts, or the end. */
size_t flat_after(const struct flat *flat, size_t at);

/** The last byte in front of AT (above 0) at which a character starts. */
size_t flat_before(const struct flat *flat, size_t at);

#endif
