/* SPDX-License-Identifier: MIT */
/* Copies of a corpus, and corpora made whole again. */
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char articles[] =
    "{\"id\": 1, \"title\": \"Talks\", \"source\": \"TASS\", \"text\": \"Envoys met in Moscow. The talks went on.\"}\n"
    "{\"id\": 2, \"title\": \"More talks\", \"text\": \"회담은 평양에서 열렸다.\"}\n"
    "{\"id\": 3, \"text\": \"Послы встретились в Москве.\"}\n";

static void open_with_articles(struct scratch *scratch) {
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.jsonl", view_str(articles)));
}

/* NAME in the folder of SCRATCH. */
static const char *path_of(const struct scratch *scratch, const char *name) {
    static char path[192];
    snprintf(path, sizeof path, "%s/%s", scratch->folder, name);
    return path;
}

static void assert_sound(lede_corpus *corpus, uint64_t expected) {
    uint64_t problems;
    lede_info info;
    assert_int_equal(lede_check(&problems, corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
    assert_int_equal(lede_corpus_info(&info, corpus, NULL), LEDE_OK);
    assert_int_equal(info.articles, expected);
}

static void assert_found(lede_corpus *corpus, const char *query, uint64_t expected) {
    lede_results *results;
    assert_int_equal(lede_search(&results, corpus, query, NULL, NULL), LEDE_OK);
    assert_int_equal(results->total, expected);
    lede_results_free(results);
}

/* ---- Backup --------------------------------------------------------------------------------------------------- */

static void a_backup_is_complete_without_its_log(void **state) {
    (void)state;
    struct scratch scratch;
    struct stat log;
    lede_corpus *copy;
    open_with_articles(&scratch);
    /* The articles are in the log of the corpus, which is still open. */
    assert_int_equal(stat(path_of(&scratch, "corpus.lede-wal"), &log), 0);
    assert_true(log.st_size > 0);
    assert_int_equal(lede_backup(scratch.corpus, path_of(&scratch, "copy"), NULL), LEDE_OK);
    assert_int_not_equal(access(path_of(&scratch, "copy-wal"), F_OK), 0);
    assert_int_equal(lede_open(&copy, path_of(&scratch, "copy"), LEDE_READ, 0, NULL), LEDE_OK);
    assert_sound(copy, 3);
    assert_found(copy, "москва", 2);
    lede_close(copy);
    scratch_close(&scratch);
}

static void a_backup_takes_the_place_of_an_older_one(void **state) {
    (void)state;
    struct scratch scratch;
    lede_corpus *copy;
    open_with_articles(&scratch);
    assert_int_equal(lede_backup(scratch.corpus, path_of(&scratch, "copy"), NULL), LEDE_OK);
    scratch_add(&scratch, scratch_write(&scratch, "b.txt", view_str("One more.")));
    assert_int_equal(lede_backup(scratch.corpus, path_of(&scratch, "copy"), NULL), LEDE_OK);
    assert_int_equal(lede_open(&copy, path_of(&scratch, "copy"), LEDE_READ, 0, NULL), LEDE_OK);
    assert_sound(copy, 4);
    lede_close(copy);
    scratch_close(&scratch);
}

static void assert_refused(struct scratch *scratch, const char *name, lede_status expected, const char *message) {
    lede_error err = {.message = ""};
    assert_int_equal(lede_backup(scratch->corpus, name[0] ? path_of(scratch, name) : "", &err), expected);
    if (!strstr(err.message, message)) fail_msg("'%s' is not in '%s'", message, err.message);
}

static void what_is_no_backup_is_not_overwritten(void **state) {
    (void)state;
    struct scratch scratch;
    lede_corpus *other;
    lede_info info;
    open_with_articles(&scratch);
    scratch_write(&scratch, "notes",
                  view_str("Not a corpus, but dear to somebody, and longer than a header is: a hundred "
                           "bytes and some more, for good measure."));
    scratch_execute(path_of(&scratch, "other.db"), "CREATE TABLE t(x)");
    assert_refused(&scratch, "notes", LEDE_NOT_CORPUS, "is there and no corpus");
    assert_refused(&scratch, "other.db", LEDE_NOT_CORPUS, "is there and no corpus");
    assert_refused(&scratch, "corpus.lede", LEDE_BAD_USAGE, "is the corpus itself");
    assert_refused(&scratch, "", LEDE_BAD_USAGE, "is empty");
    assert_refused(&scratch, ".", LEDE_NOT_CORPUS, "is there and no corpus");
    assert_refused(&scratch, "nowhere/copy", LEDE_IO, "no such file or folder");
    assert_int_equal(lede_open(&other, path_of(&scratch, "live"), LEDE_CREATE, 0, NULL), LEDE_OK);
    assert_int_equal(lede_corpus_info(&info, other, NULL), LEDE_OK);
    assert_refused(&scratch, "live", LEDE_BUSY, "it is a corpus in use");
    lede_close(other);
    assert_int_equal(lede_backup(scratch.corpus, path_of(&scratch, "live"), NULL), LEDE_OK);
    scratch_close(&scratch);
}

/* ---- Repair --------------------------------------------------------------------------------------------------- */

/* Closes the corpus, runs SQL on its file, opens it for mending. */
static void damage(struct scratch *scratch, const char *sql) {
    lede_close(scratch->corpus);
    scratch->corpus = NULL;
    scratch_execute(scratch->corpus_path, sql);
    assert_int_equal(lede_open(&scratch->corpus, scratch->corpus_path, LEDE_REBUILD, 0, NULL), LEDE_OK);
}

static void all_that_is_derived_is_made_anew(void **state) {
    (void)state;
    static const char *const damages[] = {
        "DELETE FROM class",
        "DELETE FROM body_data WHERE id>10",
        "UPDATE totals SET positions=0; DELETE FROM block; DELETE FROM term",
        "DELETE FROM posting; DELETE FROM segment; INSERT INTO segment VALUES(1,1,9,1,9)",
        "UPDATE sqlite_sequence SET seq=1",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct scratch scratch;
        lede_error err = {.message = ""};
        uint64_t lost;
        open_with_articles(&scratch);
        damage(&scratch, damages[i]);
        if (lede_repair(&lost, scratch.corpus, NULL, NULL, &err) != LEDE_OK) fail_msg("%s", err.message);
        assert_int_equal(lost, 0);
        assert_sound(scratch.corpus, 3);
        assert_found(scratch.corpus, "москва", 2);
        assert_int_equal(access(path_of(&scratch, "corpus.lede.damaged"), F_OK), 0);
        scratch_close(&scratch);
    }
}

static void keep_report(void *context, const lede_report *report) {
    buffer_append_format(context, "%s\n", report->message);
}

static void damaged_articles_are_told_and_left_out(void **state) {
    (void)state;
    static const char *const damages[] = {
        "UPDATE article SET title='Talkz' WHERE id=2",
        "UPDATE article SET text_sha256=zeroblob(32) WHERE id=2",
        "UPDATE frame SET data=x'28B52FFD210700' WHERE id>>20=2",
        "DELETE FROM frame WHERE id>>20=2",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct scratch scratch;
        struct buffer told = {0};
        lede_error err = {.message = ""};
        lede_add_counts counts;
        uint64_t lost;
        open_with_articles(&scratch);
        damage(&scratch, damages[i]);
        /* The index is made anew without it, and says so. */
        assert_int_equal(lede_reindex(&lost, scratch.corpus, false, keep_report, &told, NULL), LEDE_OK);
        assert_int_equal(lost, 1);
        assert_string_equal(buffer_str(&told), "article 2 is damaged\n");
        assert_found(scratch.corpus, "평양", 0);
        assert_found(scratch.corpus, "москва", 2);
        buffer_clear(&told);
        if (lede_repair(&lost, scratch.corpus, keep_report, &told, &err) != LEDE_OK) fail_msg("%s", err.message);
        assert_int_equal(lost, 1);
        assert_string_equal(buffer_str(&told), "article 2 is damaged\n");
        assert_sound(scratch.corpus, 2);
        assert_found(scratch.corpus, "москва", 2);
        /* What it was read from brings it back, under another number. */
        counts = scratch_add(&scratch, path_of(&scratch, "a.jsonl"));
        assert_int_equal(counts.added, 1);
        assert_sound(scratch.corpus, 3);
        assert_found(scratch.corpus, "평양", 1);
        buffer_release(&told);
        scratch_close(&scratch);
    }
}

static void an_article_that_lost_its_key_is_kept(void **state) {
    (void)state;
    struct scratch scratch;
    lede_document *document;
    uint64_t lost;
    open_with_articles(&scratch);
    damage(&scratch, "UPDATE origin SET stamp='other' WHERE article=1");
    assert_int_equal(lede_repair(&lost, scratch.corpus, NULL, NULL, NULL), LEDE_OK);
    assert_sound(scratch.corpus, 3);
    assert_int_equal(lede_document_read(&document, scratch.corpus, 1, NULL), LEDE_OK);
    assert_string_equal(document->article.key, "recovered:1");
    assert_string_equal(document->article.source, "TASS");
    lede_document_free(document);
    scratch_close(&scratch);
}

static void add_alert(struct scratch *scratch, const char *name, const char *query) {
    assert_int_equal(lede_alert_add(scratch->corpus, name, query, NULL, NULL), LEDE_OK);
}

/* Asserts that repairing tells EXPECTED, keeps all articles, and of alerts that with NAME and QUERY alone; NULL: none.
 */
static void assert_repaired(struct scratch *scratch, const char *expected, const char *name, const char *query) {
    struct buffer told = {0};
    lede_error err = {.message = ""};
    lede_alerts *alerts;
    uint64_t lost;
    if (lede_repair(&lost, scratch->corpus, keep_report, &told, &err) != LEDE_OK) fail_msg("%s", err.message);
    assert_int_equal(lost, 0);
    assert_string_equal(buffer_str(&told), expected);
    assert_sound(scratch->corpus, 3);
    assert_int_equal(lede_alerts_read(&alerts, scratch->corpus, NULL), LEDE_OK);
    assert_int_equal(alerts->count, name ? 1 : 0);
    if (name) {
        assert_string_equal(alerts->items[0].name, name);
        assert_string_equal(alerts->items[0].query, query);
        assert_int_equal(alerts->items[0].options.after, 3);
    }
    lede_alerts_free(alerts);
    buffer_release(&told);
}

static void alerts_that_are_whole_are_kept_the_others_told(void **state) {
    (void)state;
    struct scratch scratch;
    open_with_articles(&scratch);
    add_alert(&scratch, "drones", "drone OR 무인기");
    add_alert(&scratch, "talks", "\"talks in Moscow\"");
    damage(&scratch, "UPDATE alert SET told=1 WHERE name='drones'");
    assert_repaired(&scratch, "alert 'drones' is damaged; its query seems to be: drone OR 무인기\n", "talks",
                    "\"talks in Moscow\"");
    scratch_close(&scratch);
}

/* Overwrites the page on which the rows of TABLE are. */
static void destroy_page(struct scratch *scratch, const char *table) {
    static const char garbage[16384] = {'x'};
    char sql[128];
    lede_close(scratch->corpus);
    scratch->corpus = NULL;
    snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_schema WHERE name='%s'", table);
    long page = (long)scratch_number(scratch->corpus_path, sql);
    FILE *file = fopen(scratch->corpus_path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, (page - 1) * (long)sizeof garbage, SEEK_SET), 0);
    assert_int_equal(fwrite(garbage, sizeof garbage, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(lede_open(&scratch->corpus, scratch->corpus_path, LEDE_REBUILD, 0, NULL), LEDE_OK);
}

static void what_is_lost_unread_is_told(void **state) {
    (void)state;
    struct scratch scratch;
    open_with_articles(&scratch);
    add_alert(&scratch, "drones", "drone OR 무인기");
    destroy_page(&scratch, "alert");
    assert_repaired(&scratch, "alerts that cannot be read are lost\n", NULL, NULL);
    scratch_close(&scratch);
}

static void a_damaged_list_of_names_is_told(void **state) {
    (void)state;
    static const char names[] = "person\tAnn Example\tАнна Пример\t\n";
    struct scratch scratch;
    uint64_t added;
    open_with_articles(&scratch);
    assert_int_equal(lede_names_add(&added, scratch.corpus, names, sizeof names - 1, false, NULL), LEDE_OK);
    add_alert(&scratch, "talks", "talks");
    damage(&scratch, "UPDATE setting SET value=replace(value, 'Ann', 'Ben') WHERE name='names'");
    assert_repaired(&scratch, "the list of names is damaged\n", "talks", "talks");
    scratch_close(&scratch);
}

static void the_damaged_file_is_kept_once(void **state) {
    (void)state;
    struct scratch scratch;
    lede_error err = {.message = ""};
    uint64_t lost;
    open_with_articles(&scratch);
    damage(&scratch, "DELETE FROM class");
    scratch_write(&scratch, "corpus.lede.damaged", view_str("from last time"));
    assert_int_equal(lede_repair(&lost, scratch.corpus, NULL, NULL, &err), LEDE_BAD_USAGE);
    assert_non_null(strstr(err.message, "is there already: move it away first"));
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_is_complete_without_its_log),
        cmocka_unit_test(a_backup_takes_the_place_of_an_older_one),
        cmocka_unit_test(what_is_no_backup_is_not_overwritten),
        cmocka_unit_test(all_that_is_derived_is_made_anew),
        cmocka_unit_test(damaged_articles_are_told_and_left_out),
        cmocka_unit_test(an_article_that_lost_its_key_is_kept),
        cmocka_unit_test(alerts_that_are_whole_are_kept_the_others_told),
        cmocka_unit_test(what_is_lost_unread_is_told),
        cmocka_unit_test(a_damaged_list_of_names_is_told),
        cmocka_unit_test(the_damaged_file_is_kept_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
