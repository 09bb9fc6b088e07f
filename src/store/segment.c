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

void segment_append(struct buffer *row, uint32_t before, uint32_t list, struct view block) {
    varint_append(row, list - before);
    varint_append(row, (uint32_t)block.length);
    buffer_append(row, block.data, block.length);
}
