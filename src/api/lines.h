/* SPDX-License-Identifier: MIT */
/** Lines of a concordance that wait to be sorted. */
#ifndef API_LINES_H
#define API_LINES_H

#include "base/array.h"
#include "passage/context.h"
#include "store/store.h"

/** An article that lines are from; it lives as long as one of them does. */
struct line_article {
    struct store_article article;
    lede_article view;
    size_t users; /* lines, and whoever goes through its passages */
};

/** A match in its line. */
struct line {
    struct line_article *article;
    lede_kwic_line shown; /* its strings, but for the article's, stand in TEXTS */
    char *texts;          /* owned; the key that it is sorted by comes first */
};

/** The best LIMIT lines in the order of SORT, which is not LEDE_KWIC_BY_ADDRESS. Zero-initialise but for these. */
struct lines {
    lede_kwic_sort sort;
    uint64_t limit;
    ARRAY_STRUCT(, struct line) list;
};

/** Reads article ID into *OUT, for line_article_release(). */
lede_status line_article_read(struct line_article **out, struct store *store, int64_t id, lede_error *err);

/** One user of ARTICLE less; the last one frees it. NULL is accepted. */
void line_article_release(struct line_article *article);

/** Appends the strings of LINE, which are those of CONTEXT, to OUT, into which they point while it does not change.
 * Returns false when memory runs out. */
bool line_texts(struct buffer *out, lede_kwic_line *line, const struct context *context);

/** Adds a copy of LINE, whose strings are those of CONTEXT. Returns false when memory runs out. */
bool lines_add(struct lines *lines, struct line_article *article, const lede_kwic_line *line,
               const struct context *context);

/** Puts the lines into their order; no more than the limit are left. */
void lines_sort(struct lines *lines);

/** Frees what LINES owns. */
void lines_release(struct lines *lines);

#endif
