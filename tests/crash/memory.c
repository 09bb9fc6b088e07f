/* SPDX-License-Identifier: MIT */
/* Every allocation of a command fails in turn. */

/*
 * malloc() and its kin are defined here, in front of those of the C library, for lede and all libraries that it uses.
 * Blocks are counted, so that what a failure leaks is seen.
 */
#include "world.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the GNU C library calls its own. */
/* NOLINTBEGIN(*reserved-identifier,cert-dcl*): the names are not ours */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);
/* NOLINTEND(*reserved-identifier,cert-dcl*) */

static bool counting;  /* what is allocated now belongs to the command */
static bool lasting;   /* all behind the one that fails fail, too */
static long allocated; /* since counting began */
static long fails_at;  /* 0: none */
static long blocks;    /* that are there */

/* Whether the allocation at hand fails. */
static bool fails(void) {
    if (!counting) return false;
    allocated++;
    return fails_at > 0 && (allocated == fails_at || (lasting && allocated > fails_at));
}

static void *counted(void *block) {
    blocks += block != NULL;
    if (!block) errno = ENOMEM;
    return block;
}

__attribute__((visibility("default"))) void *malloc(size_t size) {
    return counted(fails() ? NULL : __libc_malloc(size));
}

__attribute__((visibility("default"))) void *calloc(size_t nmemb, size_t size) {
    return counted(fails() ? NULL : __libc_calloc(nmemb, size));
}

__attribute__((visibility("default"))) void *realloc(void *ptr, size_t size) {
    if (!ptr) return malloc(size);
    if (!fails()) return __libc_realloc(ptr, size);
    errno = ENOMEM;
    return NULL;
}

__attribute__((visibility("default"))) void free(void *ptr) {
    blocks -= ptr != NULL;
    __libc_free(ptr);
}

/* ---- Commands ------------------------------------------------------------------------------------------------- */

static lede_status add(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = lede_open(&corpus, path, LEDE_CREATE, 0, err);
    const char *paths[] = {world_path(folder, "f00.txt"), world_path(folder, "f01.txt"),
                           world_path(folder, "lines.jsonl"), NULL};
    lede_add_options options = {.jobs = 1};
    lede_add_counts counts;
    if (status == LEDE_OK) status = lede_add(&counts, corpus, paths, &options, err);
    lede_close(corpus);
    return status;
}

static lede_status search(const char *path, const char *folder, lede_error *err) {
    static const char *const queries[] = {"talks Moscow", "\"the talks would\" -grain", "Путин 회담",
                                          "(a OR kim) AND state-run"};
    lede_corpus *corpus;
    lede_search_options options;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    lede_search_defaults(&options);
    options.snippet_columns = 80;
    options.explain = true;
    for (size_t i = 0; status == LEDE_OK && i < sizeof queries / sizeof *queries; i++) {
        lede_results *results;
        status = lede_search(&results, corpus, queries[i], &options, err);
        if (status == LEDE_OK) lede_results_free(results);
    }
    lede_close(corpus);
    return status;
}

static bool ignore_listed(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)context, (void)article, (void)text_length, (void)passage_count;
    return true;
}

static lede_status show(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_document *document;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_list(corpus, ignore_listed, NULL, err);
    if (status == LEDE_OK) {
        status = lede_document_read(&document, corpus, 1, err);
        if (status == LEDE_OK) lede_document_free(document);
    }
    lede_close(corpus);
    return status;
}

static bool ignore_extracted(void *context, const lede_extracted *extracted) {
    (void)context, (void)extracted;
    return true;
}

static lede_status extract(const char *path, const char *folder, lede_error *err) {
    const char *paths[] = {world_path(folder, "f00.txt"), world_path(folder, "lines.jsonl"), world_path(folder, "a.md"),
                           NULL};
    lede_add_options options = {.jobs = 1};
    lede_add_counts counts;
    (void)path;
    return lede_extract(&counts, paths, &options, ignore_extracted, err);
}

static lede_status check(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t problems = 0;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_check(&problems, corpus, NULL, NULL, err);
    if (problems) world_fail("the check takes want of memory for damage");
    lede_close(corpus);
    return status;
}

static lede_status removal(const char *path, const char *folder, lede_error *err) {
    const char *what[] = {world_path(folder, "f00.txt"), NULL};
    lede_corpus *corpus;
    uint64_t removed;
    bool done;
    lede_status status = lede_open(&corpus, path, LEDE_WRITE, 0, err);
    if (status == LEDE_OK) status = lede_remove(&removed, corpus, what, NULL, err);
    /* Removed the time before. */
    if (status == LEDE_NO_MATCH) status = LEDE_OK;
    if (status == LEDE_OK) status = lede_compact(&done, corpus, err);
    lede_close(corpus);
    return status;
}

