/* SPDX-License-Identifier: MIT */
/** The worker lede-read: a process in which foreign formats are parsed. */
#ifndef READ_WORKER_H
#define READ_WORKER_H

#include "read/source.h"

#include <lede.h>
#include <sys/types.h>

/**
 * A running worker. It forks a child for each file: what a hostile file does to that child ends with it, and what it
 * costs to start the program is paid once. Zero-initialise to start; worker_stop() ends it.
 */
struct worker {
    pid_t pid;   /* 0: not running */
    int control; /* socket over which it gets files, and tells how each of its children ended */
};

/** One file on its way through the worker. Zero-initialise to start. */
struct worker_job {
    struct source answer; /* what its child says: JSON, one object a line */
};

/**
 * Hands FD, which stays the caller's, to WORKER, which is started where it does not run. NAME is the file's own, for
 * its suffix. When this is LEDE_OK, worker_end() is due. LEDE_BAD_INPUT: ERR says why there is no worker.
 */
lede_status worker_begin(struct worker_job *job, struct worker *worker, int fd, const char *name, lede_error *err);

/** Takes the next line of the answer, as source_line(). SOURCE_FAILED: there was none for too long. */
enum source_status worker_line(struct view *out, struct worker_job *job);

/**
 * Ends JOB, whose last line gave LAST, and returns the end of a message about the file, such as "makes its reader
 * crash", or NULL when all went well. After a failure of that kind the worker is stopped, to be started anew.
 */
const char *worker_end(struct worker *worker, struct worker_job *job, enum source_status last);

/** Ends WORKER, if it runs, with all that it started. */
void worker_stop(struct worker *worker);

#endif
