/* SPDX-License-Identifier: MIT */
/** UTF-8 one character at a time. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/view.h"

#include <stdint.h>

/** utf8_decode() for a first byte that is not ASCII. */
size_t utf8_decode_long(int32_t *out, const char *data, size_t length);

/**
 * Decodes the character at the front of LENGTH bytes (at least 1) at DATA into *OUT and returns its bytes. Where the
 * bytes are no UTF-8, *OUT is -1 and the result covers the longest start of a character that is broken off there (a
 * "maximal subpart", Unicode 15 section 3.9), at least one byte.
 */
static inline size_t utf8_decode(int32_t *out, const char *data, size_t length) {
    *out = (unsigned char)data[0];
    return *out < 0x80 ? 1 : utf8_decode_long(out, data, length);
}

/** The character of valid UTF-8 that ends before byte AT of TEXT (AT above 0) in *OUT; returns where it starts. */
size_t utf8_before(int32_t *out, struct view text, size_t at);

/** Writes character C to OUT and returns the number of bytes, 1 to 4. */
size_t utf8_encode(char out[4], int32_t c);

/** The greatest start of a character of valid UTF-8 that is not behind byte AT of TEXT. */
size_t utf8_floor(struct view text, size_t at);

/** TEXT without the broken characters at its ends, where it was cut out of valid UTF-8. */
struct view utf8_whole(struct view text);

/** Bytes of the byte-order mark at the start of TEXT: 3, or 0 where there is none. */
size_t utf8_mark_size(struct view text);

#endif
