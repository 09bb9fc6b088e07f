/* SPDX-License-Identifier: MIT */
/* A file of our own formats, text, JSONL, Markdown with front matter, or a sidecar, becomes articles with clean text.
 */
#include "fuzz.h"

#include "read/worker.h"

#include <unistd.h>

/* What is no UTF-8 is left to the worker, which other targets stand for. */
lede_status worker_begin(struct worker_job *job, struct worker *worker, int fd, const char *name, lede_error *err) {
    (void)job, (void)worker, (void)fd, (void)name, (void)err;
    return LEDE_BAD_INPUT;
}

enum source_status worker_line(struct view *out, struct worker_job *job) {
    (void)out, (void)job;
    return SOURCE_ENDED;
}

const char *worker_end(struct worker *worker, struct worker_job *job, enum source_status last) {
    (void)worker, (void)job, (void)last;
    return NULL;
}

void worker_stop(struct worker *worker) { (void)worker; }

static void extract(const char *path) {
    lede_add_counts counts;
    lede_add_options options = {.jobs = 1};
    const char *paths[] = {path, NULL};
    lede_extract(&counts, paths, &options, fuzz_expect_clean, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static const char *const suffixes[] = {".jsonl", ".md", ".txt", ""};
    char path[64], sidecar[64];
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        fuzz_write(path, suffixes[i], data, length);
        extract(path);
        unlink(path);
    }
    fuzz_write(sidecar, ".txt.meta", data, length);
    fuzz_write(path, ".txt", "Text.", 5);
    extract(path);
    unlink(path);
    unlink(sidecar);
    return 0;
}
