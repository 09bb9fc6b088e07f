/* SPDX-License-Identifier: MIT */
/* Who writes is named to whoever does not want to wait. */
#include "scratch.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* Asserts that who wants to add to PATH is told at once that this cannot be done (ACTION), because this process has
   begun a transaction, with the SQL in BEGIN. */
static void assert_told(const char *path, const char *begin, const char *action) {
    sqlite3 *db;
    lede_corpus *corpus;
    lede_error err;
    char expected[512];
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, begin, NULL, NULL, NULL), SQLITE_OK);
    snprintf(expected, sizeof expected,
             "cannot %s '%s': it is being written by process %ld (test_holder); wait for that one to end", action, path,
             (long)getpid());
    assert_int_equal(lede_open(&corpus, path, LEDE_CREATE, 0, &err), LEDE_BUSY);
    assert_string_equal(err.message, expected);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void who_adds_is_named(void **state) {
    (void)state;
    struct scratch scratch;
    scratch_open(&scratch);
    assert_told(scratch.corpus_path, "BEGIN IMMEDIATE", "write");
    scratch_close(&scratch);
}

static void who_makes_a_corpus_is_named(void **state) {
    (void)state;
    struct scratch scratch;
    char path[192];
    scratch_open(&scratch);
    snprintf(path, sizeof path, "%s/new.lede", scratch.folder);
    /* As schema_create() does it, a page in the cache that is not written yet. */
    assert_told(path, "BEGIN EXCLUSIVE; CREATE TABLE body(text)", "open");
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_adds_is_named),
                                       cmocka_unit_test(who_makes_a_corpus_is_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
