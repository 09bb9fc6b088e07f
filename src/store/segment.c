/* SPDX-License-Identifier: MIT */
/* The content of a row of table posting. */

/*
 * An entry: how far its list is above that of the entry before, the bytes of its block, the block. Short lists share a
 * row with others, long ones have several.
 */
#include "store/segment.h"

#include "store/varint.h"

bool segment_take(uint32_t *list, struct view *block, struct view *rest) {
    uint32_t distance, length;
    if (!varint_take(&distance, rest) || !varint_take(&length, rest) || length > rest->length) return false;
    if (distance > UINT32_MAX - *list) return false;
    *list += distance;
    *block = view_of(rest->data, length);
    *rest = view_of(rest->data + length, rest->length - length);
    return true;
}

/* The number at AT, of which WIDE says whether it has two bytes; neither needs more. */
static inline uint32_t short_number(const unsigned char *at, bool wide) {
    return wide ? (at[0] & 0x7Fu) | (uint32_t)at[1] << 7 : at[0];
}

void segment_skip(uint32_t *reached, struct view *rest, uint32_t list) {
    const unsigned char *at = (const unsigned char *)rest->data, *end = at + rest->length;
    uint32_t last = *reached;
    /* Keys of neighbours are near each other, and blocks short: both numbers have one byte or two. */
    while (last < list && end - at >= 4) {
        bool far = at[0] & 0x80, large = at[1 + far] & 0x80;
        const unsigned char *block = at + 2 + far + large;
        uint32_t distance = short_number(at, far), length = short_number(at + 1 + far, large);
        if ((far && at[1] & 0x80) || (large && block[-1] & 0x80) || distance >= list - last) break;
        if (length > (size_t)(end - block)) break;
        last += distance;
        at = block + length;
    }
    *reached = last;
    *rest = view_of((const char *)at, (size_t)(end - at));
}

void segment_append(struct buffer *row, uint32_t before, uint32_t list, struct view block) {
    varint_append(row, list - before);
    varint_append(row, (uint32_t)block.length);
    buffer_append(row, block.data, block.length);
}
