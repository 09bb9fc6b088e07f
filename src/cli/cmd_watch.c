/* SPDX-License-Identifier: MIT */
/* lede watch: the corpus kept in step with folders. */
#include "command.h"
#include "corpus.h"
#include "key.h"
#include "memory.h"
#include "message.h"
#include "progress.h"
#include "safe.h"
#include "stop.h"

#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* How long another writer is left alone, in milliseconds, before it is asked for again. */
static const int busy_ms = 2000;

/* Articles of one file that became the same: a container has many, and one line is said of them. */
struct line {
    char *file; /* its key, or NULL: there is no line yet */
    lede_outcome outcome;
    uint64_t articles;
};

struct watcher {
    const struct request *request;
    struct output *out;
    struct progress progress;
    bool anything; /* the folder that was read last as a whole has something in it */
    struct line line;
};

/* ---- What is said --------------------------------------------------------------------------------------------- */

/* "WHAT FILE", with what there is to say besides behind it. */
static void print_change(const struct watcher *watcher, const char *what, const char *key, const char *more) {
    if (watcher->request->quiet) return;
    fprintf(watcher->out->file, "%s ", what);
    safe_puts(watcher->out->file, key_shown(key, watcher->out->folder));
    fprintf(watcher->out->file, "%s\n", more);
    /* Whoever reads a log sees a change when it happens. */
    fflush(watcher->out->file);
}

static void finish_line(struct watcher *watcher) {
    struct line *line = &watcher->line;
    static const char *const what[] = {
        [LEDE_ADDED] = "added", [LEDE_UPDATED] = "updated", [LEDE_COPIED] = "added a copy:"};
    char more[40] = "";
    if (!line->file) return;
    if (line->articles > 1) snprintf(more, sizeof more, " (%" PRIu64 " articles)", line->articles);
    print_change(watcher, what[line->outcome], line->file, more);
    free(line->file);
    line->file = NULL;
}

/* A lede_stored_fn. */
static void on_stored(void *context, lede_outcome outcome, const lede_article *article) {
    struct watcher *watcher = context;
    struct line *line = &watcher->line;
    size_t length = article->member ? (size_t)(article->member - article->key) - 1 : strlen(article->key);
    if (outcome == LEDE_UNCHANGED) return;
    bool same = line->file && line->outcome == outcome && strlen(line->file) == length &&
                memcmp(line->file, article->key, length) == 0;
    if (!same) {
        finish_line(watcher);
        *line = (struct line){.file = memory_format("%.*s", (int)length, article->key), .outcome = outcome};
    }
    line->articles++;
}

/* As lede_vanished_options has it. */
static void on_vanished(void *context, const char *key, uint64_t articles) {
    const struct watcher *watcher = context;
    char more[60];
    bool removed = watcher->request->remove;
    if (removed && articles == 1) more[0] = '\0';
    else if (removed) snprintf(more, sizeof more, " (%" PRIu64 " articles)", articles);
    else if (articles == 1) snprintf(more, sizeof more, " (its article is kept)");
    else snprintf(more, sizeof more, " (its %" PRIu64 " articles are kept)", articles);
    print_change(watcher, removed ? "removed" : "gone", key, more);
}

static void on_report(void *context, const lede_report *report) {
    struct watcher *watcher = context;
    progress_report(&watcher->progress, report);
}

static bool on_progress(void *context, const lede_progress *progress) {
    struct watcher *watcher = context;
    return progress_show(&watcher->progress, progress);
}

/* ---- What is done --------------------------------------------------------------------------------------------- */

