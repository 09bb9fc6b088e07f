/* SPDX-License-Identifier: MIT */
/** The bytes of one file or member, on disk or in memory. */
#ifndef EXTRACT_BLOB_H
#define EXTRACT_BLOB_H

#include "base/buffer.h"

#include <sys/types.h>

/** A document that has to be in memory as a whole is refused when it is larger: 64 MiB, as ARTICLE_MAX. */
#define DOCUMENT_MAX ((size_t)64 << 20)

/** Made by blob_of_file() or blob_of_bytes(), ended by blob_release(). */
struct blob {
    int fd;             /* -1: in memory alone */
    bool ours;          /* FD is to be closed */
    bool loaded;        /* BYTES are all there is */
    struct view bytes;  /* borrowed, or in HELD */
    struct buffer held; /* what was read from FD */
};

/** The regular file FD, which stays the caller's. */
struct blob blob_of_file(int fd);

/** BYTES, which stay the caller's. */
struct blob blob_of_bytes(struct view bytes);

/** Closes and frees what BLOB made. */
void blob_release(struct blob *blob);

/** The first bytes of BLOB: all, or at least 64 KiB of them. Empty too when they cannot be read. */
struct view blob_head(struct blob *blob);

/** All of BLOB in *OUT, valid until blob_release(). NULL, or why there is none: the end of a message. */
const char *blob_all(struct view *out, struct blob *blob);

/** A place in a blob. */
struct blob_stream {
    struct blob *blob;
    size_t at; /* bytes given so far */
};

/** A source_read_fn with a struct blob_stream: the bytes of the blob from its start. */
ssize_t blob_read(void *context, char *out, size_t room);

/** A descriptor of BLOB, at its start, valid until blob_release(); -1 when there can be none. */
int blob_file(struct blob *blob);

#endif
