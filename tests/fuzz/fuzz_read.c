/* SPDX-License-Identifier: MIT */
/* A file of our own formats, JSONL and Markdown with front matter, becomes articles with clean text. */
#include "fuzz.h"

#include "base/buffer.h"
#include "text/clean.h"

#include <lede.h>
#include <stdio.h>
#include <unistd.h>

static bool try_article(void *context, const lede_extracted *extracted) {
    struct buffer again = {0};
    struct clean_counts counts = {0};
    (void)context;
    struct view text = view_of(extracted->text, extracted->text_length);
    clean_text(&again, text, &counts);
    fuzz_expect(view_equal(buffer_view(&again), text));
    buffer_release(&again);
    return true;
}

static void try_as(const char *suffix, const uint8_t *data, size_t length) {
    char path[64];
    lede_add_counts counts;
    lede_add_options options = {.jobs = 1};
    const char *paths[] = {path, NULL};
    snprintf(path, sizeof path, "/dev/shm/lede-fuzz-%d%s", (int)getpid(), suffix);
    FILE *out = fopen(path, "wb");
    fuzz_expect(out != NULL && fwrite(data, 1, length, out) == length && fclose(out) == 0);
    lede_extract(&counts, paths, &options, try_article, NULL);
    unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    try_as(".jsonl", data, length);
    try_as(".md", data, length);
    return 0;
}
