/* SPDX-License-Identifier: MIT */
/* What a worker says of a file, which a hostile file may have taken over, becomes articles with clean text. */
#include "fuzz.h"

#include "read/worker.h"

#include <unistd.h>

static struct view answer;

lede_status worker_begin(struct worker_job *job, struct worker *worker, int fd, const char *name, lede_error *err) {
    (void)worker, (void)fd, (void)name, (void)err;
    job->answer = (struct source){.fd = fuzz_memory_file(answer.data, answer.length), .limit = 1 << 20};
    return LEDE_OK;
}

enum source_status worker_line(struct view *out, struct worker_job *job) { return source_line(out, &job->answer); }

const char *worker_end(struct worker *worker, struct worker_job *job, enum source_status last) {
    (void)worker, (void)last;
    close(job->answer.fd);
    source_release(&job->answer);
    return NULL;
}

void worker_stop(struct worker *worker) { (void)worker; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    char path[64];
    lede_add_counts counts;
    lede_add_options options = {.jobs = 1};
    const char *paths[] = {path, NULL};
    answer = view_of((const char *)data, length);
    fuzz_write(path, ".html", "x", 1);
    lede_extract(&counts, paths, &options, fuzz_expect_clean, NULL);
    unlink(path);
    return 0;
}
