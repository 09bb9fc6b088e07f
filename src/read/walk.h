/* SPDX-License-Identifier: MIT */
/** Folders with all below them. */
#ifndef READ_WALK_H
#define READ_WALK_H

#include "read/reading.h"

#include <sys/stat.h>

/**
 * Reads all files below the folder SUBJECT, whose absolute path is KEY, in byte order of their names. Hidden entries,
 * metadata files and corpora (.lede) are passed over; what no reader knows is tallied in one note for each kind.
 */
lede_status walk_folder(struct reading *reading, const char *subject, const char *key, lede_error *err);

#endif
