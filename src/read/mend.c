/* SPDX-License-Identifier: MIT */
/* Mending JSON for jansson. */

/*
 * RFC 8259 allows numbers of any size, and escapes of surrogates without their other half (section 8.2: "behavior is
 * unpredictable"). Both are common: texts that were cut in the middle of an emoji, counters beyond 64 bits.
 */
#include "read/mend.h"

#include <stdlib.h>

/* The code unit of the escape \uXXXX at byte AT of LINE, or -1 when there is none. */
static long unit_at(struct view line, size_t at) {
    if (at + 6 > line.length || line.data[at] != '\\' || line.data[at + 1] != 'u') return -1;
    char digits[5] = {line.data[at + 2], line.data[at + 3], line.data[at + 4], line.data[at + 5], '\0'};
    char *end;
    long unit = strtol(digits, &end, 16);
    return *end == '\0' ? unit : -1;
}

static bool is_high(long unit) { return unit >= 0xD800 && unit <= 0xDBFF; }

static bool is_low(long unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/* Appends the escape at byte AT; returns its bytes, those of both halves for a whole pair. */
static size_t mend_escape(struct buffer *out, struct view line, size_t at, size_t *halves) {
    long unit = unit_at(line, at);
    size_t size = unit < 0 ? 2 : is_high(unit) && is_low(unit_at(line, at + 6)) ? 12 : 6;
    if (size > line.length - at) size = line.length - at;
    if (size == 6 && (is_high(unit) || is_low(unit))) {
        ++*halves;
        buffer_append_str(out, "\\ufffd");
    } else {
        buffer_append(out, line.data + at, size);
    }
    return size;
}

/* Appends the string at byte AT, which is a quotation mark; returns its bytes. */
static size_t mend_string(struct buffer *out, struct view line, size_t at, size_t *halves) {
    size_t start = at++;
    buffer_append_byte(out, '"');
    while (at < line.length && line.data[at] != '"') {
        if (line.data[at] == '\\') at += mend_escape(out, line, at, halves);
        else buffer_append_byte(out, line.data[at++]);
    }
    if (at < line.length) buffer_append_byte(out, line.data[at++]);
    return at - start;
}

/* Appends the number at byte AT; returns its bytes. Eighteen digits without an exponent always fit. */
static size_t mend_number(struct buffer *out, struct view line, size_t at) {
    size_t size = 0;
    bool large = false;
    for (; at + size < line.length && strchr("+-.0123456789eE", line.data[at + size]); size++)
        large = large || line.data[at + size] == 'e' || line.data[at + size] == 'E';
    large = large || size > 18;
    if (large) buffer_append_byte(out, '"');
    buffer_append(out, line.data + at, size);
    if (large) buffer_append_byte(out, '"');
    return size;
}

void json_mend(struct buffer *out, struct view line, size_t *halves) {
    for (size_t at = 0; at < line.length && !out->failed;) {
        char byte = line.data[at];
        if (byte == '"') at += mend_string(out, line, at, halves);
        else if (byte == '-' || (byte >= '0' && byte <= '9')) at += mend_number(out, line, at);
        else buffer_append_byte(out, line.data[at++]);
    }
}
