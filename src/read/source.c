/* SPDX-License-Identifier: MIT */
/* A growing window on a file. */
#include "read/source.h"

#include <errno.h>
#include <unistd.h>

/* Bytes asked of the system at once. From 64 KiB on, larger reads of a warm file gain nothing measurable. */
static const size_t chunk = (size_t)128 << 10;

void source_release(struct source *source) { buffer_release(&source->held); }

/* What is held and not taken yet. Without bytes there may be no memory to point into. */
static struct view rest_of(const struct source *source) {
    if (source->held.length == source->taken) return view_of("", 0);
    return view_of(source->held.data + source->taken, source->held.length - source->taken);
}

/* Reads once more behind what is held. */
static enum source_status more(struct source *source) {
    if (source->ended) return SOURCE_ENDED;
    /* What was taken goes only when more is read: until then a line that was handed out stays where it is. */
    if (source->taken > 0) {
        struct view rest = rest_of(source);
        memmove(source->held.data, rest.data, rest.length);
        source->held.length = rest.length;
        source->held.data[rest.length] = '\0';
        source->taken = 0;
    }
    char *place = buffer_reserve(&source->held, chunk);
    if (!place) return SOURCE_NO_MEMORY;
    ssize_t got;
    do got = source->read ? source->read(source->context, place, chunk) : read(source->fd, place, chunk);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        source->errnum = errno;
        return SOURCE_FAILED;
    }
    source->ended = got == 0;
    source->held.length += (size_t)got;
    source->held.data[source->held.length] = '\0';
    source->total += (uint64_t)got;
    return source->ended ? SOURCE_ENDED : SOURCE_GOOD;
}

enum source_status source_peek(struct view *out, struct source *source, size_t least) {
    enum source_status status = SOURCE_GOOD;
    while (status == SOURCE_GOOD && rest_of(source).length < least) status = more(source);
    *out = rest_of(source);
    return status == SOURCE_ENDED ? SOURCE_GOOD : status;
}

enum source_status source_peek_line(struct view *out, struct source *source) {
    *out = view_of("", 0);
    for (size_t searched = 0;;) {
        struct view rest = rest_of(source);
        const char *end = rest.length > searched ? memchr(rest.data + searched, '\n', rest.length - searched) : NULL;
        searched = end ? (size_t)(end - rest.data) : rest.length;
        if (searched > source->limit) return SOURCE_TOO_LONG;
        enum source_status status = end ? SOURCE_GOOD : more(source);
        if (end || (status == SOURCE_ENDED && searched > 0)) {
            *out = view_of(rest_of(source).data, searched);
            return SOURCE_GOOD;
        }
        if (status != SOURCE_GOOD) return status;
    }
}

/* Takes the bytes of a line that is too long without keeping them. */
static enum source_status skip_line(struct source *source) {
    for (;;) {
        struct view rest = rest_of(source);
        const char *end = rest.length ? memchr(rest.data, '\n', rest.length) : NULL;
        source->taken += end ? (size_t)(end - rest.data) + 1 : rest.length;
        enum source_status status = end ? SOURCE_ENDED : more(source);
        if (status == SOURCE_ENDED) return SOURCE_TOO_LONG;
        if (status != SOURCE_GOOD) return status;
    }
}

enum source_status source_line(struct view *out, struct source *source) {
    enum source_status status = source_peek_line(out, source);
    if (status == SOURCE_TOO_LONG) return skip_line(source);
    if (status != SOURCE_GOOD) return status;
    source->taken += out->length;
    if (source->taken < source->held.length) source->taken++; /* the LF */
    if (out->length > 0 && out->data[out->length - 1] == '\r') out->length--;
    return SOURCE_GOOD;
}

enum source_status source_bytes(struct view *out, struct source *source, size_t count) {
    enum source_status status = source_peek(out, source, count);
    if (out->length > count) out->length = count;
    if (status == SOURCE_GOOD) source->taken += out->length;
    return status;
}

enum source_status source_all(struct view *out, struct source *source) {
    enum source_status status = SOURCE_GOOD;
    *out = view_of("", 0);
    while (status == SOURCE_GOOD && rest_of(source).length <= source->limit) status = more(source);
    if (status == SOURCE_GOOD) return SOURCE_TOO_LONG;
    if (status != SOURCE_ENDED) return status;
    *out = rest_of(source);
    source->taken = source->held.length;
    return out->length > 0 ? SOURCE_GOOD : SOURCE_ENDED;
}
