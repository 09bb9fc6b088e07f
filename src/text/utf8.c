/* SPDX-License-Identifier: MIT */
/* Decoding by the ranges of Unicode 15, table 3-7. */
#include "text/utf8.h"

/* Bytes that a well-formed character with this first byte has, 0 for none; and the range of its second byte. */
static int shape_of(unsigned char first, unsigned char *low, unsigned char *high) {
    *low = 0x80;
    *high = 0xBF;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0) {
        if (first == 0xE0) *low = 0xA0;
        if (first == 0xED) *high = 0x9F;
        return 3;
    }
    if (first == 0xF0) *low = 0x90;
    if (first == 0xF4) *high = 0x8F;
    return first < 0xF5 ? 4 : 0;
}

size_t utf8_decode_long(int32_t *out, const char *data, size_t length) {
    const unsigned char *bytes = (const unsigned char *)data;
    unsigned char low, high;
    size_t size = (size_t)shape_of(bytes[0], &low, &high);
    *out = -1;
    if (size == 0) return 1;
    int32_t c = bytes[0] & (0x7F >> size);
    for (size_t i = 1; i < size; i++) {
        if (i >= length || bytes[i] < low || bytes[i] > high) return i;
        c = c << 6 | (bytes[i] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    *out = c;
    return size;
}

size_t utf8_before(int32_t *out, struct view text, size_t at) {
    size_t start = utf8_floor(text, at - 1);
    utf8_decode(out, text.data + start, text.length - start);
    return start;
}

size_t utf8_encode(char out[4], int32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
    /* The low byte of 0xF00 >> size has a one bit for each byte of the character: C0, E0, F0. */
    out[0] = (char)((0xF00 >> size) | c);
    return size;
}

size_t utf8_floor(struct view text, size_t at) {
    if (at >= text.length) return text.length;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80) at--;
    return at;
}

size_t utf8_mark_size(struct view text) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    return view_starts(text, view_str(byte_order_mark)) ? sizeof byte_order_mark - 1 : 0;
}

struct view utf8_whole(struct view text) {
    while (text.length > 0 && ((unsigned char)text.data[0] & 0xC0) == 0x80)
        text = view_of(text.data + 1, text.length - 1);
    int32_t c;
    size_t last = text.length > 0 ? utf8_floor(text, text.length - 1) : 0;
    if (text.length > 0) utf8_decode(&c, text.data + last, text.length - last);
    if (text.length > 0 && c < 0) text.length = last;
    return text;
}
