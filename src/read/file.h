/* SPDX-License-Identifier: MIT */
/** One file, named or found in a folder. */
#ifndef READ_FILE_H
#define READ_FILE_H

#include "read/format.h"

/** Reads the regular file FOUND by the format that its suffix tells. */
lede_status file_read(struct reading *reading, const struct found *found, lede_error *err);

/** Reads INPUT, which is open, by READ; by the worker where it turns out to be something else. */
lede_status file_read_as(format_read_fn *read, struct input *input, struct reading *reading, lede_error *err);

#endif