static lede_status reindex(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t damaged;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_REBUILD, 0, err);
    if (status == LEDE_OK) status = lede_reindex(&damaged, corpus, true, NULL, NULL, err);
    lede_close(corpus);
    return status;
}

static const struct {
    const char *name;
    lede_status (*run)(const char *path, const char *folder, lede_error *err);
} commands[] = {
    {"add", add},         {"search", search},           {"show", show}, {"extract", extract}, {"check", check},
    {"reindex", reindex}, {"remove, compact", removal},
};

/* ---- Failing -------------------------------------------------------------------------------------------------- */

static void tell(void *context, const lede_report *report) {
    (void)context;
    fprintf(stderr, "%s\n", report->message);
}

static void verify(const char *path, size_t which, long at) {
    lede_corpus *corpus;
    uint64_t problems;
    lede_error err = {.message = ""};
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, &err);
    if (status == LEDE_NO_CORPUS) return;
    if (status != LEDE_OK || lede_check(&problems, corpus, tell, NULL, &err) != LEDE_OK) world_fail("%s", err.message);
    if (problems) world_fail("%s: the corpus is damaged when allocation %ld fails", commands[which].name, at);
    lede_close(corpus);
}

/* Runs command number WHICH with allocation AT failing; returns whether it met that. */
static bool run(size_t which, long at, const char *path, const char *folder) {
    lede_error err = {.message = ""};
    long before = blocks;
    allocated = 0;
    fails_at = at;
    counting = true;
    lede_status status = commands[which].run(path, folder, &err);
    counting = false;
    fails_at = 0;
    if (blocks != before)
        world_fail("%s: %ld blocks leak when allocation %ld fails", commands[which].name, blocks - before, at);
    if (status != LEDE_OK && status != LEDE_NO_MEMORY && status != LEDE_BAD_INPUT)
        world_fail("%s: allocation %ld fails: status %d, %s", commands[which].name, at, (int)status, err.message);
    if (status != LEDE_OK && !err.message[0]) world_fail("%s: allocation %ld: no message", commands[which].name, at);
    return allocated >= at;
}

/* Copies FROM to TO, which is made anew. */
static void copy_file(const char *to, const char *from) {
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    if (!in || !out) world_fail("cannot copy %s", from);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, in)) > 0;)
        if (fwrite(bytes, 1, length, out) != length) world_fail("cannot write %s", to);
    if (fclose(in) != 0 || fclose(out) != 0) world_fail("cannot copy %s", from);
}

static long run_all(size_t which, long every, const char *path, const char *folder) {
    long runs = 0;
    /* The first time things are made that stay until the program ends. */
    if (which > 0) copy_file(path, world_path(folder, "whole.lede"));
    run(which, 0, path, folder);
    if (which == 0) copy_file(world_path(folder, "whole.lede"), path);
    for (int last = 0; last < 2; last++) {
        lasting = last;
        for (long at = 1;; at += every, runs++) {
            /* A log that could not be merged belongs to the corpus from before. */
            unlink(world_path(folder, "corpus.lede-wal"));
            unlink(world_path(folder, "corpus.lede-shm"));
            if (which == 0) unlink(path);
            else copy_file(path, world_path(folder, "whole.lede"));
            if (!run(which, at, path, folder)) break;
            if (which == 0 || which > 3) verify(path, which, at);
        }
    }
    return runs;
}

static void write_inputs(const char *folder) {
    FILE *lines = fopen(world_path(folder, "lines.jsonl"), "w"), *page = fopen(world_path(folder, "a.md"), "w");
    if (!lines || !page) world_fail("cannot write to %s", folder);
    fputs("{\"id\": 1, \"title\": \"Talks\", \"text\": \"Kim met Путин. 회담은 끝났다.\", \"date\": \"2024-05\"}\n",
          lines);
    fputs("{\"id\": 2, \"text\": \"\\u0414\\u0430.\"}\n{\"text\": 1}\n", lines);
    fputs("---\ntitle: \"A report\"\ndate: 2026-04-02\n---\n\n# Head\n\nText.\n", page);
    if (fclose(lines) != 0 || fclose(page) != 0) world_fail("cannot write to %s", folder);
}

int main(int argc, char **argv) {
    long every = world_argument(argc, argv, 1, 1);
    char folder[] = "/tmp/lede-memory-XXXXXX", path[256];
    if (!mkdtemp(folder) || rmdir(folder) != 0) world_fail("no folder");
    world_make(folder);
    write_inputs(folder);
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        long runs = run_all(i, every, path, folder);
        printf("%s: %ld allocations failed: an error, no leak, no damage\n", commands[i].name, runs);
        fflush(stdout);
    }
    world_remove(folder);
    return 0;
}
