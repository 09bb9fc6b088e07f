/* SPDX-License-Identifier: MIT */
/* What lede_check() says of a corpus that was damaged by hand. */
#include "scratch.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

static const char article[] =
    "{\"id\": 1, \"title\": \"Talks\", \"text\": \"Envoys met in Moscow. The talks went on.\"}\n"
    "{\"id\": 2, \"title\": \"More talks\", \"text\": \"회담은 평양에서 열렸다.\"}\n";

/* The messages of one check, a line each. */
static void keep_report(void *context, const lede_report *report) {
    buffer_append_format(context, "%s\n", report->message);
}

static void check(struct buffer *messages, struct scratch *scratch) {
    uint64_t problems = 0;
    assert_int_equal(lede_check(&problems, scratch->corpus, keep_report, messages, NULL), LEDE_OK);
    uint64_t lines = 0;
    for (size_t i = 0; i < messages->length; i++) lines += messages->data[i] == '\n';
    assert_int_equal(lines, problems);
}

/* Damages the file behind the back of a lede that has it open, then opens it again. */
static void damage(struct scratch *scratch, const char *sql) {
    lede_close(scratch->corpus);
    scratch_execute(scratch->corpus_path, sql);
    assert_int_equal(lede_open(&scratch->corpus, scratch->corpus_path, LEDE_READ, 0, NULL), LEDE_OK);
}

static void open_with_articles(struct scratch *scratch) {
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.jsonl", view_str(article)));
}

static void a_whole_corpus_has_no_problems(void **state) {
    (void)state;
    struct scratch scratch;
    struct buffer messages = {0};
    open_with_articles(&scratch);
    const char *what[] = {"1", NULL};
    uint64_t removed;
    assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
    check(&messages, &scratch);
    assert_string_equal(buffer_str(&messages), "");
    buffer_release(&messages);
    scratch_close(&scratch);
}

