/* SPDX-License-Identifier: MIT */
/** Folders watched for changes, by inotify(7). */
#ifndef READ_WATCH_H
#define READ_WATCH_H

#include "read/pending.h"
#include "read/walk.h"

/** A folder that somebody may write in, with the number that the kernel gave it. */
struct watched {
    int number;
    size_t root; /* the one that it is below, or is */
    char *path;  /* owned */
};

/** A folder that was named. */
struct watch_root {
    char *path;      /* owned */
    char *key;       /* its absolute path; owned */
    bool there;      /* it is being watched */
    bool everything; /* it must be read as a whole */
};

ARRAY_STRUCT(path_list, char *);

/** Zero-initialise to start, watch_start(), watch_release() to end. */
struct watch {
    int fd;             /* of inotify */
    const char *corpus; /* absolute path of a file that is no article, or NULL; borrowed */
    struct read_options options;
    lede_report_fn *report;
    void *context;                           /* of REPORT */
    ARRAY_STRUCT(, struct watch_root) roots; /* as they were named */
    ARRAY_STRUCT(, struct watched) folders;  /* ascending by number */
    struct pending pending;
    struct table unknown;         /* suffixes that no reader knows and that were told of */
    struct path_list paths, gone; /* what was told last: owned, a NULL behind the last */
    bool full;                    /* the system allows no more folders: it was said */
};

/** Frees what WATCH owns. */
void watch_release(struct watch *watch);

/**
 * Starts to watch FOLDERS (NULL-terminated). The options, the corpus and the report of WATCH must be set. What is no
 * folder is LEDE_BAD_USAGE.
 */
lede_status watch_start(struct watch *watch, const char *const *folders, lede_error *err);

/** As lede_watch_next(); STOP is its descriptor. */
lede_status watch_next(lede_changes *out, struct watch *watch, int stop, lede_error *err);

/* ---- For watch.c and notice.c --------------------------------------------------------------------------------- */

/** Milliseconds of a clock that does not go back. */
int64_t watch_now(void);

/** Reports MESSAGE about SUBJECT. */
void watch_say(const struct watch *watch, lede_severity severity, const char *subject, const char *message);

/** The folder with NUMBER, or NULL; valid until the next one is set or forgotten. */
struct watched *watch_find(const struct watch *watch, int number);

/** Forgets FOLDER, whose watch the kernel has ended. */
void watch_forget(struct watch *watch, struct watched *folder);

/** Ends the watches on PATH, which is below ROOT, with all below it. */
void watch_drop(struct watch *watch, const char *path, size_t root);

/** Sets watches on the folder PATH with all below it; unless STARTING, the files in it are noted as changed. */
lede_status watch_set(struct watch *watch, const char *path, size_t root, bool starting, lede_error *err);

/** Sets watches on the whole of ROOT, which is there, to be read as a whole. */
lede_status watch_set_root(struct watch *watch, size_t root, lede_error *err);

/** Notes that EVENT happened to PATH. */
lede_status watch_note(struct watch *watch, const char *path, size_t root, enum pending_event event, lede_error *err);

/** Whether files like PATH are to be told of: those of a type that no reader knows once for each type. */
bool watch_tells(struct watch *watch, const char *path);

/** Forgets what was told last. */
void watch_forget_told(struct watch *watch);

#endif
