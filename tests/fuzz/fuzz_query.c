/* SPDX-License-Identifier: MIT */
/* A query of any bytes becomes a tree, then a plan and results, in a small corpus. */
#include "fuzz.h"

#include "base/buffer.h"

#include <string.h>

/* SPANS lie in LENGTH bytes, one behind the other. */
static void try_spans(const lede_span *spans, size_t count, size_t length) {
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        fuzz_expect(spans[i].start >= end && spans[i].start < spans[i].end && spans[i].end <= length);
        end = spans[i].end;
    }
}

static void try_hits(const lede_results *results) {
    for (size_t i = 0; i < results->hit_count; i++) {
        const lede_hit *hit = &results->hits[i];
        try_spans(hit->highlights, hit->highlight_count, strlen(hit->snippet));
        try_spans(hit->title_marks, hit->title_mark_count, strlen(hit->article->title));
        fuzz_expect(i == 0 || hit->score <= results->hits[i - 1].score);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    struct buffer query = {0};
    lede_search_options options;
    buffer_append(&query, (const char *)data, length);
    lede_search_defaults(&options);
    options.snippet_columns = 60;
    options.explain = true;
    for (int plain = 0; plain < 2; plain++) {
        lede_results *results;
        lede_error err = {.message = ""};
        options.plain = plain;
        options.all = length % 2;
        lede_status status = lede_search(&results, fuzz_corpus(), buffer_str(&query), &options, &err);
        fuzz_expect(status == LEDE_OK || (status == LEDE_BAD_USAGE && err.message[0]));
        if (status != LEDE_OK) continue;
        try_hits(results);
        lede_results_free(results);
    }
    buffer_release(&query);
    return 0;
}
