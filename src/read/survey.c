/* SPDX-License-Identifier: MIT */
/* The sizes of all files, added up by a thread. */

/*
 * A walk that looks at names and sizes alone is some hundred times faster than reading: it is over before the line that
 * shows the total is old, and nobody has to wait for it, as one would for a walk before the reading.
 */
#include "read/survey.h"

#include "base/error.h"
#include "read/path.h"
#include "read/suffix.h"
#include "read/walk.h"

#include <signal.h>

static lede_status on_file(void *context, const struct found *found, lede_error *err) {
    struct survey *survey = context;
    if (suffix_kind(suffix_of(path_name(found->subject))) != SUFFIX_UNKNOWN)
        survey->bytes += (uint64_t)found->status->st_size;
    return atomic_load(&survey->ended) ? error_set(err, LEDE_STOPPED, "stopped") : LEDE_OK;
}

/* Adds PATH; false where its size cannot be known, as that of standard input. */
static bool add_path(struct survey *survey, const char *path) {
    struct stat status;
    if (strcmp(path, "-") == 0) return false;
    if (stat(path, &status) != 0) return true;
    if (!S_ISDIR(status.st_mode)) {
        survey->bytes += S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
        return true;
    }
    struct walk walk = {survey->options, walk_root(path), survey, NULL, on_file, NULL, NULL};
    return walk_folder(&walk, path, path, NULL) == LEDE_OK;
}

static void *run(void *context) {
    struct survey *survey = context;
    bool known = true;
    for (const char *const *path = survey->paths; *path && known; path++) known = add_path(survey, *path);
    if (known) atomic_store(&survey->total, survey->bytes);
    return NULL;
}

void survey_start(struct survey *survey, const char *const *paths, const struct read_options *options) {
    sigset_t all, before;
    survey->paths = paths;
    survey->options = options;
    /* Signals are for the threads of the program, whose handlers know nothing of this one. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    survey->running = pthread_create(&survey->thread, NULL, run, survey) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

uint64_t survey_total(struct survey *survey) { return atomic_load(&survey->total); }

void survey_end(struct survey *survey) {
    if (!survey->running) return;
    atomic_store(&survey->ended, true);
    pthread_join(survey->thread, NULL);
    survey->running = false;
}
