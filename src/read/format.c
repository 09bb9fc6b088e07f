/* SPDX-License-Identifier: MIT */
/* The table of formats. */
#include "read/format.h"

#include "read/frontmatter.h"
#include "read/sniff.h"
#include "read/suffix.h"
#include "text/utf8.h"

static format_read_fn *const readers[] = {
    [SUFFIX_PLAIN] = plain_read,     [SUFFIX_MARKDOWN] = markdown_read, [SUFFIX_JSONL] = jsonl_read,
    [SUFFIX_FOREIGN] = foreign_read, [SUFFIX_UNKNOWN] = NULL,
};

format_read_fn *format_for(const char *suffix) { return readers[suffix_kind(suffix)]; }

bool format_of_content(format_read_fn **out, struct source *source) {
    struct view head, line;
    *out = plain_read;
    /* An input that cannot be read counts as plain text: whoever reads it reports why. */
    enum source_status status = source_peek(&head, source, SNIFF_SIZE);
    if (status != SOURCE_GOOD) return status != SOURCE_NO_MEMORY;
    if (front_matter_size(head) > 0) *out = markdown_read;
    size_t mark = utf8_mark_size(head);
    if (head.length == mark || head.data[mark] != '{') return true;
    status = source_peek_line(&line, source);
    if (status != SOURCE_GOOD) return status != SOURCE_NO_MEMORY;
    bool is_object, ok = jsonl_is_object(&is_object, line);
    if (is_object) *out = jsonl_read;
    return ok;
}
