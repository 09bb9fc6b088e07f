/* SPDX-License-Identifier: MIT */
/* Tests of watched folders: what cannot be made to happen from a command line. */
#include "scratch.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder below a scratch folder, watched. */
struct fixture {
    struct scratch scratch;
    char folder[128];
    lede_watch *watch;
    int stop[2]; /* a pipe */
};

/* CORPUS: the name below the scratch folder of a corpus that is not told of, or NULL. */
static void start(struct fixture *fixture, const char *corpus) {
    const char *folders[] = {fixture->folder, NULL};
    lede_changes changes;
    lede_add_options options = {0};
    char path[256];
    scratch_open(&fixture->scratch);
    snprintf(path, sizeof path, "%s/%s", fixture->scratch.folder, corpus ? corpus : "");
    snprintf(fixture->folder, sizeof fixture->folder, "%s/in", fixture->scratch.folder);
    assert_int_equal(mkdir(fixture->folder, 0700), 0);
    assert_int_equal(pipe(fixture->stop), 0);
    assert_int_equal(lede_watch_open(&fixture->watch, folders, corpus ? path : NULL, &options, NULL), LEDE_OK);
    assert_int_equal(lede_watch_next(&changes, fixture->watch, fixture->stop[0], NULL), LEDE_OK);
    assert_true(changes.everything);
}

static void end(struct fixture *fixture) {
    lede_watch_close(fixture->watch);
    close(fixture->stop[0]);
    close(fixture->stop[1]);
    scratch_close(&fixture->scratch);
}

/* Writes file NAME of the watched folder. */
static void touch(const struct fixture *fixture, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(fd >= 0 && write(fd, "x", 1) == 1);
    close(fd);
}

static void a_stop_ends_the_wait(void **state) {
    (void)state;
    struct fixture fixture;
    lede_changes changes;
    start(&fixture, NULL);
    assert_int_equal(write(fixture.stop[1], "x", 1), 1);
    assert_int_equal(lede_watch_next(&changes, fixture.watch, fixture.stop[0], NULL), LEDE_STOPPED);
    end(&fixture);
}

/* Of the kernel's queue of events, whose length is a setting of the system. */
static unsigned long queue_length(void) {
    unsigned long length = 0;
    char line[32] = "";
    FILE *file = fopen("/proc/sys/fs/inotify/max_queued_events", "re");
    if (file && fgets(line, sizeof line, file)) length = strtoul(line, NULL, 10);
    if (file) fclose(file);
    return length;
}

static void where_events_were_lost_all_is_told_again(void **state) {
    (void)state;
    struct fixture fixture;
    lede_changes changes;
    unsigned long length = queue_length();
    if (length == 0 || length > 100000) skip();
    start(&fixture, NULL);
    /* Two files in turn, for equal events that follow on each other are one. */
    for (unsigned long i = 0; i <= length; i++) touch(&fixture, i % 2 ? "a" : "b");
    assert_int_equal(lede_watch_next(&changes, fixture.watch, fixture.stop[0], NULL), LEDE_OK);
    assert_true(changes.everything);
    assert_string_equal(changes.folder, fixture.folder);
    end(&fixture);
}

static void a_corpus_in_the_folder_is_never_told(void **state) {
    (void)state;
    struct fixture fixture;
    lede_changes changes;
    start(&fixture, "in/corpus");
    touch(&fixture, "corpus");
    touch(&fixture, "corpus-wal");
    touch(&fixture, "corpus-waltz");
    assert_int_equal(lede_watch_next(&changes, fixture.watch, fixture.stop[0], NULL), LEDE_OK);
    assert_non_null(strstr(changes.paths[0], "corpus-waltz"));
    assert_null(changes.paths[1]);
    end(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_ends_the_wait),
        cmocka_unit_test(where_events_were_lost_all_is_told_again),
        cmocka_unit_test(a_corpus_in_the_folder_is_never_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
