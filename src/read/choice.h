/* SPDX-License-Identifier: MIT */
/** Which of the files in a folder are read. */
#ifndef READ_CHOICE_H
#define READ_CHOICE_H

#include "read/events.h"

/**
 * Whether OPTIONS leave out what stands at PATH, relative to the folder that was named: by a pattern of `exclude`, or,
 * for a file, by none of `include` where there are any. A pattern without a slash is compared with the name, one with a
 * slash with the path; * and ? and [...] mean what they mean to a shell (glob(7)).
 */
bool choice_leaves_out(const struct read_options *options, const char *path, bool is_folder);

#endif
