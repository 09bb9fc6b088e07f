/* SPDX-License-Identifier: MIT */
/* Keeping the lines of a concordance that may be shown. */
#include "api/lines.h"

#include "api/handle.h"
#include "base/error.h"
#include "base/mem.h"

#include <stdlib.h>

/* Lines beyond the limit that are kept before those that are too many are dropped: sorting less often costs memory. */
enum { SPARE_LINES = 4096 };

/* ---- Articles ------------------------------------------------------------------------------------------------- */

lede_status line_article_read(struct line_article **out, struct store *store, int64_t id, lede_error *err) {
    struct line_article *article = mem_calloc(1, sizeof *article);
    *out = NULL;
    if (!article) return error_no_memory(err);
    article->users = 1;
    lede_status status = store_article(&article->article, store, id, err);
    if (status == LEDE_NO_MATCH)
        status = error_set(err, LEDE_CORRUPT, "the index has article %lld, which is not there", (long long)id);
    if (status != LEDE_OK) {
        line_article_release(article);
        return status;
    }
    article->view = article_view(&article->article.article);
    article->view.id = id;
    *out = article;
    return LEDE_OK;
}

void line_article_release(struct line_article *article) {
    if (!article || --article->users > 0) return;
    store_article_release(&article->article);
    mem_free(article);
}

/* ---- Lines ---------------------------------------------------------------------------------------------------- */

static void line_release(struct line *line) {
    line_article_release(line->article);
    mem_free(line->texts);
}

static int compare_dates(const char *a, const char *b) {
    if (!a || !b) return (a == NULL) - (b == NULL);
    return strcmp(b, a);
}

static int compare_addresses(const struct line *a, const struct line *b) {
    int64_t x = a->shown.article->id, y = b->shown.article->id;
    if (x != y) return x < y ? -1 : 1;
    return (a->shown.match.start > b->shown.match.start) - (a->shown.match.start < b->shown.match.start);
}

static int compare_texts(const void *a, const void *b) {
    const struct line *x = a, *y = b;
    int order = strcmp(x->texts, y->texts);
    return order ? order : compare_addresses(x, y);
}

/* A part of a date stands behind the days in it. */
static int compare_newest(const void *a, const void *b) {
    const struct line *x = a, *y = b;
    int order = compare_dates(x->shown.article->date, y->shown.article->date);
    return order ? order : compare_addresses(x, y);
}

/* And before them here; what has no date stands last in either order. */
static int compare_oldest(const void *a, const void *b) {
    const struct line *x = a, *y = b;
    const char *p = x->shown.article->date, *q = y->shown.article->date;
    int order = p && q ? compare_dates(q, p) : compare_dates(p, q);
    return order ? order : compare_addresses(x, y);
}

void lines_sort(struct lines *lines) {
    int (*compare)(const void *, const void *) = lines->sort == LEDE_KWIC_BY_DATE     ? compare_newest
                                                 : lines->sort == LEDE_KWIC_BY_OLDEST ? compare_oldest
                                                                                      : compare_texts;
    if (lines->list.length > 0) qsort(lines->list.items, lines->list.length, sizeof *lines->list.items, compare);
    while (lines->list.length > lines->limit) line_release(&lines->list.items[--lines->list.length]);
}

void lines_release(struct lines *lines) {
    for (size_t i = 0; i < lines->list.length; i++) line_release(&lines->list.items[i]);
    array_release(&lines->list);
}

/* What CONTEXT is sorted by, with a NUL behind it. */
static bool append_key(struct buffer *out, lede_kwic_sort sort, const struct context *context) {
    bool ok = true;
    if (sort == LEDE_KWIC_BY_LEFT) ok = context_left_key(out, context->left);
    if (sort == LEDE_KWIC_BY_RIGHT) ok = context_right_key(out, context->right);
    buffer_append_byte(out, '\0');
    return ok && !out->failed;
}

bool line_texts(struct buffer *out, lede_kwic_line *line, const struct context *context) {
    const struct view parts[] = {context->left, context->match, context->right};
    const char **strings[] = {&line->left, &line->text, &line->right};
    size_t starts[3];
    for (size_t i = 0; i < 3; i++) {
        starts[i] = out->length;
        buffer_append(out, parts[i].data, parts[i].length);
        buffer_append_byte(out, '\0');
    }
    for (size_t i = 0; !out->failed && i < 3; i++) *strings[i] = out->data + starts[i];
    return !out->failed;
}

bool lines_add(struct lines *lines, struct line_article *article, const lede_kwic_line *line,
               const struct context *context) {
    struct buffer texts = {0};
    struct line added = {.article = article, .shown = *line};
    bool ok = append_key(&texts, lines->sort, context) && line_texts(&texts, &added.shown, context);
    added.texts = texts.data;
    if (!ok || !array_push(&lines->list, added)) {
        buffer_release(&texts);
        return false;
    }
    article->users++;
    if (lines->limit < SIZE_MAX / 2 - SPARE_LINES && lines->list.length >= lines->limit * 2 + SPARE_LINES)
        lines_sort(lines);
    return true;
}
