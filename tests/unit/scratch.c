/* SPDX-License-Identifier: MIT */
/* Folders that tests may fill. */
#include "scratch.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ftw.h>

#include <cmocka.h>

void scratch_open(struct scratch *scratch) {
    snprintf(scratch->folder, sizeof scratch->folder, "/tmp/lede-test-XXXXXX");
    assert_non_null(mkdtemp(scratch->folder));
    snprintf(scratch->corpus_path, sizeof scratch->corpus_path, "%s/corpus.lede", scratch->folder);
    lede_error err = {.message = ""};
    if (lede_open(&scratch->corpus, scratch->corpus_path, LEDE_CREATE, 1000, &err) != LEDE_OK)
        fail_msg("%s", err.message);
}

static int remove_entry(const char *path, const struct stat *file, int type, struct FTW *at) {
    (void)file, (void)type, (void)at;
    return remove(path);
}

void scratch_close(struct scratch *scratch) {
    lede_close(scratch->corpus);
    assert_int_equal(nftw(scratch->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

const char *scratch_write(struct scratch *scratch, const char *name, struct view content) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", scratch->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
    return path;
}

lede_add_counts scratch_add(struct scratch *scratch, const char *path) {
    const char *paths[] = {path, NULL};
    lede_add_counts counts;
    lede_error err = {.message = ""};
    if (lede_add(&counts, scratch->corpus, paths, NULL, &err) != LEDE_OK) fail_msg("%s", err.message);
    return counts;
}

void scratch_execute(const char *path, const char *sql) {
    sqlite3 *db;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) fail_msg("%s: %s", sql, message);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int64_t scratch_number(const char *path, const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return number;
}
