/* SPDX-License-Identifier: MIT */
/* A line that tells how far a call has come. */
#include "progress.h"

#include "message.h"
#include "safe.h"
#include "stop.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* How often the line changes, in seconds: what changes faster cannot be read. */
static const double pause_seconds = 0.1;

/* Columns of a window that does not tell how many it has. */
static const size_t columns_default = 80;

void progress_start(struct progress *progress, bool quiet) {
    *progress = (struct progress){.shown = !quiet && isatty(STDERR_FILENO), .quiet = quiet};
    clock_gettime(CLOCK_MONOTONIC, &progress->started);
    progress->last = progress->started;
}

static double seconds_between(const struct timespec *from, const struct timespec *to) {
    return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) * 1e-9;
}

static size_t window_columns(void) {
    struct winsize window;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) return window.ws_col;
    return columns_default;
}

/* Takes the line away, so that another can be written in its place. */
static void erase(struct progress *progress) {
    if (progress->drawn) fputs("\r\033[K", stderr);
    progress->drawn = false;
}

/* Bytes at the end of TEXT that fit into COLUMNS: of a path, the end says more than the start. */
static const char *fitting_end(const char *text, size_t columns) {
    while (*text && safe_width(text, strlen(text)) > columns) {
        int unused;
        text += safe_step(text, strlen(text), &unused);
    }
    return text;
}

static void draw(struct progress *progress, const lede_progress *now, double seconds) {
    char left[96], rest[40];
    remaining_update(&progress->remaining, seconds, now->passed);
    remaining_text(rest, sizeof rest, &progress->remaining, now->total);
    int length = snprintf(left, sizeof left, "%" PRIu64 " article%s, %.1f MB/s%s%s  ", now->articles,
                          plural(now->articles), (double)now->bytes / 1e6 / seconds, *rest ? ", " : "", rest);
    size_t columns = window_columns(), used = (size_t)length + 1;
    erase(progress);
    fputs(left, stderr);
    if (columns > used) safe_puts(stderr, fitting_end(now->subject, columns - used));
    fflush(stderr);
    progress->drawn = true;
}

bool progress_show(void *context, const lede_progress *now) {
    struct progress *progress = context;
    struct timespec time;
    if (stop_asked()) return false;
    if (!progress->shown) return true;
    clock_gettime(CLOCK_MONOTONIC, &time);
    if (seconds_between(&progress->last, &time) < pause_seconds) return true;
    progress->last = time;
    draw(progress, now, seconds_between(&progress->started, &time));
    return true;
}

void progress_report(void *context, const lede_report *report) {
    struct progress *progress = context;
    if (progress->quiet && report->severity == LEDE_NOTE) return;
    erase(progress);
    complain_report(NULL, report);
}

void progress_end(struct progress *progress) {
    erase(progress);
    fflush(stderr);
}
