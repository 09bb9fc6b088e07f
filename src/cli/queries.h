/* SPDX-License-Identifier: MIT */
/** A file of queries. */
#ifndef CLI_QUERIES_H
#define CLI_QUERIES_H

#include "printer.h"

/** Zero-initialise, queries_open() to start, queries_close() to end. */
struct queries {
    const char *name; /* for messages */
    FILE *file;
    char *line; /* owned; the last question points into it */
    size_t capacity;
    uint64_t number; /* of the last line */
};

/** Opens PATH, or standard input for "-". */
lede_status queries_open(struct queries *out, const char *path, lede_error *err);

/**
 * Reads the next "ID<tab>QUERY" into *OUT, which is valid until the next call; empty lines are passed over.
 * LEDE_NO_MATCH at the end, LEDE_BAD_INPUT for a line without a tab (the next call goes on behind it), LEDE_IO when
 * reading fails.
 */
lede_status queries_next(struct question *out, struct queries *queries, lede_error *err);

/** Frees and closes. */
void queries_close(struct queries *queries);

#endif
