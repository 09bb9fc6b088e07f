/* SPDX-License-Identifier: MIT */
/** One file, named or found in a folder. */
#ifndef READ_FILE_H
#define READ_FILE_H

#include "read/input.h"

/** Reads the regular file FOUND by the format that its suffix tells. */
lede_status file_read(struct reading *reading, const struct found *found, lede_error *err);

#endif
