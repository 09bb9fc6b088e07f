/* SPDX-License-Identifier: MIT */
/** How much there is to read, counted by a thread of its own while the reading has begun already. */
#ifndef READ_SURVEY_H
#define READ_SURVEY_H

#include "read/events.h"

#include <pthread.h>
#include <stdatomic.h>

/** Zero-initialise to start, survey_start(), survey_end(). */
struct survey {
    const char *const *paths; /* borrowed */
    const struct read_options *options;
    pthread_t thread;
    bool running;
    uint64_t bytes; /* the thread's own */
    atomic_bool ended;
    _Atomic uint64_t total; /* 0 until all was counted */
};

/** Starts to count the bytes of the files that read_paths() will read for PATHS. Without a thread, nothing is counted.
 */
void survey_start(struct survey *survey, const char *const *paths, const struct read_options *options);

/** The bytes of all files, unchanged ones included; 0 as long as that is not known. */
uint64_t survey_total(struct survey *survey);

/** Ends the counting. */
void survey_end(struct survey *survey);

#endif
