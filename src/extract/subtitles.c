/* SPDX-License-Identifier: MIT */
/* SubRip (by use: nobody ever wrote it down), WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"). */
#include "extract/subtitles.h"

/* The next line of *TEXT, which moves on behind it. */
static struct view take_line(struct view *text) {
    size_t length = 0;
    while (length < text->length && text->data[length] != '\n' && text->data[length] != '\r') length++;
    struct view line = view_of(text->data, length);
    if (length + 1 < text->length && text->data[length] == '\r' && text->data[length + 1] == '\n') length++;
    length += length < text->length;
    *text = view_of(text->data + length, text->length - length);
    return view_trim(line);
}

/* Whether LINE says from when to when: "00:01:02,500 --> 00:01:04,000". */
static bool is_time(struct view line) {
    return line.length > 0 && line.data[0] >= '0' && line.data[0] <= '9' && memmem(line.data, line.length, "-->", 3);
}

/* Appends LINE without its marks: <i>, <v Ann>, {\\an8}. */
static void append_spoken(struct buffer *out, struct view line) {
    for (size_t i = 0; i < line.length; i++) {
        char open = line.data[i];
        bool mark = open == '<' || (open == '{' && i + 1 < line.length && line.data[i + 1] == '\\');
        const char *close = mark ? memchr(line.data + i, open == '<' ? '>' : '}', line.length - i) : NULL;
        if (close) i = (size_t)(close - line.data);
        else buffer_append_byte(out, open);
    }
}

void subtitles_text(struct buffer *out, struct view text) {
    bool shown = false; /* what comes is spoken: up to the next empty line */
    size_t start = out->length;
    while (text.length > 0) {
        struct view line = take_line(&text);
        if (is_time(line)) {
            shown = true;
            /* Where there is something already, and something followed it. */
            if (out->length > start && out->data[out->length - 1] != '\n') buffer_append_byte(out, '\n');
            start = out->length;
        } else if (line.length == 0) {
            shown = false;
        } else if (shown) {
            if (out->length > start) buffer_append_byte(out, ' ');
            append_spoken(out, line);
        }
    }
}
