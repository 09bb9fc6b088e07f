/* SPDX-License-Identifier: MIT */
/* Every write, sync, deletion and reading fails in turn, in every way that a disk has. */

/*
 * It happens in four scenes: the history of a corpus, a backup, a repair, and questions. What was told as done before
 * the fault is there afterwards, and what failed can be done again.
 */
#include "faults.h"

#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where a scene takes place. */
struct stage {
    const char *folder;
    char path[256], done[256], copy[256]; /* the corpus; as the history leaves it; its backup */
    uint64_t answers;                     /* of the one that is done */
};

static void must(lede_status status, const lede_error *err) {
    if (status != LEDE_OK) world_fail("%s", err->message);
}

/* What a fault may be told as: never as damage, but where READING fails and what cannot be read is just that. */
static void expect_failure(lede_status status, bool reading, const lede_error *err) {
    if (status != LEDE_OK && !err->message[0]) world_fail("a failure without a message");
    if (status == LEDE_CORRUPT && !reading) world_fail("a fault is taken for damage: %s", err->message);
}

/* What the restart of the machine does to shared memory. */
static void restart(const char *path) {
    char memory[512];
    snprintf(memory, sizeof memory, "%s-shm", path);
    unlink(memory);
}

/* Deletes the corpus at PATH with all that is beside it. */
static void remove_corpus(const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal", ".damaged"};
    char name[512];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

/* ---- The history ------------------------------------------------------------------------------------------------ */

/* Does the history until something fails; returns how many steps were told as done. */
static int do_history(const char *path, const char *folder) {
    lede_corpus *corpus = NULL;
    lede_error err = {.message = ""};
    int step = 0;
    lede_status status = lede_open(&corpus, path, LEDE_CREATE, 0, &err);
    while (status == LEDE_OK && step < WORLD_STEPS) {
        status = world_step(corpus, folder, step, &err);
        step += status == LEDE_OK;
    }
    lede_close(corpus);
    expect_failure(status, false, &err);
    return step;
}

static int history(struct stage *stage, enum fault kind, int at) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    (void)stage;
    char path[256];
    const char *folder = world_folder("history");
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    faults_begin(kind, at, (unsigned)at);
    int steps = do_history(path, folder), count = faults_end();
    restart(path);
    int there = world_expect_either(path, folder, steps);
    must(lede_open(&corpus, path, LEDE_CREATE, 0, &err), &err);
    for (int step = there; step < WORLD_STEPS; step++) must(world_step(corpus, folder, step, &err), &err);
    lede_close(corpus);
    world_expect(path, folder, WORLD_STEPS);
    world_remove(folder);
    return count;
}

/* ---- Backup, repair, questions ---------------------------------------------------------------------------------- */

/* Has ACT done with the corpus that the history leaves, opened in MODE, and KIND at operation AT. */
static lede_status try_with(struct stage *stage, lede_mode mode, enum fault kind, int at, int *count,
                            lede_status (*act)(struct stage *stage, lede_corpus *corpus, lede_error *err)) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    remove_corpus(stage->path);
    remove_corpus(stage->copy);
    world_copy(stage->path, stage->done);
    faults_begin(kind, at, (unsigned)at);
    lede_status status = lede_open(&corpus, stage->path, mode, 0, &err);
    if (status == LEDE_OK) status = act(stage, corpus, &err);
    lede_close(corpus);
    *count = faults_end();
    restart(stage->path);
    expect_failure(status, mode == LEDE_REBUILD && kind == FAULT_READ, &err);
    return status;
}

static lede_status make_backup(struct stage *stage, lede_corpus *corpus, lede_error *err) {
    return lede_backup(corpus, stage->copy, err);
}

/* A backup is there as a whole or not at all; one that was told is there. */
static int backup(struct stage *stage, enum fault kind, int at) {
    int count;
    lede_status status = try_with(stage, LEDE_READ, kind, at, &count, make_backup);
    if (status == LEDE_OK || access(stage->copy, F_OK) == 0) world_expect(stage->copy, stage->folder, WORLD_STEPS);
    world_expect(stage->path, stage->folder, WORLD_STEPS);
    return count;
}

