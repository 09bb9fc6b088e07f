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

void segment_skip(uint32_t *reached, struct view *rest, uint32_t list) {
    const unsigned char *at = (const unsigned char *)rest->data;
    size_t left = rest->length;
    uint32_t last = *reached;
    /* Most lists are short and their keys near each other: both numbers have one byte. */
    while (left >= 2 && at[0] <= 0x7F && at[1] <= 0x7F && last + at[0] < list && at[1] <= left - 2) {
        last += at[0];
        left -= 2u + at[1];
        at += 2u + at[1];
    }
    *reached = last;
    *rest = view_of((const char *)at, left);
}

void segment_append(struct buffer *row, uint32_t before, uint32_t list, struct view block) {
    varint_append(row, list - before);
    varint_append(row, (uint32_t)block.length);
    buffer_append(row, block.data, block.length);
}
