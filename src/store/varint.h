/* SPDX-License-Identifier: MIT */
/** Numbers of seven bits a byte, the lowest first; the highest bit is set on all bytes but the last. */
#ifndef STORE_VARINT_H
#define STORE_VARINT_H

#include "base/buffer.h"

#include <stdint.h>

/** Bytes that a number takes at most. */
#define VARINT_MOST 5

/** Writes NUMBER to AT; returns where it ends. */
static inline char *varint_put(char *at, uint32_t number) {
    for (; number > 0x7F; number >>= 7) *at++ = (char)(number | 0x80);
    *at++ = (char)number;
    return at;
}

/** Appends NUMBER to OUT. */
static inline void varint_append(struct buffer *out, uint32_t number) {
    char bytes[VARINT_MOST];
    buffer_append(out, bytes, (size_t)(varint_put(bytes, number) - bytes));
}

/** The number at *AT, which moves behind it. For what this process wrote itself: nothing is checked. */
static inline uint32_t varint_next(const unsigned char **at) {
    uint32_t number = **at & 0x7F;
    for (int shift = 7; *(*at)++ & 0x80; shift += 7) number |= (uint32_t)(**at & 0x7F) << shift;
    return number;
}

/** As varint_take(), for numbers of any width. */
static inline bool varint_take_wide(uint32_t *out, struct view *data) {
    uint64_t number = 0;
    for (size_t i = 0; i < data->length && i < VARINT_MOST; i++) {
        unsigned char byte = (unsigned char)data->data[i];
        number |= (uint64_t)(byte & 0x7F) << 7 * i;
        if (byte & 0x80) continue;
        *data = view_of(data->data + i + 1, data->length - i - 1);
        *out = (uint32_t)number;
        return number <= UINT32_MAX;
    }
    return false;
}

/** Takes a number of at most 32 bits off the front of DATA; false when there is none. */
static inline bool varint_take(uint32_t *out, struct view *data) {
    if (data->length == 0 || data->data[0] & 0x80) return varint_take_wide(out, data);
    *out = (unsigned char)*data->data++;
    data->length--;
    return true;
}

#endif
