/* SPDX-License-Identifier: MIT */
/** The few sentences of a passage that show best why it matched. */
#ifndef PASSAGE_SNIPPET_H
#define PASSAGE_SNIPPET_H

#include "base/array.h"
#include "base/buffer.h"

#include <lede.h>
#include <stdint.h>

/** Byte ranges. */
ARRAY_STRUCT(spans, lede_span);

/** A place in the passage that matched. */
struct snippet_match {
    size_t start, end; /* bytes in the passage */
    uint32_t leaf;     /* which word or phrase of the query, counted from 0: different ones are worth more than
                          repetitions */
    double weight;     /* how much that word or phrase is worth, 0 or more */
};

/** Decides whether FORM, folded and without a hyphen, is a word of the corpus. */
typedef bool snippet_word_fn(void *context, struct view form);

/** What a snippet is made from. */
struct snippet_request {
    struct view passage; /* bytes of the stored text */
    struct view around;  /* stored text that PASSAGE points into, as much as is at hand (a few kilobytes in front and
                            behind): it shows how the lines were wrapped. Empty: the passage alone */
    const struct snippet_match *matches; /* ascending by start; may overlap */
    size_t match_count;
    size_t columns;           /* about how wide the snippet should be on a terminal */
    snippet_word_fn *is_word; /* asked where a word is hyphenated at a line end; NULL: hyphens stay */
    void *context;
};

/** Zero-initialise, snippet_release() to end. */
struct snippet {
    struct buffer text;      /* one line, no control characters; "…" where a sentence was cut */
    struct spans highlights; /* bytes in TEXT, ascending, disjoint */
};

/**
 * Makes *OUT (zero-initialised by the caller) of the consecutive sentences with the greatest weight of different
 * leaves that fit, and of as many neighbours as fit. A sentence wider than the columns is cut at words, around its best
 * matches. Without matches the snippet is how the passage begins. Returns false when memory runs out; *OUT is to be
 * released then, too.
 */
bool snippet_make(struct snippet *out, const struct snippet_request *request);

/** Frees what SNIPPET owns. */
void snippet_release(struct snippet *snippet);

#endif
