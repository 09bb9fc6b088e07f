/* SPDX-License-Identifier: MIT */
/* Starting other programs. */
#include "extract/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

/* Starts the program with INPUT and OUTPUT; 0, or why not. */
static int spawn(pid_t *pid, char *const *arguments, int input, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    int failure = posix_spawnp(pid, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

bool helper_start(struct helper *helper, char *const *arguments, int input) {
    int ends[2];
    *helper = (struct helper){.output = -1, .status = HELPER_FAILED};
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    int failure = spawn(&helper->pid, arguments, input, ends[1]);
    close(ends[1]);
    helper->output = ends[0];
    helper->status = failure == 0 ? HELPER_DONE : failure == ENOENT ? HELPER_MISSING : HELPER_FAILED;
    if (failure) helper->pid = 0;
    return failure == 0;
}

enum helper_status helper_end(struct helper *helper, bool whole) {
    int status = -1;
    if (helper->output >= 0) close(helper->output);
    if (!helper->pid) return helper->status;
    if (!whole) kill(helper->pid, SIGKILL);
    while (waitpid(helper->pid, &status, 0) < 0 && errno == EINTR) continue;
    return whole && status == 0 ? HELPER_DONE : HELPER_FAILED;
}
