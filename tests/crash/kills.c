/* SPDX-License-Identifier: MIT */
/* A process that writes a corpus is killed at random moments. */

/*
 * The child does the history step by step, and says by a byte in a pipe that a step is done: what a user would have
 * been told. The parent kills it at a random moment. Then the corpus has to be sound, with all that was told, and the
 * step that was under way is there as a whole or not at all; doing the rest again completes it.
 */
#include "unit/random.h"
#include "world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The life of the child. */
__attribute__((noreturn)) static void do_history(const char *path, const char *folder, int from, int told) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    if (lede_open(&corpus, path, LEDE_CREATE, 1000, &err) != LEDE_OK) world_fail("%s", err.message);
    for (int step = from; step < WORLD_STEPS; step++) {
        if (world_step(corpus, folder, step, &err) != LEDE_OK) world_fail("%s: %s", world_step_name(step), err.message);
        if (told >= 0 && write(told, "x", 1) != 1) world_fail("cannot write to the pipe");
    }
    lede_close(corpus);
    _exit(0);
}

/* Starts the history; *TOLD is where it says what is done. */
static pid_t start(int *told, const char *path, const char *folder) {
    int ends[2];
    if (pipe(ends) != 0) world_fail("no pipe");
    pid_t child = fork();
    if (child < 0) world_fail("no process");
    if (child == 0) {
        close(ends[0]);
        do_history(path, folder, 0, ends[1]);
    }
    close(ends[1]);
    *told = ends[0];
    return child;
}

/* Kills CHILD after SECONDS, or lets it end where they are negative; returns how many steps it has told. */
static int finish(pid_t child, int told, double seconds) {
    int status, steps = 0;
    char byte;
    if (seconds >= 0) {
        struct timespec pause = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
    }
    while (read(told, &byte, 1) == 1) steps++;
    close(told);
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) world_fail("the history failed by itself");
    return steps;
}

static void complete(const char *path, const char *folder, int from) {
    int status;
    pid_t child = fork();
    if (child == 0) do_history(path, folder, from, -1);
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) world_fail("what was interrupted cannot be completed");
    world_expect(path, folder, WORLD_STEPS);
}

int main(int argc, char **argv) {
    int count = world_argument(argc, argv, 1, 20), seed = world_argument(argc, argv, 2, 1), told, inside = 0;
    int by_step[WORLD_STEPS + 1] = {0};
    double length = 0;
    for (int i = 0; i <= count; i++) {
        const char *folder = world_folder("kills");
        const char *path = world_path(folder, "corpus.lede");
        char corpus[256];
        snprintf(corpus, sizeof corpus, "%s", path);
        double start_time = now();
        pid_t child = start(&told, corpus, folder);
        /* world_step() draws numbers, too, for texts. */
        random_state = (uint64_t)seed * 1000003 + (uint64_t)i;
        int steps = finish(child, told, i == 0 ? -1 : length * random_below(1000000) / 1e6);
        if (i == 0) length = now() - start_time; /* the first one lives, to see how long that takes */
        int there = world_expect_either(corpus, folder, steps);
        inside += steps < WORLD_STEPS;
        by_step[steps]++;
        complete(corpus, folder, there);
        world_remove(folder);
    }
    printf("%d kills, %d of them before the end: all that was told is there\n", count, inside);
    for (int i = 0; i < WORLD_STEPS; i++) printf("  in step %d, %s: %d\n", i, world_step_name(i), by_step[i]);
    return 0;
}
