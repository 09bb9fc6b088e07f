/* SPDX-License-Identifier: MIT */
/* Reading a file of queries. */
#include "queries.h"

#include "memory.h"
#include "message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";

lede_status queries_open(struct queries *out, const char *path, lede_error *err) {
    bool standard_input = strcmp(path, "-") == 0;
    out->name = standard_input ? "standard input" : path;
    out->file = standard_input ? stdin : fopen(path, "r");
    if (out->file) return LEDE_OK;
    return fail(err, LEDE_IO, "cannot open '%s': %s", path, system_reason(errno));
}

/* Reads a line that is not empty, without its line end; false at the end of the file. A CR belongs to the line end in
   front of a LF only: elsewhere it is a character of the query. */
static bool next_line(struct queries *queries) {
    for (;;) {
        ssize_t length = getline(&queries->line, &queries->capacity, queries->file);
        /* Neither the end nor a failure to read. */
        if (length < 0 && !feof(queries->file) && !ferror(queries->file)) memory_exhausted();
        if (length < 0) return false;
        queries->number++;
        char *end = queries->line + length;
        if (end[-1] == '\n') *--end = '\0';
        if (end > queries->line && end[-1] == '\r' && end < queries->line + length) *--end = '\0';
        if (*queries->line) return true;
    }
}

lede_status queries_next(struct question *out, struct queries *queries, lede_error *err) {
    *out = (struct question){0};
    if (!next_line(queries)) {
        if (ferror(queries->file))
            return fail(err, LEDE_IO, "cannot read '%s': %s", queries->name, system_reason(errno));
        return LEDE_NO_MATCH;
    }
    char *id = queries->line;
    size_t mark = strlen(byte_order_mark);
    /* Editors on other systems put a mark in front, which would become a part of the first identifier. */
    if (queries->number == 1 && strncmp(id, byte_order_mark, mark) == 0) id += mark;
    char *tab = strchr(id, '\t');
    /* The query may have tabs in it, which are white space there. */
    if (!tab || tab == id)
        return fail(err, LEDE_BAD_INPUT, "'%s', line %" PRIu64 ": not an id, a tab and a query", queries->name,
                    queries->number);
    *tab = '\0';
    *out = (struct question){.id = id, .text = tab + 1};
    return LEDE_OK;
}

void queries_close(struct queries *queries) {
    if (queries->file && queries->file != stdin) fclose(queries->file);
    free(queries->line);
    *queries = (struct queries){0};
}
