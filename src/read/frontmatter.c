/* SPDX-License-Identifier: MIT */
/* A small part of YAML: one line, one key, one value. */
#include "read/frontmatter.h"

static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

static struct view trim(struct view text) {
    while (text.length && is_blank(text.data[0])) text = view_of(text.data + 1, text.length - 1);
    while (text.length && is_blank(text.data[text.length - 1])) text.length--;
    return text;
}

/* Moves the first line of TEXT, without its LF, to LINE; false when nothing is left. */
static bool next_line(struct view *line, struct view *text) {
    if (text->length == 0) return false;
    const char *end = memchr(text->data, '\n', text->length);
    size_t length = end ? (size_t)(end - text->data) : text->length;
    *line = view_of(text->data, length);
    size_t taken = end ? length + 1 : length;
    *text = view_of(text->data + taken, text->length - taken);
    return true;
}

static bool is_fence(struct view line) {
    while (line.length && is_blank(line.data[line.length - 1])) line.length--;
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
    while (colon < line.length && is_blank(line.data[colon])) colon++;
    return colon < line.length && line.data[colon] == ':' ? length : 0;
}

/* Whether a line may stand inside a block: a key, or what belongs to the key before or to nobody. */
static bool is_metadata(struct view line) {
    if (trim(line).length == 0 || is_blank(line.data[0]) || line.data[0] == '#') return true;
    return view_starts(line, view_str("- ")) || key_length(line) > 0;
}

size_t front_matter_size(struct view text) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    struct view rest = text, line;
    if (view_starts(rest, view_str(byte_order_mark))) rest = view_of(text.data + 3, text.length - 3);
    if (!next_line(&line, &rest) || !view_starts(line, view_str("---")) || !is_fence(line)) return 0;
    while (next_line(&line, &rest)) {
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

static bool read_line(struct article *article, struct view line, struct reading *reading, struct place place) {
    size_t length = key_length(line);
    enum field field = field_from_name(view_of(line.data, length));
    if (length == 0 || field == FIELD_COUNT) return true;
    const char *colon = memchr(line.data, ':', line.length);
    struct view value = trim(view_of(colon + 1, line.length - (size_t)(colon + 1 - line.data)));
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
    struct view line;
    while (next_line(&line, &block)) {
        place.line++;
        if (place.line == 1 && view_starts(line, view_str("\xEF\xBB\xBF")))
            line = view_of(line.data + 3, line.length - 3);
        if (!read_line(article, line, reading, place)) return false;
    }
    return true;
}
