/* SPDX-License-Identifier: MIT */
/* A corpus file of any bytes is opened, searched, shown, checked. */
#include "fuzz.h"

#include <lede.h>
#include <stdio.h>
#include <unistd.h>

static bool ignore(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)context, (void)article, (void)text_length, (void)passage_count;
    return true;
}

static void try_corpus(lede_corpus *corpus) {
    static const char *const queries[] = {"talks moscow", "\"the talks\" Путин", "회담"};
    lede_search_options options;
    uint64_t problems;
    lede_search_defaults(&options);
    options.snippet_columns = 60;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        lede_results *results;
        if (lede_search(&results, corpus, queries[i], &options, NULL) == LEDE_OK) lede_results_free(results);
    }
    lede_list(corpus, ignore, NULL, NULL);
    for (int64_t id = 1; id < 4; id++) {
        lede_document *document;
        if (lede_document_read(&document, corpus, id, NULL) == LEDE_OK) lede_document_free(document);
    }
    lede_check(&problems, corpus, NULL, NULL, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    char path[64], other[80];
    lede_corpus *corpus;
    snprintf(path, sizeof path, "/dev/shm/lede-fuzz-%d.lede", (int)getpid());
    FILE *out = fopen(path, "wb");
    fuzz_expect(out != NULL && fwrite(data, 1, length, out) == length && fclose(out) == 0);
    if (lede_open(&corpus, path, LEDE_READ, 0, NULL) == LEDE_OK) {
        try_corpus(corpus);
        lede_close(corpus);
    }
    unlink(path);
    snprintf(other, sizeof other, "%s-wal", path);
    unlink(other);
    snprintf(other, sizeof other, "%s-shm", path);
    unlink(other);
    return 0;
}