static lede_status make_repair(struct stage *stage, lede_corpus *corpus, lede_error *err) {
    uint64_t lost = 0;
    (void)stage;
    lede_status status = lede_repair(&lost, corpus, NULL, NULL, err);
    if (lost) world_fail("a repair loses articles to a fault");
    return status;
}

/* The corpus is there before a repair, after it, and after one that failed. */
static int repair(struct stage *stage, enum fault kind, int at) {
    int count;
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    try_with(stage, LEDE_REBUILD, kind, at, &count, make_repair);
    world_expect(stage->path, stage->folder, WORLD_STEPS);
    unlink(world_path(stage->folder, "corpus.lede.damaged"));
    must(lede_open(&corpus, stage->path, LEDE_REBUILD, 0, &err), &err);
    must(make_repair(stage, corpus, &err), &err);
    lede_close(corpus);
    world_expect(stage->path, stage->folder, WORLD_STEPS);
    return count;
}

static lede_status ask(struct stage *stage, lede_corpus *corpus, lede_error *err) {
    uint64_t answers;
    lede_status status = world_answers(&answers, corpus, err);
    if (status == LEDE_OK && answers != stage->answers) world_fail("a fault gives other answers");
    return status;
}

/* An answer is the right one or a failure. */
static int questions(struct stage *stage, enum fault kind, int at) {
    int count;
    try_with(stage, LEDE_READ, kind, at, &count, ask);
    return count;
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int (*run)(struct stage *stage, enum fault kind, int at);
    enum fault first; /* kind from which on it is of interest */
} scenes[] = {
    {"history", history, FAULT_EIO},
    {"backup", backup, FAULT_EIO},
    {"check --repair", repair, FAULT_EIO},
    {"questions", questions, FAULT_READ},
};

static void set_stage(struct stage *stage) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    static char folder[256];
    snprintf(folder, sizeof folder, "%s", world_folder("faults"));
    stage->folder = folder;
    snprintf(stage->path, sizeof stage->path, "%.200s/corpus.lede", folder);
    snprintf(stage->done, sizeof stage->done, "%.200s/done.lede", folder);
    snprintf(stage->copy, sizeof stage->copy, "%.200s/backup.lede", folder);
    if (do_history(stage->path, folder) != WORLD_STEPS) world_fail("the history fails by itself");
    must(lede_open(&corpus, stage->path, LEDE_READ, 0, &err), &err);
    must(lede_backup(corpus, stage->done, &err), &err);
    must(world_answers(&stage->answers, corpus, &err), &err);
    lede_close(corpus);
}

static void tell_progress(size_t which, enum fault kind, int at, int count) {
    if (!isatty(STDERR_FILENO)) return;
    fprintf(stderr, "\r\033[K%s: %s at operation %d of %d", scenes[which].name, fault_name(kind), at, count);
    if (at == count) fprintf(stderr, "\r\033[K");
}

/* Each kind of fault from FIRST on at each of EVERY operations of scene number WHICH. */
static void run_scene(struct stage *stage, size_t which, int every, int first) {
    int runs = 0, writes = 0, reads = 0;
    if (first < (int)scenes[which].first) first = (int)scenes[which].first;
    for (int kind = first; kind < FAULT_KINDS; kind++) {
        int count = scenes[which].run(stage, (enum fault)kind, 0);
        if (kind == FAULT_READ) reads = count;
        else writes = count;
        /* Each kind starts elsewhere, so that together they meet more than one alone. */
        for (int at = 1 + kind % every; at <= count; at += every, runs++) {
            tell_progress(which, (enum fault)kind, at, count);
            scenes[which].run(stage, (enum fault)kind, at);
        }
    }
    printf("%s: %d writes, %d reads, %d faults of %d kinds: all that was told is there\n", scenes[which].name, writes,
           reads, runs, FAULT_KINDS - first);
    fflush(stdout);
}

/* The arguments: at each how many operations a fault happens; the one scene that is meant; the first kind that is. */
int main(int argc, char **argv) {
    int every = world_argument(argc, argv, 1, 1), first = world_argument(argc, argv, 3, FAULT_EIO);
    struct stage stage;
    faults_install();
    set_stage(&stage);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (argc < 3 || strcmp(argv[2], scenes[i].name) == 0) run_scene(&stage, i, every, first);
    world_remove(stage.folder);
    return 0;
}
