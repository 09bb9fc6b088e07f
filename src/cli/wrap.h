/* SPDX-License-Identifier: MIT */
/** Text wrapped to the window, with ranges of it marked. */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "output.h"

/** A line of text with the ranges that stand out in it. Borrowed. */
struct marked_text {
    const char *text;
    size_t length;
    const lede_span *marks; /* ascending, disjoint */
    size_t mark_count;
    enum style style; /* of what is not marked, when STYLED */
    bool styled;
};

/**
 * Prints TEXT, which is one line, behind INDENT spaces a line, broken between words; a word that is wider than a line
 * is broken between characters. Ends with a line feed.
 */
void wrap_print(const struct output *out, const struct marked_text *text, size_t indent);

#endif
