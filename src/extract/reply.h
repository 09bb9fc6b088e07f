/* SPDX-License-Identifier: MIT */
/** What is said about a file that is being read: lines of JSON, as read/protocol.h has them. */
#ifndef EXTRACT_REPLY_H
#define EXTRACT_REPLY_H

#include "extract/encoding.h"
#include "extract/page.h"
#include "extract/pages.h"

#include <stdint.h>

/** The stream of answers. Zero-initialise to start with the descriptor, reply_release() to end. */
struct reply {
    int fd;
    struct buffer line; /* the one being made */
    int64_t spoke;      /* nanoseconds of the clock when it was last said that work goes on */
    bool failed;        /* memory ran out, or nobody listens any more: nothing more is said */
};

/** Frees what REPLY owns. */
void reply_release(struct reply *reply);

/**
 * Says ARTICLE, which is what KEY means inside of the file ("" for the file itself). STARTS, unless NULL, says where
 * its pages start; then its text is clean already.
 */
void reply_article(struct reply *reply, struct view key, const struct page *article, struct encoding encoding,
                   const struct page_starts *starts);

/** Says that KEY could not be read; REASON is the end of a message: "is damaged". */
void reply_failure(struct reply *reply, struct view key, const char *reason);

/** Says that KEY, a file with SUFFIX, is of a kind that nobody reads: REASON is "is a PNG image, which ...". */
void reply_unsupported(struct reply *reply, struct view key, const char *suffix, const char *reason);

/** Says that work goes on, to be called where nothing else may be said for long. At most twice a second it is said. */
void reply_alive(struct reply *reply);

#endif
