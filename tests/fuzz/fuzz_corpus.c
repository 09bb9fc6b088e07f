/* SPDX-License-Identifier: MIT */
/* A corpus file of any bytes is opened, searched, shown, checked. */

/*
 * Few changes of bytes get past SQLite, so the mutator changes one value of one row of some table, that of tables
 * included: the file stays one that SQLite reads.
 */
#include "base/buffer.h"
#include "fuzz.h"
#include "unit/random.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- Asking --------------------------------------------------------------------------------------------------- */

static bool ignore(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)context, (void)article, (void)text_length, (void)passage_count;
    return true;
}

static void search(lede_corpus *corpus) {
    static const char *const queries[] = {"talks moscow", "\"the talks\" Путин", "회담"};
    lede_search_options options;
    lede_search_defaults(&options);
    options.snippet_columns = 60;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        lede_results *results;
        if (lede_search(&results, corpus, queries[i], &options, NULL) == LEDE_OK) lede_results_free(results);
    }
}

static bool ignore_line(void *context, const lede_kwic_line *line) {
    (void)context, (void)line;
    return true;
}

/* The other ways to ask. */
static void ask(lede_corpus *corpus) {
    lede_kwic_options lines = {.limit = 20, .left = 20, .right = 30, .each = ignore_line};
    lede_kwic_counts counts;
    lede_search_options options;
    lede_timeline *timeline;
    lede_uses *uses;
    lede_likes *likes;
    lede_alerts *alerts;
    lede_search_defaults(&options);
    lede_kwic(&counts, corpus, "moscow", &options, &lines, NULL);
    if (lede_timeline_make(&timeline, corpus, "moscow", LEDE_UNIT_AUTO, &options, NULL) == LEDE_OK)
        lede_timeline_free(timeline);
    if (lede_quote(&uses, corpus, "spoke for three hours", &options, NULL) == LEDE_OK) lede_uses_free(uses);
    if (lede_similar(&likes, corpus, (lede_address){1, 0}, &options, NULL) == LEDE_OK) lede_likes_free(likes);
    if (lede_alerts_read(&alerts, corpus, NULL) == LEDE_OK) lede_alerts_free(alerts);
}

static void read_all(lede_corpus *corpus) {
    uint64_t problems;
    lede_list(corpus, ignore, NULL, NULL);
    for (int64_t id = 1; id < 4; id++) {
        lede_document *document;
        if (lede_document_read(&document, corpus, id, NULL) == LEDE_OK) lede_document_free(document);
    }
    lede_check(&problems, corpus, NULL, NULL, NULL);
}

/* Unless the file is one that nobody can write to. */
static void rebuild(const char *path) {
    lede_corpus *corpus;
    uint64_t damaged;
    if (lede_open(&corpus, path, LEDE_REBUILD, 0, NULL) != LEDE_OK) return;
    lede_reindex(&damaged, corpus, true, NULL, NULL, NULL);
    lede_close(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    char path[64], other[80];
    lede_corpus *corpus;
    fuzz_write(path, ".lede", data, length);
    if (lede_open(&corpus, path, LEDE_READ, 0, NULL) == LEDE_OK) {
        search(corpus);
        ask(corpus);
        read_all(corpus);
        lede_close(corpus);
        if (length % 8 == 0) rebuild(path);
    }
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(other, sizeof other, "%s%s", path, endings[i]);
        unlink(other);
    }
    return 0;
}

/* ---- Changing values ------------------------------------------------------------------------------------------- */

/* SQL's below(N): a number from 0 to N - 1. */
static void below(sqlite3_context *context, int count, sqlite3_value **values) {
    int limit = count == 1 ? sqlite3_value_int(values[0]) : 0;
    sqlite3_result_int(context, limit > 0 ? (int)random_below((unsigned)limit) : 0);
}

