/* SPDX-License-Identifier: MIT */
/** Paths that changed, until they have come to rest. */
#ifndef READ_PENDING_H
#define READ_PENDING_H

#include "base/array.h"
#include "base/table.h"

/** What happened to a path. */
enum pending_event {
    PENDING_WRITTEN, /* somebody is at work on it */
    PENDING_WHOLE    /* it is closed, moved, gone: all is there */
};

/** Milliseconds from the last event of a path to when it is due, for each kind, and the most from its first one. */
enum {
    /* The stamp of a file counts when its time is three seconds old (stamp.h): one that is read earlier is read again
       by the next add. */
    PENDING_WHOLE_MS = 3000,
    /* For who writes without ever closing; downloads that pause for longer are read twice. */
    PENDING_WRITTEN_MS = 30000,
    /* A file that never rests, such as a log, is read all the same. */
    PENDING_MOST_MS = 60000
};

struct pending_path {
    char *path;  /* owned */
    size_t root; /* which of the folders it is below */
    int64_t first, due;
};

/** Zero-initialise to start, pending_release() to end. Times are milliseconds of any clock that does not go back. */
struct pending {
    ARRAY_STRUCT(, struct pending_path) paths;
    struct table places; /* path -> its index */
};

/** Frees what PENDING owns. */
void pending_release(struct pending *pending);

/** Notes that EVENT happened to PATH below folder ROOT at NOW. Returns false when memory runs out. */
bool pending_note(struct pending *pending, struct view path, size_t root, enum pending_event event, int64_t now);

/** When the next path is due; INT64_MAX when there is none. */
int64_t pending_due(const struct pending *pending);

/** Receives the PATH of a folder's that is due, which is then its own to free; false: out of memory. */
typedef bool pending_take_fn(void *context, char *path);

/** Hands all paths below ROOT that are due at NOW to TAKE, and forgets them. Returns false when memory runs out. */
bool pending_take(struct pending *pending, size_t root, int64_t now, pending_take_fn *take, void *context);

/** The root of a path that is due at NOW in *ROOT; false when there is none. */
bool pending_find(size_t *root, const struct pending *pending, int64_t now);

/** Forgets all paths below ROOT. */
bool pending_forget(struct pending *pending, size_t root);

#endif
