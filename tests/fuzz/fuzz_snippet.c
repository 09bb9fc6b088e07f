/* SPDX-License-Identifier: MIT */
/* A snippet of any passage with any matches is a line with its highlights inside. */
#include "fuzz.h"

#include "passage/snippet.h"
#include "text/clean.h"
#include "text/width.h"

enum { MATCHES = 8, HEAD = 1 + 3 * MATCHES };

/* The first bytes say how wide it is and where it matched, the rest is the passage. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    struct buffer text = {0};
    struct snippet snippet = {0};
    struct snippet_match matches[MATCHES];
    struct clean_counts counts = {0};
    size_t count = 0, start = 0;
    if (length < HEAD) return 0;
    clean_text(&text, view_of((const char *)data + HEAD, length - HEAD), &counts);
    for (size_t i = 0; i < MATCHES; i++) {
        const uint8_t *at = data + 1 + 3 * i;
        start += at[0];
        size_t end = start + 1 + at[1] % 40;
        if (end > text.length) break;
        matches[count++] = (struct snippet_match){start, end, at[2] % 4u, at[2] / 8.0};
    }
    struct snippet_request request = {.passage = view_of(buffer_str(&text), text.length),
                                      .matches = matches,
                                      .match_count = count,
                                      .columns = data[0]};
    fuzz_expect(snippet_make(&snippet, &request));
    size_t before = 0;
    for (size_t i = 0; i < snippet.highlights.length; i++) {
        const lede_span *span = &snippet.highlights.items[i];
        fuzz_expect(span->start >= before && span->start < span->end && span->end <= snippet.text.length);
        before = span->end;
    }
    for (size_t i = 0; i < snippet.text.length; i++) fuzz_expect((unsigned char)snippet.text.data[i] >= ' ');
    width_of(buffer_view(&snippet.text));
    snippet_release(&snippet);
    buffer_release(&text);
    return 0;
}
