/* SPDX-License-Identifier: MIT */
/* Tests of paths that wait until they rest. */
#include "base/buffer.h"
#include "base/mem.h"
#include "read/pending.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void note(struct pending *pending, const char *path, enum pending_event event, int64_t now) {
    assert_true(pending_note(pending, view_str(path), path[0] == 'b', event, now));
}

static bool append(void *context, char *path) {
    buffer_append_format(context, "%s ", path);
    mem_free(path);
    return true;
}

/* What of ROOT is due at NOW must be EXPECTED: its paths, a space behind each. */
static void assert_taken(struct pending *pending, size_t root, int64_t now, const char *expected) {
    struct buffer taken = {0};
    assert_true(pending_take(pending, root, now, append, &taken));
    assert_string_equal(buffer_str(&taken), expected);
    buffer_release(&taken);
}

static void a_path_is_due_when_it_has_rested(void **state) {
    (void)state;
    struct pending pending = {0};
    assert_true(pending_due(&pending) == INT64_MAX);
    note(&pending, "a/x", PENDING_WHOLE, 1000);
    assert_int_equal(pending_due(&pending), 4000);
    note(&pending, "a/x", PENDING_WHOLE, 2500);
    assert_int_equal(pending_due(&pending), 5500);
    assert_taken(&pending, 0, 5499, "");
    assert_taken(&pending, 0, 5500, "a/x ");
    assert_true(pending_due(&pending) == INT64_MAX);
    pending_release(&pending);
}

static void who_writes_is_given_time_until_he_closes(void **state) {
    (void)state;
    struct pending pending = {0};
    note(&pending, "a/x", PENDING_WRITTEN, 0);
    assert_int_equal(pending_due(&pending), 30000);
    note(&pending, "a/x", PENDING_WHOLE, 1000);
    assert_int_equal(pending_due(&pending), 4000);
    pending_release(&pending);
}

static void what_never_rests_is_due_after_a_minute(void **state) {
    (void)state;
    struct pending pending = {0};
    for (int64_t now = 0; now < 60000; now += 1000) note(&pending, "a/log", PENDING_WRITTEN, now);
    assert_int_equal(pending_due(&pending), 60000);
    assert_taken(&pending, 0, 60000, "a/log ");
    pending_release(&pending);
}

static void folders_are_taken_one_by_one(void **state) {
    (void)state;
    struct pending pending = {0};
    size_t root;
    note(&pending, "a/x", PENDING_WHOLE, 0);
    note(&pending, "b/x", PENDING_WHOLE, 10);
    note(&pending, "a/y", PENDING_WHOLE, 20);
    assert_false(pending_find(&root, &pending, 2999));
    assert_true(pending_find(&root, &pending, 3010));
    assert_int_equal(root, 0);
    assert_taken(&pending, 0, 3010, "a/x ");
    assert_true(pending_find(&root, &pending, 3010));
    assert_int_equal(root, 1);
    /* What is left is still found by its path. */
    note(&pending, "a/y", PENDING_WHOLE, 4000);
    assert_true(pending_forget(&pending, 1));
    assert_int_equal(pending_due(&pending), 7000);
    pending_release(&pending);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_due_when_it_has_rested),
        cmocka_unit_test(who_writes_is_given_time_until_he_closes),
        cmocka_unit_test(what_never_rests_is_due_after_a_minute),
        cmocka_unit_test(folders_are_taken_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