/* Reads CHANGES into CORPUS. */
static lede_status add_changes(struct watcher *watcher, lede_corpus *corpus, const lede_changes *changes,
                               lede_error *err) {
    const struct request *request = watcher->request;
    const char *const whole[] = {changes->folder, NULL};
    if (!changes->everything && !changes->paths[0]) return LEDE_OK;
    /* The line would come and go: it is for what takes long. */
    progress_start(&watcher->progress, request->quiet);
    watcher->progress.shown = watcher->progress.shown && changes->everything;
    lede_add_options options = {
        .fields = request->fields,
        .field_count = request->field_count,
        .jobs = (unsigned)request->jobs,
        .report = on_report,
        .context = watcher,
        .include = request->include,
        .exclude = request->exclude,
        .follow_links = request->follow,
        .progress = on_progress,
        .folder = changes->everything ? NULL : changes->folder,
        .stored = changes->everything ? NULL : on_stored,
        .survey = watcher->progress.shown,
    };
    lede_add_counts counts;
    lede_status status = lede_add(&counts, corpus, changes->everything ? whole : changes->paths, &options, err);
    finish_line(watcher);
    progress_end(&watcher->progress);
    watcher->anything = counts.added + counts.updated + counts.unchanged > 0;
    if (!changes->everything || request->quiet) return status;
    fprintf(watcher->out->file, "added %" PRIu64 ", updated %" PRIu64 ", unchanged %" PRIu64 ", skipped %" PRIu64 ": ",
            counts.added, counts.updated, counts.unchanged, counts.skipped);
    safe_puts(watcher->out->file, changes->folder);
    fputc('\n', watcher->out->file);
    fflush(watcher->out->file);
    return status;
}

/* Tells of what is gone, or removes it. */
static lede_status drop_changes(struct watcher *watcher, lede_corpus *corpus, const lede_changes *changes,
                                lede_error *err) {
    uint64_t articles;
    lede_vanished_options options = {watcher->request->remove, on_vanished, watcher};
    lede_status status = LEDE_OK;
    for (size_t i = 0; changes->gone[i] && !status; i++)
        status = lede_vanished(&articles, corpus, changes->gone[i], &options, err);
    /* What was gone before the start is no change, and no news. A folder with nothing in it may be a disk that is not
       there: nothing of it is taken for removed. */
    if (!status && changes->everything && options.remove && watcher->anything)
        status = lede_vanished(&articles, corpus, changes->key, &options, err);
    return status;
}

/* The corpus is open for as long as there is something to do: in between, nothing is held. */
static lede_status try_changes(struct watcher *watcher, const lede_changes *changes, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, watcher->request, LEDE_CREATE, err);
    if (!status) status = add_changes(watcher, corpus, changes, err);
    if (!status) status = drop_changes(watcher, corpus, changes, err);
    lede_close(corpus);
    return status;
}

/* Waits until it is time to try again; LEDE_STOPPED when a signal came. */
static lede_status wait_for_writer(lede_error *err) {
    struct pollfd stop = {.fd = stop_file(), .events = POLLIN};
    return poll(&stop, 1, busy_ms) > 0 ? fail(err, LEDE_STOPPED, "stopped") : LEDE_OK;
}

/* As often as it takes: another writer is done some time. */
static lede_status take_changes(struct watcher *watcher, const lede_changes *changes, lede_error *err) {
    lede_status status = try_changes(watcher, changes, err);
    for (bool told = false; status == LEDE_BUSY; told = true) {
        if (!told) complain("%s: trying again", err->message);
        status = wait_for_writer(err);
        if (!status) status = try_changes(watcher, changes, err);
    }
    return status;
}

static lede_status watch(struct watcher *watcher, lede_watch *folders, lede_error *err) {
    lede_changes changes;
    lede_status status = LEDE_OK;
    while (!status) {
        status = lede_watch_next(&changes, folders, stop_file(), err);
        if (!status) status = take_changes(watcher, &changes, err);
    }
    return status;
}

lede_status cmd_watch(const struct request *request, struct output *out, lede_error *err) {
    struct watcher watcher = {.request = request, .out = out};
    lede_add_options options = {
        .include = request->include,
        .exclude = request->exclude,
        .follow_links = request->follow,
        .report = on_report,
        .context = &watcher,
    };
    lede_watch *folders;
    char *path = corpus_path(request, err);
    if (!path) return err->status;
    stop_listen();
    progress_start(&watcher.progress, request->quiet);
    lede_status status = lede_watch_open(&folders, (const char *const *)request->words, path, &options, err);
    if (!status) status = watch(&watcher, folders, err);
    progress_end(&watcher.progress);
    lede_watch_close(folders);
    free(path);
    /* To be stopped is how it ends. */
    return status == LEDE_STOPPED ? LEDE_OK : status;
}
