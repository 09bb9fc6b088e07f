/* SPDX-License-Identifier: MIT */
/** Folders with all below them. */
#ifndef READ_WALK_H
#define READ_WALK_H

#include "read/input.h"

/** What is no file to read, and counted. */
enum walk_other {
    WALK_LINK,   /* a symbolic link that is not followed */
    WALK_SPECIAL /* a device, pipe or socket */
};

/** One walk, with what it tells. A status other than LEDE_OK ends it. */
struct walk {
    const struct read_options *options; /* patterns, links */
    size_t root;                        /* of the folder that was named: see walk_root() */
    void *context;
    lede_status (*folder)(void *context, const char *subject, lede_error *err); /* before what is in it; or NULL */
    lede_status (*file)(void *context, const struct found *found, lede_error *err);
    void (*other)(void *context, enum walk_other what);             /* or NULL, as where another walk tells */
    void (*failed)(void *context, const char *subject, int errnum); /* SUBJECT cannot be read; or NULL */
};

/**
 * Tells of the folder SUBJECT, whose absolute path is KEY, of all regular files below it and the folders they are in,
 * in byte order of their names. What is hidden, passed over, or left out by the options is not told.
 */
lede_status walk_folder(const struct walk *walk, const char *subject, const char *key, lede_error *err);

/** Bytes before the part of a path below FOLDER that patterns are compared with. */
size_t walk_root(const char *folder);

/** Whether NAME is hidden: version control, editors and desktops keep their own there. */
bool walk_is_hidden(const char *name);

/** Whether a file called NAME is no article in any folder: the metadata of one, or a corpus. */
bool walk_passes_over(const char *name);

#endif
