/* SPDX-License-Identifier: MIT */
/* A small part of YAML: one line, one key, one value. */
#include "read/frontmatter.h"

#include "text/utf8.h"

/* Whether LINE ends a block; one that begins it is "---". */
static bool is_fence(struct view line) {
    line = view_trim_end(line);
    return view_equal(line, view_str("---")) || view_equal(line, view_str("..."));
}

/* Bytes of the key at the front of LINE, which a colon must follow; 0 for none. */
static size_t key_length(struct view line) {
    size_t length = 0;
    while (length < line.length &&
           strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", line.data[length]) &&
           line.data[length])
        length++;
    size_t colon = length;
    while (colon < line.length && ascii_is_space(line.data[colon])) colon++;
    return colon < line.length && line.data[colon] == ':' ? length : 0;
}

/* Whether a line may stand inside a block: a key, or what belongs to the key before or to nobody. */
static bool is_metadata(struct view line) {
    if (view_trim(line).length == 0 || ascii_is_space(line.data[0]) || line.data[0] == '#') return true;
    return view_starts(line, view_str("- ")) || key_length(line) > 0;
}

size_t front_matter_size(struct view text) {
    size_t mark = utf8_mark_size(text);
    struct view rest = view_of(text.data + mark, text.length - mark), line;
    if (!view_take_line(&line, &rest) || !view_starts(line, view_str("---")) || !is_fence(line)) return 0;
    while (view_take_line(&line, &rest)) {
        /* The block counts up to and including its last line, so that what follows is the text. */
        if (is_fence(line)) return text.length - rest.length;
        if (!is_metadata(line)) return 0;
    }
    return 0;
}

/* Appends a quoted VALUE without its quotes: '' means ' between single quotes, \" and \\ stand for themselves between
   double ones, as in YAML. */
static void append_unquoted(struct buffer *out, struct view value) {
    char quote = value.data[0];
    for (size_t i = 1; i + 1 < value.length; i++) {
        char next = i + 2 < value.length ? value.data[i + 1] : '\0';
        bool escape = quote == '\'' ? value.data[i] == '\'' && next == '\''
                                    : value.data[i] == '\\' && (next == '"' || next == '\\');
        i += escape;
        buffer_append_byte(out, value.data[i]);
    }
}

/* Whether VALUE stands between two quotes of the same kind; one quote alone is text. */
static bool is_quoted(struct view value) {
    return value.length >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
           value.data[value.length - 1] == value.data[0];
}

/* "|" and ">" with their indicators announce a text on the nested lines that follow, which are skipped. */
static bool is_block_scalar(struct view value) {
    if (value.length == 0 || (value.data[0] != '|' && value.data[0] != '>')) return false;
    for (size_t i = 1; i < value.length; i++)
        if (!strchr("+-123456789", value.data[i])) return false;
    return true;
}

/* Sets the field that LINE gives, if it gives one; false when memory runs out. */
static bool read_line(struct article *article, struct view line, struct reading *reading, struct place place) {
    size_t length = key_length(line);
    enum field field = field_from_name(view_of(line.data, length));
    if (length == 0 || field == FIELD_COUNT) return true;
    /* The first colon ends the key; titles and addresses have more of them. */
    const char *colon = memchr(line.data, ':', line.length);
    struct view value = view_trim(view_of(colon + 1, line.length - (size_t)(colon + 1 - line.data)));
    /* A key without a value clears nothing: the sidecar may still give it. */
    if (value.length == 0 || is_block_scalar(value)) return true;
    if (!is_quoted(value)) return reading_set_field(reading, article, field, value, place);
    struct buffer plain = {0};
    append_unquoted(&plain, value);
    bool ok = !plain.failed && reading_set_field(reading, article, field, buffer_view(&plain), place);
    buffer_release(&plain);
    return ok;
}

bool front_matter_read(struct article *article, struct view block, struct reading *reading, const char *subject) {
    struct place place = {subject, 0};
    size_t mark = utf8_mark_size(block);
    struct view rest = view_of(block.data + mark, block.length - mark), line;
    while (view_take_line(&line, &rest)) {
        place.line++;
        if (!read_line(article, line, reading, place)) return false;
    }
    return true;
}