static void change_bytes(sqlite3_context *context, sqlite3_value *value) {
    size_t length = (size_t)sqlite3_value_bytes(value), most = length + 16;
    uint8_t *bytes = calloc(1, most);
    fuzz_expect(bytes != NULL);
    if (length > 0) memcpy(bytes, sqlite3_value_blob(value), length);
    int changed = (int)LLVMFuzzerMutate(bytes, length, most);
    if (sqlite3_value_type(value) == SQLITE_TEXT)
        sqlite3_result_text(context, (const char *)bytes, changed, SQLITE_TRANSIENT);
    else sqlite3_result_blob(context, bytes, changed, SQLITE_TRANSIENT);
    free(bytes);
}

/* SQL's changed(VALUE): something else, mostly of the same type. */
static void changed(sqlite3_context *context, int count, sqlite3_value **values) {
    static const sqlite3_int64 numbers[] = {0, 1, -1, 255, 65536, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN};
    unsigned choice = random_below(10);
    bool number = count == 1 && (choice == 1 || sqlite3_value_type(values[0]) == SQLITE_INTEGER);
    if (count != 1 || choice == 0) sqlite3_result_null(context);
    else if (!number) change_bytes(context, values[0]);
    else if (choice < 6) sqlite3_result_int64(context, sqlite3_value_int64(values[0]) / 2 + random_below(9));
    else sqlite3_result_int64(context, numbers[random_below(9)]);
}

/* Puts the one text that SQL, which is freed, gives into OUT, "" where there is none. */
static void one_text(struct buffer *out, sqlite3 *db, char *sql) {
    sqlite3_stmt *row = NULL;
    bool found = sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW;
    const char *text = found ? (const char *)sqlite3_column_text(row, 0) : NULL;
    buffer_clear(out);
    buffer_append_str(out, text ? text : "");
    sqlite3_finalize(row);
    sqlite3_free(sql);
}

/* Changes about one value in a column of a table that come at random. */
static void change_value(sqlite3 *db) {
    struct buffer table = {0}, column = {0};
    one_text(&table, db,
             sqlite3_mprintf("SELECT name FROM (SELECT name FROM sqlite_schema WHERE type = 'table' UNION "
                             "ALL SELECT 'sqlite_schema') ORDER BY below(1000000) LIMIT 1"));
    const char *name = buffer_str(&table);
    one_text(&column, db,
             sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q) ORDER BY below(1000000) LIMIT 1", name));
    char *sql =
        sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = changed(\"%w\") WHERE below((SELECT count(*) FROM \"%w\")) = 0",
                        name, buffer_str(&column), buffer_str(&column), name);
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    buffer_release(&table);
    buffer_release(&column);
}

/* Opens a copy of the file in memory. SQLite cannot read one there that has a log: versions 1 in place of 2. */
static sqlite3 *open_copy(const uint8_t *data, size_t length) {
    sqlite3 *db = NULL;
    uint8_t *copy = sqlite3_malloc64(length + 1);
    fuzz_expect(copy != NULL && sqlite3_open(":memory:", &db) == SQLITE_OK);
    memcpy(copy, data, length);
    if (length > 19) copy[18] = copy[19] = 1;
    sqlite3_deserialize(db, "main", copy, (sqlite3_int64)length, (sqlite3_int64)length,
                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    sqlite3_create_function(db, "below", 1, SQLITE_UTF8, NULL, below, NULL, NULL);
    sqlite3_create_function(db, "changed", 1, SQLITE_UTF8, NULL, changed, NULL, NULL);
    return db;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t length, size_t most, unsigned seed) {
    random_state = seed;
    for (int i = 0; i < 4; i++) random_below(2);
    if (random_below(8) == 0) return LLVMFuzzerMutate(data, length, most);
    sqlite3 *db = open_copy(data, length);
    sqlite3_int64 size = 0;
    for (unsigned i = 1 + random_below(2); i > 0; i--) change_value(db);
    uint8_t *file = sqlite3_serialize(db, "main", &size, 0);
    bool fits = file && size > 19 && (size_t)size <= most;
    if (fits) {
        memcpy(data, file, (size_t)size);
        data[18] = data[19] = 2;
    }
    sqlite3_free(file);
    sqlite3_close(db);
    return fits ? (size_t)size : LLVMFuzzerMutate(data, length, most);
}
