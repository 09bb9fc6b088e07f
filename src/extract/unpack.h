/* SPDX-License-Identifier: MIT */
/** Archives opened, with the limits that hold off bombs. */
#ifndef EXTRACT_UNPACK_H
#define EXTRACT_UNPACK_H

#include "extract/job.h"
#include "read/source.h"

#include <archive.h>
#include <archive_entry.h>

/** An archive, or a single compressed file, that is being read. Zero-initialise, unpack_open(), unpack_close(). */
struct unpack {
    struct archive *archive;
    struct archive_entry *entry; /* the member that is being read; the archive's */
    struct job *job;             /* whose limits count */
    size_t members;              /* seen so far */
    const char *failure;         /* why it cannot be read on: the end of a message; NULL: it can */
};

/** Opens what is in BLOB for JOB; both are borrowed until unpack_close(). False, with the failure set, if it cannot. */
bool unpack_open(struct unpack *unpack, struct job *job, struct blob *blob);

/** Goes on to the next member that is a file; false at the end, or with the failure set. */
bool unpack_next(struct unpack *unpack);

/** The name of the member, as it is in the archive; "" where it has none. */
const char *unpack_name(const struct unpack *unpack);

/** Whether it is a single compressed file, which has one member and no name. */
bool unpack_is_single(const struct unpack *unpack);

/** Reads all of the member into OUT, at most DOCUMENT_MAX bytes. NULL, or why not: the end of a message. */
const char *unpack_all(struct buffer *out, struct unpack *unpack);

/** A source_read_fn with a struct unpack: the bytes of the member as a stream. */
ssize_t unpack_read(void *context, char *out, size_t room);

/** Closes what unpack_open() opened. */
void unpack_close(struct unpack *unpack);

#endif
