/* SPDX-License-Identifier: MIT */
/* Readers search while a writer adds, and a second writer waits. */

/*
 * The first writer adds articles in pairs, one call for each, which is one transaction: each article of a pair has the
 * word "pair". A reader that finds an odd number of them, or fewer than before, has seen a state that never was. The
 * second writer does the same with pairs of its own. All are threads with handles of their own, as processes would be.
 */
#include "world.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { READERS = 8, WRITERS = 2, WAIT_MS = 30000 };

static const char *folder;
static char path[256];
static atomic_bool ended;
static atomic_long searches, pairs, waits;

static lede_corpus *open_corpus(lede_mode mode, int wait_ms) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    if (lede_open(&corpus, path, mode, wait_ms, &err) != LEDE_OK) world_fail("%s", err.message);
    return corpus;
}

static uint64_t total_of(lede_corpus *corpus, const char *query) {
    lede_results *results;
    lede_error err = {.message = ""};
    lede_search_options options;
    lede_search_defaults(&options);
    options.limit = LEDE_NO_LIMIT;
    options.per_article = LEDE_NO_LIMIT;
    options.snippet_columns = 60;
    lede_status status = lede_search(&results, corpus, query, &options, &err);
    if (status != LEDE_OK) world_fail("a search fails: %s", err.message);
    uint64_t total = results->hit_count;
    lede_results_free(results);
    return total;
}

static void *read_on(void *context) {
    lede_corpus *corpus = open_corpus(LEDE_READ, WAIT_MS);
    uint64_t before = 0;
    (void)context;
    while (!ended) {
        uint64_t found = total_of(corpus, "pair");
        if (found % 2 != 0 || found < before) world_fail("%d articles, %d before", (int)found, (int)before);
        before = found;
        searches++;
    }
    lede_close(corpus);
    return NULL;
}

/* Writes the two articles of a pair; returns their file. */
static const char *write_pair(char name[64], int writer, int pair) {
    snprintf(name, 64, "%s/%d-%d.jsonl", folder, writer, pair);
    FILE *out = fopen(name, "w");
    if (!out) world_fail("cannot write %s", name);
    for (int i = 0; i < 2; i++)
        fprintf(out, "{\"id\": %d, \"title\": \"Number %d\", \"text\": \"One of pair %d, by writer %d.\"}\n", i, pair,
                pair * 2 + i, writer);
    if (fclose(out) != 0) world_fail("cannot write %s", name);
    return name;
}

static void *write_on(void *context) {
    int writer = *(const int *)context;
    lede_corpus *corpus = open_corpus(LEDE_CREATE, WAIT_MS);
    char name[64];
    for (int pair = 0; !ended; pair++) {
        const char *paths[] = {write_pair(name, writer, pair), NULL};
        lede_add_options options = {.jobs = 2};
        lede_add_counts counts;
        lede_error err = {.message = ""};
        if (lede_add(&counts, corpus, paths, &options, &err) != LEDE_OK)
            world_fail("an addition fails: %s", err.message);
        if (counts.added != 2) world_fail("%d articles added, not 2", (int)counts.added);
        unlink(name);
        pairs++;
    }
    lede_close(corpus);
    return NULL;
}

/* Somebody who does not wait is told why, and nothing else. */
static void *try_to_write(void *context) {
    lede_corpus *corpus = open_corpus(LEDE_WRITE, 0);
    const char *what[] = {"nothing", NULL};
    (void)context;
    while (!ended) {
        uint64_t removed;
        lede_error err = {.message = ""};
        lede_status status = lede_remove(&removed, corpus, what, NULL, &err);
        if (status != LEDE_NO_MATCH && status != LEDE_BUSY) world_fail("status %d: %s", (int)status, err.message);
        waits += status == LEDE_BUSY;
        nanosleep(&(struct timespec){0, 5000000}, NULL);
    }
    lede_close(corpus);
    return NULL;
}

int main(int argc, char **argv) {
    int seconds = world_argument(argc, argv, 1, 5), numbers[WRITERS] = {0, 1};
    pthread_t threads[READERS + WRITERS + 1];
    folder = world_folder("together");
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    lede_close(open_corpus(LEDE_CREATE, WAIT_MS));
    for (int i = 0; i < WRITERS; i++) pthread_create(&threads[i], NULL, write_on, &numbers[i]);
    for (int i = 0; i < READERS; i++) pthread_create(&threads[WRITERS + i], NULL, read_on, NULL);
    pthread_create(&threads[READERS + WRITERS], NULL, try_to_write, NULL);
    sleep((unsigned)seconds);
    ended = true;
    for (int i = 0; i < READERS + WRITERS + 1; i++) pthread_join(threads[i], NULL);
    lede_corpus *corpus = open_corpus(LEDE_READ, 0);
    uint64_t problems, found = total_of(corpus, "pair");
    if (lede_check(&problems, corpus, NULL, NULL, NULL) != LEDE_OK || problems) world_fail("the corpus is not sound");
    if (found != (uint64_t)pairs * 2) world_fail("%d articles of %ld pairs", (int)found, (long)pairs);
    lede_close(corpus);
    world_remove(folder);
    printf("%d s: %d readers, %ld searches; %d writers, %ld pairs added; %ld times busy\n", seconds, READERS,
           (long)searches, WRITERS, (long)pairs, (long)waits);
    return 0;
}
