/* SPDX-License-Identifier: MIT */
/* Runs of white space in valid UTF-8. */
#include "text/space.h"

#include "text/chars.h"
#include "text/utf8.h"

size_t space_size(struct view text, size_t at) {
    if (at >= text.length) return 0;
    unsigned char byte = (unsigned char)text.data[at];
    if (byte < 0x80) return byte == ' ' || byte == '\n' || (byte >= '\t' && byte <= '\r');
    if (byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3) return 0; /* no other first byte of a space */
    int32_t c;
    size_t size = utf8_decode(&c, text.data + at, text.length - at);
    return char_kind(c) == CHAR_SPACE ? size : 0;
}

size_t space_skip(struct view text, size_t at) {
    for (size_t size; (size = space_size(text, at)) > 0;) at += size;
    return at;
}

size_t space_trim(struct view text, size_t from, size_t to) {
    while (to > from) {
        size_t before = utf8_floor(text, to - 1);
        if (space_size(text, before) == 0) break;
        to = before;
    }
    return to > from ? to : from;
}

struct gap space_gap(struct view text, size_t from, size_t at) {
    struct gap gap = {.end = space_trim(text, from, at), .next = space_skip(text, at)};
    for (size_t i = gap.end; i < gap.next; i++) gap.line_ends += text.data[i] == '\n';
    return gap;
}
