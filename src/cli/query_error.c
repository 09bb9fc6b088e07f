/* SPDX-License-Identifier: MIT */
/* A query with a caret under what is wrong in it. */
#include "query_error.h"

#include "message.h"
#include "safe.h"

#include <string.h>

#define LINE_COLUMNS 76 /* of a query that are shown, so that the caret's line never wraps */
#define CARET_COLUMN 60 /* the caret stands at most this far right */

/* Bytes of TEXT that fit into COLUMNS. */
static size_t fitting(const char *text, size_t length, size_t columns) {
    size_t used = 0, at = 0;
    while (at < length) {
        int width;
        size_t size = safe_step(text + at, length - at, &width);
        if (used + (size_t)width > columns) break;
        used += (size_t)width;
        at += size;
    }
    return at;
}

/* A query may be a pasted page: what is shown of it starts as late as the caret's place on the line demands. */
void query_error_print(const char *query, const lede_error *err) {
    complain("%s", err->message);
    size_t length = strlen(query), start = 0;
    if (err->offset > length) return;
    /* Columns, not bytes: the caret stands under the character that is meant, in any script. */
    size_t before = safe_width(query, err->offset);
    while (before > CARET_COLUMN) {
        int columns;
        start += safe_step(query + start, err->offset - start, &columns);
        before -= (size_t)columns;
    }
    fputs("  ", stderr);
    safe_write(stderr, query + start, fitting(query + start, length - start, LINE_COLUMNS));
    fprintf(stderr, "\n%*s^\n", (int)before + 2, "");
}
