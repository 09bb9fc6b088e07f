/* SPDX-License-Identifier: MIT */
/** Names of files: the one under which the corpus knows a file, and the ones below a folder. */
#ifndef READ_PATH_H
#define READ_PATH_H

#include "base/buffer.h"

#include <lede.h>

/**
 * Puts the key of PATH into OUT, so that the same file has the same key however it is named: of a folder its real path,
 * of a file the real path of its folder, then its own name. Where the folder is gone, the absolute path, links not
 * undone.
 */
lede_status path_key(struct buffer *out, const char *path, lede_error *err);

/** Appends FOLDER/NAME to OUT. */
void path_join(struct buffer *out, const char *folder, const char *name);

/** The part of PATH behind its last slash; all of it when there is none. */
const char *path_name(const char *path);

#endif
