/* SPDX-License-Identifier: MIT */
/** Paths in, articles out. */
#ifndef READ_READ_H
#define READ_READ_H

#include "read/events.h"

/**
 * Reads PATHS (NULL-terminated; files, folders with all below them, "-" for standard input), in order, the entries of
 * a folder in byte order. What cannot be read is reported and counted in *OUT, the rest goes on; the status is
 * LEDE_OK then. Otherwise it is what a callback returned, or LEDE_BAD_USAGE for an impossible field.
 */
lede_status read_paths(struct read_counts *out, const char *const *paths, const struct read_options *options,
                       const struct read_events *events, lede_error *err);

#endif
