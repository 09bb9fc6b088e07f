/* SPDX-License-Identifier: MIT */
/* A foreign file is read by the worker, a process of its own with all programs that it starts: pdftotext, too. */
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

/* Whatever a file is, its reader lives. One that takes too long may be the fault of a busy machine. */
static void expect_alive(void *context, const lede_report *report) {
    (void)context;
    fuzz_expect(!strstr(report->message, "crash"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    char path[64];
    lede_add_counts counts;
    lede_add_options options = {.jobs = 1, .report = expect_alive};
    const char *paths[] = {path, NULL};
    fuzz_write(path, ".pdf", data, length);
    lede_status status = lede_extract(&counts, paths, &options, fuzz_expect_clean, NULL);
    fuzz_expect(status == LEDE_OK || status == LEDE_BAD_INPUT);
    unlink(path);
    return 0;
}
