/* SPDX-License-Identifier: MIT */
/* Display width by utf8proc's tables. */
#include "text/width.h"

#include "text/utf8.h"

#include <utf8proc.h>

/* Columns of C, 1 where it is invalid (-1): that of the character that is shown instead. */
static int columns_of(int32_t c) {
    if (c < 0) return 1;
    /* Marks and controls have none, and no terminal has characters of more than two columns. */
    int width = utf8proc_charwidth(c);
    return width < 0 ? 0 : width > 2 ? 2 : width;
}

/* Whether TEXT starts with a printable character of ASCII that no mark joins, since it stands before ASCII or the end:
   it needs no look-up. */
static bool is_plain(struct view text) {
    unsigned char byte = (unsigned char)text.data[0];
    return byte >= 0x20 && byte < 0x7F && (text.length == 1 || (unsigned char)text.data[1] < 0x80);
}

size_t width_step(struct view text, int *columns) {
    int32_t before, c, state = 0;
    if (is_plain(text)) {
        *columns = 1;
        return 1;
    }
    size_t at = utf8_decode(&before, text.data, text.length);
    *columns = columns_of(before);
    if (before < 0) return 1;
    /* A cluster is as wide as its widest code point, not as the sum: the others have no column of their own. */
    while (at < text.length) {
        size_t size = utf8_decode(&c, text.data + at, text.length - at);
        if (c < 0 || utf8proc_grapheme_break_stateful(before, c, &state)) break;
        if (columns_of(c) > *columns) *columns = columns_of(c);
        before = c;
        at += size;
    }
    return at;
}

size_t width_of(struct view text) {
    size_t width = 0;
    for (size_t at = 0; at < text.length;) {
        int columns;
        at += width_step(view_of(text.data + at, text.length - at), &columns);
        width += (size_t)columns;
    }
    return width;
}
