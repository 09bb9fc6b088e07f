/* SPDX-License-Identifier: MIT */
/* The worker lede-read, seen from outside. */

/*
 * Each file has a socket of its own for its answer. A child that was taken over by a hostile file can say what it likes
 * about that file, and nothing about another one: it has no other descriptor than these two.
 */
#include "read/worker.h"

#include "base/error.h"
#include "read/path.h"
#include "read/protocol.h"
#include "read/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long a child may be silent. It says something with every article and every page; no file of a collection of
   1,700 odd ones takes a second of silence, and ten are what a person waits for. */
static const struct timeval silence_max = {.tv_sec = 9};

/* A line is an article in JSON, where a byte may take six. */
static const size_t line_max = 6 * ARTICLE_MAX;

/* ---- Finding the program -------------------------------------------------------------------------------------- */

/* Puts the path of the worker into OUT if it is in the folder of this program, or RELATIVE to that. */
static bool find_beside(struct buffer *out, const char *relative) {
    char self[4096];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length <= 0) return false;
    self[length] = '\0';
    buffer_clear(out);
    buffer_append(out, self, (size_t)(path_name(self) - self));
    buffer_append_str(out, relative);
    return !out->failed && access(out->data, X_OK) == 0;
}

/* The variable is for tests, and for those who build lede in pieces. An installed lede may have been moved as a whole,
   which only the second way survives. A program that is linked to liblede finds its worker by the third alone. */
static bool find_program(struct buffer *out) {
    const char *given = secure_getenv("LEDE_READ");
    buffer_append_str(out, given && *given ? given : "");
    if (given && *given) return !out->failed;
    if (find_beside(out, "lede-read") || find_beside(out, LEDE_READ_RELATIVE)) return true;
    buffer_clear(out);
    buffer_append_str(out, LEDE_READ_INSTALLED);
    return !out->failed;
}

/* ---- Starting and stopping ------------------------------------------------------------------------------------ */

/* What the process starts with: the socket as standard input, nothing else open, a group of its own (so that Ctrl-C at
   the terminal is not meant for it, and all of it can be killed at once), signals as they are by default. */
static int spawn(pid_t *pid, const char *program, int control) {
    static char name[] = "lede-read", path[] = "PATH=/usr/local/bin:/usr/bin:/bin";
    static char *const arguments[] = {name, NULL}, *const environment[] = {path, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t signals;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, control, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    int failure = posix_spawn(pid, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

/* Makes sure that WORKER runs. */
static lede_status start(struct worker *worker, lede_error *err) {
    int ends[2];
    struct buffer program = {0};
    if (worker->pid) return LEDE_OK;
    if (!find_program(&program) || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        buffer_release(&program);
        return error_no_memory(err);
    }
    int failure = spawn(&worker->pid, program.data, ends[1]);
    close(ends[1]);
    if (failure) {
        worker->pid = 0;
        close(ends[0]);
        error_set(err, LEDE_BAD_INPUT, "needs '%s', which cannot be started: %s", program.data, error_reason(failure));
    } else {
        worker->control = ends[0];
        setsockopt(worker->control, SOL_SOCKET, SO_RCVTIMEO, &silence_max, sizeof silence_max);
    }
    buffer_release(&program);
    return failure ? LEDE_BAD_INPUT : LEDE_OK;
}

/* Waits for the process to be gone. */
static void reap(struct worker *worker) {
    while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR) continue;
    worker->pid = 0;
}

/* The whole group: a child that hangs, and the programs that it started. */
static void kill_all(struct worker *worker) {
    kill(-worker->pid, SIGKILL);
    close(worker->control);
    reap(worker);
}

void worker_stop(struct worker *worker) {
    if (!worker->pid) return;
    /* It waits for files, and ends where there can be no more. */
    close(worker->control);
    reap(worker);
}

/* ---- One file ------------------------------------------------------------------------------------------------- */

/* Sends NAME with the descriptors FD and ANSWER; false when the worker is gone. */
static bool send_file(const struct worker *worker, int fd, int answer, const char *name) {
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(2 * sizeof(int))];
    } control = {0};
    size_t length = strlen(name);
    struct iovec bytes = {.iov_len = length ? length : 1};
    memcpy(&bytes.iov_base, &name, sizeof name); /* without const, for receiving, which this is not */
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
    control.header =
        (struct cmsghdr){.cmsg_len = CMSG_LEN(2 * sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(&control.header), (int[]){fd, answer}, 2 * sizeof(int));
    ssize_t sent;
    do sent = sendmsg(worker->control, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent >= 0;
}

lede_status worker_begin(struct worker_job *job, struct worker *worker, int fd, const char *name, lede_error *err) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return error_no_memory(err);
    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &silence_max, sizeof silence_max);
    lede_status status = start(worker, err);
    bool sent = status == LEDE_OK && send_file(worker, fd, ends[1], name);
    if (status == LEDE_OK && !sent) {
        kill_all(worker);
        status = start(worker, err);
        sent = status == LEDE_OK && send_file(worker, fd, ends[1], name);
        if (status == LEDE_OK && !sent) status = error_set(err, LEDE_BAD_INPUT, "needs lede-read, which does not run");
    }
    close(ends[1]);
    if (status != LEDE_OK) close(ends[0]);
    else job->answer = (struct source){.fd = ends[0], .limit = line_max};
    return status;
}

enum source_status worker_line(struct view *out, struct worker_job *job) { return source_line(out, &job->answer); }

/* How the child of the last file ended, as waitpid() told the worker; -1 when the worker does not answer. */
static int child_status(const struct worker *worker) {
    int status;
    ssize_t got;
    do got = recv(worker->control, &status, sizeof status, 0);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof status ? status : -1;
}

/* What a child that ended with STATUS leaves to say about its file. */
static const char *ending(int status) {
    if (status == 0) return NULL;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return "takes its reader too long";
    if (WIFEXITED(status) && WEXITSTATUS(status) == WORKER_NO_MEMORY) return "takes more memory than a reader may have";
    return "makes its reader crash";
}

const char *worker_end(struct worker *worker, struct worker_job *job, enum source_status last) {
    int status = last == SOURCE_ENDED ? child_status(worker) : -1;
    bool silent = last == SOURCE_FAILED && (job->answer.errnum == EAGAIN || job->answer.errnum == EWOULDBLOCK);
    close(job->answer.fd);
    source_release(&job->answer);
    if (status >= 0) return ending(status);
    kill_all(worker);
    return silent ? "takes its reader too long" : "makes its reader crash";
}
