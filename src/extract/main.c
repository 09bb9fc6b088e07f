/* SPDX-License-Identifier: MIT */
/* The program lede-read, which parses foreign formats for lede. */

/*
 * This process parses nothing itself. It forks a child for each file that it is sent; what a file can do to its child
 * reaches no other file, and memory, processor time and leaks are those of one file. Forking takes 1 ms with all that
 * is loaded, starting the program and loading it 5.
 */
#include "extract/detect.h"
#include "extract/extract.h"
#include "read/protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sanitizers take terabytes of addresses for themselves, valgrind twice those of the program, and what they
   have to say must be seen. */
#if defined LEDE_SANITIZED || defined LEDE_ANALYSE
#define MEMORY_IS_WATCHED
#endif

#ifndef MEMORY_IS_WATCHED
/* The address space of a child, and of a program that it starts. A page of 64 MiB with a tree of 256 MiB is the most
   that fits; a machine with 1 GB of memory stays usable. */
static const rlim_t memory_max = (rlim_t)480 << 20;
#endif

/* The largest file that may be written, which is only ever one in memory: a member of an archive on its way to a helper
   program. */
static const rlim_t file_max = (rlim_t)64 << 20;

/* Seconds of processor time for a file. It is for the case that nobody watches any more: lede itself loses patience
   with a child that is silent for 9 seconds. A PDF of 5,000 pages takes 20. */
static const rlim_t seconds_max = 60;

/* Up to MOST; at MOST the system says what is wrong, at LAST it kills. */
static void limit_in_steps(int resource, rlim_t most, rlim_t last) {
    setrlimit((__rlimit_resource_t)resource, &(struct rlimit){most, last});
}

static void limit(int resource, rlim_t most) { limit_in_steps(resource, most, most); }

/* What no parser may have, as long as this process and its children live. */
static void limit_all(void) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, file_max);
#ifndef MEMORY_IS_WATCHED
    limit(RLIMIT_AS, memory_max);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
#endif
}

/* One file as it was sent. */
struct sent {
    char name[4096]; /* without its folder */
    int file, answer;
};

/* Waits for the next file; false when there will be none. */
static bool receive(struct sent *sent) {
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(2 * sizeof(int))];
    } control = {0};
    struct iovec bytes = {.iov_base = sent->name, .iov_len = sizeof sent->name - 1};
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
    ssize_t got;
    do got = recvmsg(STDIN_FILENO, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got <= 0 || control.header.cmsg_len != CMSG_LEN(2 * sizeof(int))) return false;
    int files[2];
    memcpy(files, CMSG_DATA(&control.header), sizeof files);
    sent->name[got] = '\0';
    sent->file = files[0];
    sent->answer = files[1];
    return true;
}

/* The child: nothing but the file, the socket for the answer and /dev/null is open. */
static int read_file(const struct sent *sent) {
    /* SIGXCPU, which lede tells from a crash, comes between the two. */
    limit_in_steps(RLIMIT_CPU, seconds_max, seconds_max + 1);
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0) return EXIT_FAILURE;
    return extract_file(sent->file, sent->name, sent->answer) ? EXIT_SUCCESS : WORKER_NO_MEMORY;
}

/* Has a child read what was SENT; returns its wait status, or -1. */
static int serve(const struct sent *sent) {
    int status = -1;
    pid_t child = fork();
    if (child == 0) exit(read_file(sent));
    close(sent->file);
    close(sent->answer);
    if (child < 0) return -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return status;
}

int main(void) {
    static struct sent sent;
    struct stat status;
    if (fstat(STDIN_FILENO, &status) != 0 || !S_ISSOCK(status.st_mode)) {
        fputs("lede-read is started by lede, to read files that are not plain text\n", stderr);
        return EXIT_FAILURE;
    }
    /* Names in archives are in UTF-8. */
    setlocale(LC_CTYPE, "C.UTF-8");
    limit_all();
    detect_prepare();
    while (receive(&sent)) {
        int ended = serve(&sent);
        if (send(STDIN_FILENO, &ended, sizeof ended, MSG_NOSIGNAL) < 0) break;
    }
    return EXIT_SUCCESS;
}