/* Reads which columns TABLE has in the file of SCRATCH, which is closed; returns how many. */
static size_t read_columns(char columns[32][64], const struct scratch *scratch, const char *table) {
    sqlite3 *db;
    sqlite3_stmt *rows;
    size_t count = 0;
    assert_int_equal(sqlite3_open(scratch->corpus_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM pragma_table_info(?1)", -1, &rows, NULL), SQLITE_OK);
    sqlite3_bind_text(rows, 1, table, -1, SQLITE_STATIC);
    while (sqlite3_step(rows) == SQLITE_ROW)
        snprintf(columns[count++], 64, "%s", (const char *)sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return count;
}

/* Whether changing COLUMN in all rows of TABLE is found. */
static void assert_change_found(const char *table, const char *column) {
    struct scratch scratch;
    struct buffer messages = {0};
    uint64_t removed;
    char sql[256];
    const char *what[] = {"1", NULL};
    open_with_articles(&scratch);
    assert_int_equal(lede_alert_add(scratch.corpus, "talks", "talks", NULL, NULL), LEDE_OK);
    assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
    snprintf(sql, sizeof sql, "UPDATE %s SET %s=coalesce(%s, '')||'1'", table, column, column);
    damage(&scratch, sql);
    check(&messages, &scratch);
    if (messages.length == 0) fail_msg("not found: %s", sql);
    buffer_release(&messages);
    scratch_close(&scratch);
}

static void a_change_of_any_column_of_the_record_is_found(void **state) {
    (void)state;
    static const char *const tables[] = {"article", "origin", "removed", "alert"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct scratch scratch;
        char columns[32][64];
        open_with_articles(&scratch);
        lede_close(scratch.corpus);
        scratch.corpus = NULL;
        size_t count = read_columns(columns, &scratch, tables[i]);
        scratch_close(&scratch);
        assert_true(count > 0);
        for (size_t k = 0; k < count; k++) assert_change_found(tables[i], columns[k]);
    }
}

static void an_alert_that_has_changed_is_not_run(void **state) {
    struct scratch scratch;
    lede_alerts *alerts;
    lede_error err = {.message = ""};
    (void)state;
    open_with_articles(&scratch);
    assert_int_equal(lede_alert_add(scratch.corpus, "talks", "talks", NULL, NULL), LEDE_OK);
    scratch_execute(scratch.corpus_path, "UPDATE alert SET query='walks'");
    assert_int_equal(lede_alerts_read(&alerts, scratch.corpus, &err), LEDE_CORRUPT);
    assert_non_null(strstr(err.message, "is damaged: the alert 'talks' has changed"));
    scratch_close(&scratch);
}

static void each_kind_of_damage_is_found(void **state) {
    (void)state;
    static const struct {
        const char *sql, *message;
    } cases[] = {
        {"UPDATE article SET text_sha256=zeroblob(32) WHERE id=1", "what is known of article 1 has changed"},
        {"DELETE FROM frame WHERE id>>20=1", "the text of article 1 is damaged"},
        {"UPDATE frame SET data=x'00' WHERE id>>20=2", "the text of article 2 is damaged"},
        /* The header of a zstd frame that names dictionary 7. */
        {"UPDATE frame SET data=x'28B52FFD210700' WHERE id>>20=2", "the text of article 2 is damaged"},
        {"UPDATE article SET title='Talkz' WHERE id=1", "what is known of article 1 has changed"},
        {"UPDATE article SET source='Tass' WHERE id=1", "what is known of article 1 has changed"},
        {"UPDATE article SET passages=x'000500' WHERE id=1", "what is known of article 1 has changed"},
        {"UPDATE article SET detected='fr' WHERE id=1", "what is known of article 1 has changed"},
        {"UPDATE origin SET stamp='r9 1' WHERE article=1", "what is known of a key has changed"},
        {"UPDATE origin SET modified=modified+1 WHERE article=1", "what is known of a key has changed"},
        {"UPDATE sqlite_sequence SET seq=1", "the number of the last article is wrong"},
        {"INSERT INTO setting VALUES('names', 'x', 1)", "the list of names has changed"},
        {"INSERT INTO alert VALUES('a', 'x', 0, 0, 0, 0, NULL, NULL, NULL, NULL, 3, 0, 1)", "an alert has changed"},
        {"INSERT INTO setting VALUES('namez', 'x', 1)", "there is an unknown setting"},
        {"DELETE FROM body_data WHERE id>10", "the index cannot be read"},
        {"DELETE FROM title_config", "the index cannot be read"},
        {"UPDATE term SET frequency=frequency+1 WHERE form='moscow'", "the vocabulary does not agree with the texts"},
        {"DELETE FROM term WHERE form='moscow'", "the vocabulary does not agree with the texts"},
        {"DELETE FROM class WHERE key='h회담'", "the classes of the vocabulary are not those of its forms"},
        {"DELETE FROM sound WHERE key='lMSK'", "the sounds of the vocabulary are not those of its forms"},
        {"UPDATE sound SET forms=x'0000' WHERE key='lMSK'", "the sounds of the vocabulary are not those of its forms"},
        {"UPDATE sound SET forms=x'0005' WHERE key='lMSK'", "the vocabulary cannot be read"},
        {"UPDATE totals SET positions=positions+1", "the totals do not agree with the articles"},
        {"UPDATE totals SET removed_passages=1", "the totals do not agree with the articles"},
        {"UPDATE block SET data=x'010000000100010000000100'", "passage 1 of article 1 is not the one indexed"},
        {"DELETE FROM origin WHERE article=1", "an article has no key"},
        {"UPDATE origin SET article=7 WHERE article=1", "a key leads to no article"},
        {"UPDATE article SET pages=x'80' WHERE id=1", "what is known of article 1 has changed"},
        {"UPDATE sketch SET data=zeroblob(64) WHERE article=1",
         "the families of articles are not those of their texts"},
        {"DELETE FROM shingle WHERE article=1", "the families of articles are not those of their texts"},
        {"INSERT INTO member VALUES(1, 1)", "the families of articles are not those of their texts"},
        {"INSERT INTO article SELECT 7, title, date, language, author, source, url, rights, text_sha256, text_length, "
         "first_passage, passages, detected, pages, sum FROM article WHERE id=1",
         "two articles have the same text and fields"},
        {"INSERT INTO removed VALUES(1,9,0)", "an article that replaced another is not there"},
        {"INSERT INTO removed VALUES(1,NULL,0)", "a key leads to a removed article"},
        {"INSERT INTO removed VALUES(9,NULL,0)", "an article that is listed as removed was never there"},
        {"INSERT INTO removed VALUES(2,NULL,0)", "what is known of a removed article has changed"},
        {"INSERT INTO frame VALUES(9<<20,x'00')", "a text belongs to no article"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scratch scratch;
        struct buffer messages = {0};
        open_with_articles(&scratch);
        damage(&scratch, cases[i].sql);
        check(&messages, &scratch);
        if (!strstr(buffer_str(&messages), cases[i].message))
            fail_msg("'%s' was not found, but '%s'", cases[i].message, buffer_str(&messages));
        buffer_release(&messages);
        scratch_close(&scratch);
    }
}

static void what_lede_did_not_make_is_not_opened(void **state) {
    (void)state;
    static const struct {
        const char *sql;
        lede_status status;
    } cases[] = {
        {"CREATE TRIGGER t AFTER INSERT ON removed BEGIN DELETE FROM article; END", LEDE_CORRUPT},
        {"CREATE VIEW v AS SELECT 1", LEDE_CORRUPT},
        {"DROP TABLE class", LEDE_CORRUPT},
        {"PRAGMA user_version=99", LEDE_BAD_VERSION},
        {"PRAGMA user_version=1", LEDE_BAD_VERSION},
        {"UPDATE setting SET value=99 WHERE name='analyser'", LEDE_BAD_VERSION},
        {"PRAGMA application_id=7", LEDE_NOT_CORPUS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scratch scratch;
        open_with_articles(&scratch);
        lede_close(scratch.corpus);
        scratch_execute(scratch.corpus_path, cases[i].sql);
        for (int mode = LEDE_READ; mode <= LEDE_REBUILD; mode++)
            assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, (lede_mode)mode, 0, NULL),
                             cases[i].status);
        scratch_close(&scratch);
    }
}

static void the_log_of_another_program_is_left_alone(void **state) {
    (void)state;
    struct scratch scratch;
    char path[160], log[192];
    struct stat before, after;
    sqlite3 *db;
    scratch_open(&scratch);
    snprintf(path, sizeof path, "%s/other.db", scratch.folder);
    snprintf(log, sizeof log, "%s-wal", path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode=WAL; CREATE TABLE t(a)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(stat(log, &before), 0);
    for (int mode = LEDE_READ; mode <= LEDE_REBUILD; mode++) {
        lede_corpus *corpus;
        assert_int_equal(lede_open(&corpus, path, (lede_mode)mode, 0, NULL), LEDE_NOT_CORPUS);
    }
    assert_int_equal(stat(log, &after), 0);
    assert_true(before.st_size > 0 && before.st_size == after.st_size);
    sqlite3_close(db);
    scratch_close(&scratch);
}

/* It would be searched wrongly. */
static void an_index_of_an_older_lede_waits_for_a_reindex(void **state) {
    (void)state;
    struct scratch scratch;
    lede_error err;
    uint64_t damaged;
    open_with_articles(&scratch);
    lede_close(scratch.corpus);
    scratch_execute(scratch.corpus_path, "UPDATE setting SET value=0 WHERE name='analyser'");
    for (int mode = LEDE_READ; mode < LEDE_REBUILD; mode++) {
        assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, (lede_mode)mode, 0, &err), LEDE_BAD_VERSION);
        assert_non_null(strstr(err.message, "'lede reindex' brings it up to date"));
    }
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_REBUILD, 0, NULL), LEDE_OK);
    assert_int_equal(lede_reindex(&damaged, scratch.corpus, false, NULL, NULL, NULL), LEDE_OK);
    lede_close(scratch.corpus);
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_READ, 0, NULL), LEDE_OK);
    scratch_close(&scratch);
}

