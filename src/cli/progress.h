/* SPDX-License-Identifier: MIT */
/** What is told while files are read: on a terminal, a line that changes. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "remaining.h"

#include <lede.h>
#include <time.h>

/** One call that reads. progress_start() to start, progress_end() to end. */
struct progress {
    bool shown; /* a terminal is there to show it */
    bool quiet; /* notes are left out */
    bool drawn; /* the line stands there now */
    struct timespec started, last;
    struct remaining remaining;
};

/** Starts a line; the clock of its rates too. QUIET: nothing but failures is told. */
void progress_start(struct progress *progress, bool quiet);

/** A lede_progress_fn with a struct progress as its context; stops where stop_asked(). */
lede_progress_fn progress_show;

/** A lede_report_fn with a struct progress as its context. */
lede_report_fn progress_report;

/** Takes the line away. */
void progress_end(struct progress *progress);

#endif
