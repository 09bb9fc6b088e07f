/* SPDX-License-Identifier: MIT */
/** What a file is, by its first bytes or its name. */
#ifndef EXTRACT_KIND_H
#define EXTRACT_KIND_H

#include "extract/job.h"

/** Who reads a file: one of the two functions; or nobody, which REFUSAL says. */
struct kind {
    job_read_fn *read;
    job_stream_fn *stream;
    const char *refusal; /* the end of a message: "HWP is not supported"; static storage */
};

/** The kind of a file called NAME whose first bytes are HEAD. */
struct kind kind_of(struct view head, const char *name);

#endif
