/* SPDX-License-Identifier: MIT */
/* The worker, and what becomes of it. */
#include "read/worker.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* A page that takes its reader a second or more. */
static int large_page(void) {
    static const char line[] = "<p>The bridge over the river was closed on Monday, <b>the ministry</b> said.</p>\n";
    struct buffer html = {0};
    while (html.length < (size_t)8 << 20) buffer_append_str(&html, line);
    int fd = memfd_create("page", MFD_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, html.data, html.length), (ssize_t)html.length);
    buffer_release(&html);
    return fd;
}

static struct worker_job begin(struct worker *worker, int fd) {
    struct worker_job job = {0};
    lede_error err = {.message = ""};
    if (worker_begin(&job, worker, fd, "page.html", &err) != LEDE_OK) fail_msg("%s", err.message);
    return job;
}

/* Takes what there is of the answer; the number of its lines is in *LINES. */
static const char *end(size_t *lines, struct worker *worker, struct worker_job *job) {
    struct view line;
    enum source_status status;
    *lines = 0;
    while ((status = worker_line(&line, job)) == SOURCE_GOOD) *lines += line.length > 0;
    return worker_end(worker, job, status);
}

/* The child that reads a file for WORKER; waits until there is one. */
static pid_t child_of(const struct worker *worker) {
    char path[64], children[64] = "";
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)worker->pid, (int)worker->pid);
    while (!*children) {
        FILE *file = fopen(path, "r");
        if (!file) fail_msg("cannot open '%s'", path);
        else {
            if (!fgets(children, sizeof children, file)) *children = '\0';
            fclose(file);
        }
    }
    return (pid_t)strtol(children, NULL, 10);
}

static void expect_article(struct worker *worker) {
    int fd = open("pages/english-agency.html", O_RDONLY | O_CLOEXEC);
    size_t lines;
    assert_true(fd >= 0);
    struct worker_job job = begin(worker, fd);
    assert_null(end(&lines, worker, &job));
    assert_int_equal(lines, 1);
    close(fd);
}

static void one_that_was_killed_is_started_again(void **state) {
    struct worker worker = {0};
    siginfo_t info;
    (void)state;
    expect_article(&worker);
    pid_t first = worker.pid;
    kill(first, SIGKILL);
    waitid(P_PID, (id_t)first, &info, WEXITED | WNOWAIT);
    expect_article(&worker);
    assert_int_not_equal(worker.pid, first);
    worker_stop(&worker);
}

/* What happens to the child of one file leaves the worker as it is; a child that says nothing takes it along. */
static void a_child_that_ends_badly_is_told_of(void **state) {
    static const struct {
        int signal;
        const char *message;
        bool lives; /* the worker, afterwards */
    } cases[] = {{SIGKILL, "makes its reader crash", true},
                 {SIGXCPU, "takes its reader too long", true},
                 {SIGSTOP, "takes its reader too long", false}};
    struct worker worker = {0};
    size_t lines;
    int fd = large_page();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct worker_job job = begin(&worker, fd);
        kill(child_of(&worker), cases[i].signal);
        assert_string_equal(end(&lines, &worker, &job), cases[i].message);
        assert_int_equal(worker.pid != 0, cases[i].lives);
        expect_article(&worker);
    }
    worker_stop(&worker);
    close(fd);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_was_killed_is_started_again),
        cmocka_unit_test(a_child_that_ends_badly_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
