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
#include <sys/resource.h>
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

/* Has WORKER read the file at PATH; returns why not, or NULL, and in *LINES how much it says. */
static const char *answer_about(size_t *lines, struct worker *worker, const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    struct worker_job job = begin(worker, fd);
    const char *reason = end(lines, worker, &job);
    close(fd);
    return reason;
}

static void expect_article(struct worker *worker) {
    size_t lines;
    assert_null(answer_about(&lines, worker, "pages/english-agency.html"));
    assert_int_equal(lines, 1);
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

/* What the process PID may have of RESOURCE. */
static struct rlimit limits_of(pid_t pid, int resource) {
    struct rlimit limits;
    assert_int_equal(prlimit(pid, (__rlimit_resource_t)resource, NULL, &limits), 0);
    return limits;
}

/* Those that watch memory take more than any limit for themselves. */
static bool is_watched(const struct worker *worker) {
    return limits_of(worker->pid, RLIMIT_AS).rlim_cur == RLIM_INFINITY;
}

static void a_child_has_the_limits_that_are_told(void **state) {
    struct worker worker = {0};
    size_t lines;
    int fd = large_page();
    (void)state;
    struct worker_job job = begin(&worker, fd);
    pid_t child = child_of(&worker);
    /* Right behind its fork a child has none. */
    while (limits_of(child, RLIMIT_CPU).rlim_cur == RLIM_INFINITY) usleep(1000);
    assert_int_equal(limits_of(child, RLIMIT_CPU).rlim_cur, 60);
    /* Where this is the same, the system kills without saying why. */
    assert_int_equal(limits_of(child, RLIMIT_CPU).rlim_max, 61);
    assert_int_equal(limits_of(child, RLIMIT_FSIZE).rlim_max, 64 << 20);
    assert_int_equal(limits_of(child, RLIMIT_CORE).rlim_max, 0);
    if (!is_watched(&worker)) assert_int_equal(limits_of(child, RLIMIT_AS).rlim_max, 480 << 20);
    kill(child, SIGKILL);
    end(&lines, &worker, &job);
    worker_stop(&worker);
    close(fd);
}

/* What these files hold has to be unpacked with a dictionary of 384 and 512 MiB. */
static void what_needs_more_memory_is_told(void **state) {
    struct worker worker = {0};
    size_t lines;
    (void)state;
    assert_null(answer_about(&lines, &worker, "data/dictionary-384.txt.xz"));
    assert_int_equal(lines, 1);
    if (!is_watched(&worker)) {
        assert_string_equal(answer_about(&lines, &worker, "data/dictionary-512.txt.xz"),
                            "takes more memory than a reader may have");
        assert_int_equal(lines, 0);
        expect_article(&worker);
    }
    worker_stop(&worker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_was_killed_is_started_again),
        cmocka_unit_test(a_child_that_ends_badly_is_told_of),
        cmocka_unit_test(a_child_has_the_limits_that_are_told),
        cmocka_unit_test(what_needs_more_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
