/* SPDX-License-Identifier: MIT */
/* A growable run of bytes. */
#include "base/buffer.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

void buffer_release(struct buffer *buffer) {
    mem_free(buffer->data);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer) {
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->data) buffer->data[0] = '\0';
}

void buffer_cut(struct buffer *buffer, size_t length) {
    if (buffer->failed || length >= buffer->length) return;
    buffer->length = length;
    buffer->data[length] = '\0';
}

char *buffer_reserve(struct buffer *buffer, size_t extra) {
    if (buffer->failed) return NULL;
    if (extra >= SIZE_MAX / 2 - buffer->length) {
        buffer->failed = true;
        return NULL;
    }
    size_t needed = buffer->length + extra + 1;
    if (needed > buffer->capacity) {
        /* Half as much again, not double: the largest buffers hold the text of an article, up to 64 MiB. */
        size_t capacity = buffer->capacity + buffer->capacity / 2;
        if (capacity < needed) capacity = needed < 64 ? 64 : needed;
        char *data = mem_resize(buffer->data, capacity, 1);
        if (!data) {
            buffer->failed = true;
            return NULL;
        }
        buffer->data = data;
        buffer->capacity = capacity;
    }
    buffer->data[buffer->length] = '\0';
    return buffer->data + buffer->length;
}

void buffer_append(struct buffer *buffer, const char *data, size_t length) {
    char *place = buffer_reserve(buffer, length);
    if (!place) return;
    if (length) memcpy(place, data, length);
    place[length] = '\0';
    buffer->length += length;
}

void buffer_append_str(struct buffer *buffer, const char *text) { buffer_append(buffer, text, strlen(text)); }

void buffer_append_byte(struct buffer *buffer, char byte) { buffer_append(buffer, &byte, 1); }

void buffer_append_format(struct buffer *buffer, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *place = length < 0 ? NULL : buffer_reserve(buffer, (size_t)length);
    if (place) {
        vsnprintf(place, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(args);
}
