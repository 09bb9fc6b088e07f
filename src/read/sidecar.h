/* SPDX-License-Identifier: MIT */
/** The metadata file NAME.meta beside NAME. */
#ifndef READ_SIDECAR_H
#define READ_SIDECAR_H

#include "read/reading.h"

#include <sys/stat.h>

/** Zero-initialise to start, sidecar_release() to end. */
struct sidecar {
    struct buffer path;
    bool found;    /* there is one; STATUS is then known */
    bool unusable; /* there is one, and it could not be read */
    struct stat status;
    struct article fields;             /* what it says; only the fields are used */
    unsigned char sha256[DIGEST_SIZE]; /* of its bytes; zero without one */
};

/** Whether NAME is that of a metadata file, such as "x.txt.meta". */
bool sidecar_is(const char *name);

/** Looks whether there is a metadata file beside PATH, without opening it; false when memory runs out. */
bool sidecar_find(struct sidecar *sidecar, const char *path);

/** Reads SIDECAR where one was found. What is wrong with it is a warning. Returns false when memory runs out. */
bool sidecar_read(struct sidecar *sidecar, struct reading *reading);

/** Frees what SIDECAR holds. */
void sidecar_release(struct sidecar *sidecar);

#endif