static void reindexing_mends_what_is_derived(void **state) {
    (void)state;
    static const char *const damages[] = {
        "DELETE FROM class", "UPDATE term SET frequency=7",   "DELETE FROM body_data WHERE id>10",
        "DELETE FROM block", "UPDATE totals SET positions=0", "UPDATE setting SET value=0 WHERE name='analyser'",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct scratch scratch;
        struct buffer messages = {0};
        open_with_articles(&scratch);
        const char *what[] = {"1", NULL};
        uint64_t removed, damaged;
        assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
        lede_close(scratch.corpus);
        scratch.corpus = NULL;
        scratch_execute(scratch.corpus_path, damages[i]);
        assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_REBUILD, 0, NULL), LEDE_OK);
        assert_int_equal(lede_reindex(&damaged, scratch.corpus, i % 2, NULL, NULL, NULL), LEDE_OK);
        check(&messages, &scratch);
        assert_string_equal(buffer_str(&messages), "");
        buffer_release(&messages);
        scratch_close(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_corpus_has_no_problems),
        cmocka_unit_test(each_kind_of_damage_is_found),
        cmocka_unit_test(a_change_of_any_column_of_the_record_is_found),
        cmocka_unit_test(an_alert_that_has_changed_is_not_run),
        cmocka_unit_test(what_lede_did_not_make_is_not_opened),
        cmocka_unit_test(the_log_of_another_program_is_left_alone),
        cmocka_unit_test(an_index_of_an_older_lede_waits_for_a_reindex),
        cmocka_unit_test(reindexing_mends_what_is_derived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
