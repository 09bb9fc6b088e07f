/* SPDX-License-Identifier: MIT */
/* The pager process. */
#include "pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_WORDS 16 /* in PAGER; what stands behind them is left out */

/* Runs in the child, whose PAGER is its own to cut into words. No shell: nothing of it is ever expanded. */
static void run_pager(char *pager) {
    char *words[MOST_WORDS + 1] = {0}, *rest = NULL;
    size_t count = 0;
    for (char *word = strtok_r(pager, " ", &rest); word && count < MOST_WORDS; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    /* As git does: quit where all fits (F), let colours through (R), leave the text on the screen (X). */
    setenv("LESS", "FRX", 0);
    /* Results are UTF-8 in any locale; in the C locale less would show <E2><80><9C>. */
    setenv("LESSCHARSET", "utf-8", 0);
    signal(SIGINT, SIG_DFL);
    if (count) execvp(words[0], words);
    /* A system without that pager still gets the results. */
    execlp("cat", "cat", (char *)NULL);
    _exit(127);
}

/*
 * The pager is the child, lede the parent: the shell waits for lede, which waits for the pager. The other way round the
 * exit status would be the pager's.
 */
pid_t pager_start(void) {
    const char *given = getenv("PAGER");
    char pager[256] = "less";
    int ends[2];
    if (given && (strspn(given, " ") == strlen(given) || strcmp(given, "cat") == 0)) return 0;
    if (given && snprintf(pager, sizeof pager, "%s", given) >= (int)sizeof pager) return 0;
    /* What is buffered would be written twice, by the parent and by the child. */
    fflush(NULL);
    if (pipe(ends) != 0) return 0;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        run_pager(pager);
    }
    if (child > 0) {
        /* The interrupt key is the pager's from here on: it must not leave the pager without its writer. */
        signal(SIGINT, SIG_IGN);
        dup2(ends[1], STDOUT_FILENO);
        if (isatty(STDERR_FILENO)) dup2(ends[1], STDERR_FILENO);
    }
    close(ends[0]);
    close(ends[1]);
    return child > 0 ? child : 0;
}

void pager_finish(pid_t pager) {
    /* The pager sees the end of its input when all writers have closed it, standard error included. */
    fclose(stdout);
    close(STDERR_FILENO);
    while (waitpid(pager, NULL, 0) < 0 && errno == EINTR) {
    }
}
