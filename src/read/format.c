/* SPDX-License-Identifier: MIT */
/* The table of formats. */
#include "read/format.h"

#include "read/frontmatter.h"
#include "read/sniff.h"
#include "text/utf8.h"

static const char *const plain_suffixes[] = {".txt", ".text", NULL};
static const char *const markdown_suffixes[] = {".md", ".markdown", NULL};
static const char *const jsonl_suffixes[] = {".jsonl", ".ndjson", NULL};

enum { PLAIN, MARKDOWN, JSONL };

static const struct format formats[] = {
    [PLAIN] = {plain_suffixes, plain_read},
    [MARKDOWN] = {markdown_suffixes, markdown_read},
    [JSONL] = {jsonl_suffixes, jsonl_read},
};

/* ".markdown" has 9 bytes, few types have more; "Dr. Smith" and "2024.05.31" have none. */
static const size_t suffix_max = 10;

/* Letters of ASCII, which is all that suffixes of file types have. */
static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

const char *format_suffix(const char *name) {
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name) return "";
    bool letter = false;
    for (const char *at = dot + 1; *at; at++) {
        if (*at <= ' ' || *at >= 0x7F) return "";
        letter = letter || is_letter(*at);
    }
    return letter && strlen(dot) <= suffix_max ? dot : "";
}

const struct format *format_for(const char *suffix) {
    if (!*suffix) return &formats[PLAIN];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        for (const char *const *own = formats[i].suffixes; *own; own++)
            if (view_equal_letters(view_str(*own), view_str(suffix))) return &formats[i];
    return NULL;
}

bool format_of_content(const struct format **out, struct source *source) {
    struct view head, line;
    *out = &formats[PLAIN];
    /* An input that cannot be read counts as plain text: whoever reads it reports why. */
    enum source_status status = source_peek(&head, source, SNIFF_SIZE);
    if (status != SOURCE_GOOD) return status != SOURCE_NO_MEMORY;
    if (front_matter_size(head) > 0) *out = &formats[MARKDOWN];
    size_t mark = utf8_mark_size(head);
    if (head.length == mark || head.data[mark] != '{') return true;
    status = source_peek_line(&line, source);
    if (status != SOURCE_GOOD) return status != SOURCE_NO_MEMORY;
    bool is_object, ok = jsonl_is_object(&is_object, line);
    if (is_object) *out = &formats[JSONL];
    return ok;
}
