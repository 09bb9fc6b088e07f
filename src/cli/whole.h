/* SPDX-License-Identifier: MIT */
/** Files that are read as a whole. */
#ifndef CLI_WHOLE_H
#define CLI_WHOLE_H

#include <lede.h>

/** Reads all of the file at PATH, or of standard input for "-"; *TEXT has a NUL behind it, and is freed by the caller.
 */
lede_status whole_read(char **text, size_t *length, const char *path, lede_error *err);

#endif
