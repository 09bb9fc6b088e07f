/* SPDX-License-Identifier: MIT */
/* Repair of raw bytes. */
#include "text/clean.h"

#include "text/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* The override and isolate controls reorder what a terminal or page shows; marks such as U+200E do not hide text. */
static bool is_bidi_override(int32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

/* Whether character C (-1: broken) stays as it is. */
static bool is_kept(int32_t c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || (c >= 0xA0 && !is_bidi_override(c)); }

/* Bytes of RAW from FROM on that stay as they are: nearly all of nearly every text, copied in one go. */
static size_t kept_run(struct view raw, size_t from) {
    size_t at = from;
    while (at < raw.length) {
        int32_t c = (unsigned char)raw.data[at];
        size_t size = 1;
        if (c >= 0x80) size = utf8_decode(&c, raw.data + at, raw.length - at);
        if (!is_kept(c)) break;
        at += size;
    }
    return at - from;
}

/* Appends the replacement of the ASCII control character at byte AT of RAW; returns the bytes it takes there. */
static size_t clean_control(struct buffer *out, struct view raw, size_t at, struct clean_counts *counts) {
    char byte = raw.data[at];
    if (byte == '\r') {
        buffer_append_byte(out, '\n');
        return at + 1 < raw.length && raw.data[at + 1] == '\n' ? 2 : 1;
    }
    counts->controls += byte != '\t' && byte != '\f' && byte != '\v';
    buffer_append_byte(out, ' ');
    return 1;
}

void clean_text(struct buffer *out, struct view raw, struct clean_counts *counts) {
    size_t at = utf8_mark_size(raw);
    while (at < raw.length && !out->failed) {
        size_t run = kept_run(raw, at);
        buffer_append(out, raw.data + at, run);
        at += run;
        if (at == raw.length) break;
        int32_t c;
        size_t size = utf8_decode(&c, raw.data + at, raw.length - at);
        if (c < 0) {
            counts->invalid++;
            buffer_append_str(out, replacement);
        } else if (c < 0x80) {
            size = clean_control(out, raw, at, counts);
        } else {
            counts->controls++;
            buffer_append_byte(out, ' ');
        }
        at += size;
    }
}

void clean_line(struct buffer *out, struct view raw) {
    struct buffer text = {0};
    struct clean_counts counts = {0};
    clean_text(&text, raw, &counts);
    bool gap = false;
    size_t start = out->length;
    for (size_t i = 0; i < text.length; i++) {
        /* clean_text() has left no other ASCII white space; a no-break space is part of the value. */
        if (text.data[i] == ' ' || text.data[i] == '\n') {
            gap = true;
            continue;
        }
        if (gap && out->length > start) buffer_append_byte(out, ' ');
        gap = false;
        buffer_append_byte(out, text.data[i]);
    }
    out->failed = out->failed || text.failed;
    buffer_release(&text);
}
