/* SPDX-License-Identifier: MIT */
/** A growable run of bytes whose failures are checked once, at the end. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/view.h"

/**
 * Zero-initialise to start. DATA has a NUL behind its LENGTH bytes as soon as anything was appended or room was made.
 * When memory runs out FAILED is set, and every later append does nothing.
 */
struct buffer {
    char *data;
    size_t length, capacity;
    bool failed;
};

/** Frees the bytes; BUFFER is empty and usable again. */
void buffer_release(struct buffer *buffer);

/** Forgets the content and any failure, keeps the memory. */
void buffer_clear(struct buffer *buffer);

/**
 * Makes room for EXTRA more bytes and a NUL; returns where they go, or NULL with FAILED set. The length does not
 * change: who writes there moves it and puts the NUL behind it, or puts the NUL back at the old place.
 */
char *buffer_reserve(struct buffer *buffer, size_t extra);

/** Forgets what stands behind the first LENGTH bytes, if there is anything. */
void buffer_cut(struct buffer *buffer, size_t length);

/** Appends LENGTH bytes. */
void buffer_append(struct buffer *buffer, const char *data, size_t length);

/** Appends a string. */
void buffer_append_str(struct buffer *buffer, const char *text);

/** Appends one byte. */
void buffer_append_byte(struct buffer *buffer, char byte);

/** Appends printf output. */
void buffer_append_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** The content as a string that is valid until the next change; "" when empty. */
static inline const char *buffer_str(const struct buffer *buffer) { return buffer->data ? buffer->data : ""; }

/** The content as a view that is valid until the next change; its data is never NULL. */
static inline struct view buffer_view(const struct buffer *buffer) {
    return view_of(buffer_str(buffer), buffer->length);
}

#endif
