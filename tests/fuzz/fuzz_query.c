/* SPDX-License-Identifier: MIT */
/* A query of any bytes becomes a tree, then a plan and results, in a small corpus. */
#include "fuzz.h"

#include "base/buffer.h"

#include <lede.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A corpus in memory of the machine, made once. */
static lede_corpus *make_corpus(void) {
    static char folder[] = "/dev/shm/lede-fuzz-XXXXXX", path[64], file[64];
    lede_corpus *corpus;
    lede_add_counts counts;
    const char *paths[] = {file, NULL};
    fuzz_expect(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    snprintf(file, sizeof file, "%s/a.jsonl", folder);
    FILE *out = fopen(file, "w");
    fuzz_expect(out != NULL);
    fputs("{\"title\": \"Talks\", \"date\": \"2024-05\", \"source\": \"TASS\", \"text\": \"Putin met Kim. State-run "
          "media.\"}\n"
          "{\"title\": \"Переговоры\", \"text\": \"Путин встретился с Кимом в Москве. Талоны на муку.\"}\n"
          "{\"text\": \"김정은 위원장이 모스크바에서 회담했다. the of and a\"}\n",
          out);
    fclose(out);
    fuzz_expect(lede_open(&corpus, path, LEDE_CREATE, 0, NULL) == LEDE_OK);
    fuzz_expect(lede_add(&counts, corpus, paths, NULL, NULL) == LEDE_OK && counts.added == 3);
    /* Open files are enough; nothing is left when the program is killed. */
    unlink(file);
    return corpus;
}

static void try_hits(const lede_results *results) {
    for (size_t i = 0; i < results->hit_count; i++) {
        const lede_hit *hit = &results->hits[i];
        size_t end = 0;
        for (size_t k = 0; k < hit->highlight_count; k++) {
            fuzz_expect(hit->highlights[k].start >= end && hit->highlights[k].end <= strlen(hit->snippet));
            end = hit->highlights[k].end;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static lede_corpus *corpus;
    struct buffer query = {0};
    lede_search_options options;
    if (!corpus) corpus = make_corpus();
    buffer_append(&query, (const char *)data, length);
    lede_search_defaults(&options);
    options.snippet_columns = 60;
    options.explain = true;
    for (int plain = 0; plain < 2; plain++) {
        lede_results *results;
        lede_error err = {.message = ""};
        options.plain = plain;
        options.all = length % 2;
        lede_status status = lede_search(&results, corpus, buffer_str(&query), &options, &err);
        fuzz_expect(status == LEDE_OK || (status == LEDE_BAD_USAGE && err.message[0]));
        if (status != LEDE_OK) continue;
        try_hits(results);
        lede_results_free(results);
    }
    buffer_release(&query);
    return 0;
}
