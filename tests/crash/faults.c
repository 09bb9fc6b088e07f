/* SPDX-License-Identifier: MIT */
/* Every write, sync and deletion of a history fails in turn, in every way that a disk has. */
#include "faults.h"

#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    if (status != LEDE_OK && !err.message[0]) world_fail("a failure without a message");
    if (status == LEDE_CORRUPT) world_fail("a fault is taken for damage: %s", err.message);
    return step;
}

/* What the restart of the machine does to shared memory. */
static void restart(const char *path) {
    char memory[512];
    snprintf(memory, sizeof memory, "%s-shm", path);
    unlink(memory);
}

/* The history with KIND at operation AT; returns how many operations there were. */
static int run(enum fault kind, int at) {
    char folder[] = "/tmp/lede-faults-XXXXXX", path[256];
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    if (!mkdtemp(folder) || rmdir(folder) != 0) world_fail("no folder");
    world_make(folder);
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    faults_begin(kind, at, (unsigned)at);
    int steps = do_history(path, folder), count = faults_end();
    restart(path);
    int there = world_expect_either(path, folder, steps);
    if (lede_open(&corpus, path, LEDE_CREATE, 0, &err) != LEDE_OK) world_fail("%s", err.message);
    for (int step = there; step < WORLD_STEPS; step++)
        if (world_step(corpus, folder, step, &err) != LEDE_OK) world_fail("%s", err.message);
    lede_close(corpus);
    world_expect(path, folder, WORLD_STEPS);
    world_remove(folder);
    return count;
}

int main(int argc, char **argv) {
    int every = world_argument(argc, argv, 1, 1), first = world_argument(argc, argv, 2, FAULT_EIO), runs = 0;
    faults_install();
    int count = run(FAULT_NONE, 0);
    for (int kind = first; kind < FAULT_KINDS; kind++)
        /* Each kind starts elsewhere, so that together they meet more than one alone. */
        for (int at = 1 + kind % every; at <= count; at += every, runs++) {
            fprintf(stderr, "\r%s at operation %d of %d", fault_name((enum fault)kind), at, count);
            run((enum fault)kind, at);
        }
    fprintf(stderr, "\r");
    printf("%d operations, %d faults of %d kinds: all that was told is there\n", count, runs, FAULT_KINDS - first);
    return 0;
}
