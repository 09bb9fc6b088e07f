/* SPDX-License-Identifier: MIT */
/** The bytes of one open file or stream, taken whole or line by line. */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "base/buffer.h"

#include <stdint.h>
#include <sys/types.h>

enum source_status {
    SOURCE_GOOD,
    SOURCE_ENDED,    /* nothing is left */
    SOURCE_TOO_LONG, /* there is more than LIMIT allows; of lines, this one is skipped and the next can be taken */
    SOURCE_FAILED,   /* the system reported ERRNUM */
    SOURCE_NO_MEMORY
};

/** Gives up to ROOM bytes of a stream: as read(2), EINTR included. */
typedef ssize_t source_read_fn(void *context, char *out, size_t room);

/** Initialise with a descriptor, which stays the caller's, or a function, and a limit; end with source_release(). */
struct source {
    int fd;
    source_read_fn *read; /* what is asked instead of FD, where it is not NULL */
    void *context;        /* for READ */
    size_t limit;         /* the most bytes that source_line() and source_all() give */
    struct buffer held;   /* bytes read; those before TAKEN are gone */
    size_t taken;
    uint64_t total; /* bytes read so far */
    bool ended;     /* all has been read */
    int errnum;
};

/** Frees what SOURCE holds. */
void source_release(struct source *source);

/** The first bytes not yet taken: LEAST of them, fewer only where the file ends. They remain to be taken. */
enum source_status source_peek(struct view *out, struct source *source, size_t least);

/** The next line without its line end, remaining to be taken. */
enum source_status source_peek_line(struct view *out, struct source *source);

/** Takes the next line, without its LF or CR LF; valid until the next call. */
enum source_status source_line(struct view *out, struct source *source);

/** Takes the next COUNT bytes, fewer only where the file ends; valid until the next call. The limit is not asked. */
enum source_status source_bytes(struct view *out, struct source *source, size_t count);

/** Takes all that is left; valid until source_release(). */
enum source_status source_all(struct view *out, struct source *source);

#endif
