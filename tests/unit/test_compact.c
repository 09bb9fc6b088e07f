/* SPDX-License-Identifier: MIT */
/* What stays of a corpus when it is compacted, and when that is interrupted. */
#include "scratch.h"

#include "base/array.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* Many have more than 2000 passages, which are sealed; few have more than 0.8 MB of text, for a dictionary. */
enum { MANY = 400, FEW = 150, SENTENCES = 40 };

/* Articles of made-up reports; every VERSION of number 7 says something else. */
static void write_articles(struct scratch *scratch, int articles, int version) {
    static const char *const words[] = {"treaty",  "envoy", "missile", "harbour", "inspection", "grain",
                                        "договор", "посол", "ракета",  "회담",    "미사일",     "합의"};
    enum { WORDS = sizeof words / sizeof *words };
    struct buffer lines = {0};
    uint32_t dice = 1;
    for (int i = 1; i <= articles; i++) {
        buffer_append_format(&lines, "{\"id\": %d, \"title\": \"Report %d\", \"text\": \"", i, i);
        if (i == 7) buffer_append_format(&lines, "Version %d. ", version);
        for (int s = 0; s < SENTENCES; s++) {
            for (int w = 0; w < 8; w++) {
                dice = dice * 1664525 + 1013904223;
                buffer_append_format(&lines, "%s%u ", words[(dice >> 16) % WORDS], dice >> 28);
            }
            buffer_append_str(&lines, "was reported by the observers of the mission in the northern district. ");
        }
        buffer_append_str(&lines, "\"}\n");
    }
    scratch_add(scratch, scratch_write(scratch, "a.jsonl", buffer_view(&lines)));
    buffer_release(&lines);
}

/* Articles, of which 7 is replaced by the one behind the last, and 9, 10 and the last are removed. */
static void open_with_gaps(struct scratch *scratch, int articles) {
    char last[16];
    const char *const what[] = {"9", "10", last, NULL};
    uint64_t removed;
    scratch_open(scratch);
    write_articles(scratch, articles, 1);
    write_articles(scratch, articles, 2);
    snprintf(last, sizeof last, "%d", articles);
    assert_int_equal(lede_remove(&removed, scratch->corpus, what, NULL, NULL), LEDE_OK);
    assert_int_equal(removed, 3);
}

static void print_problem(void *context, const lede_report *report) {
    (void)context;
    print_message("%s\n", report->message);
}

static void assert_sound(struct scratch *scratch) {
    uint64_t problems;
    assert_int_equal(lede_check(&problems, scratch->corpus, print_problem, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

ARRAY_STRUCT(addresses, uint64_t);

static int compare_addresses(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Adds where QUERY is found, in ascending order: scores change with what is counted, and the order by score may. */
static void find(struct addresses *out, struct scratch *scratch, const char *query) {
    lede_search_options options;
    lede_results *results;
    lede_search_defaults(&options);
    options.limit = options.per_article = LEDE_NO_LIMIT;
    assert_int_equal(lede_search(&results, scratch->corpus, query, &options, NULL), LEDE_OK);
    size_t before = out->length;
    for (size_t i = 0; i < results->hit_count; i++)
        assert_true(array_push(out, (uint64_t)results->hits[i].article->id << 32 | results->hits[i].ordinal));
    qsort(out->items + before, out->length - before, sizeof *out->items, compare_addresses);
    lede_results_free(results);
}

static void find_all(struct addresses *out, struct scratch *scratch) {
    find(out, scratch, "harbour3 ракета1 +observers");
    find(out, scratch, "\"northern district\" version");
    find(out, scratch, "회담7");
    assert_true(out->length > 0);
}

static void assert_same(const struct addresses *a, const struct addresses *b) {
    assert_int_equal(a->length, b->length);
    assert_memory_equal(a->items, b->items, a->length * sizeof *a->items);
}

static void compact(struct scratch *scratch, bool expected) {
    bool done;
    lede_error err = {.message = ""};
    if (lede_compact(&done, scratch->corpus, &err) != LEDE_OK) fail_msg("%s", err.message);
    assert_int_equal(done, expected);
}

static void assert_fate(struct scratch *scratch, int64_t id, const char *message) {
    lede_document *document;
    lede_error err = {.message = ""};
    assert_int_equal(lede_document_read(&document, scratch->corpus, id, &err), LEDE_NO_MATCH);
    assert_string_equal(err.message, message);
}

static void searches_find_the_same(void **state) {
    (void)state;
    struct scratch scratch;
    struct addresses before = {0}, after = {0};
    lede_info full, small;
    open_with_gaps(&scratch, MANY);
    find_all(&before, &scratch);
    /* Closed, so that nothing of it is in the log. */
    lede_close(scratch.corpus);
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_WRITE, 0, NULL), LEDE_OK);
    assert_int_equal(lede_corpus_info(&full, scratch.corpus, NULL), LEDE_OK);
    compact(&scratch, true);
    assert_sound(&scratch);
    find_all(&after, &scratch);
    assert_same(&before, &after);
    assert_int_equal(lede_corpus_info(&small, scratch.corpus, NULL), LEDE_OK);
    assert_true(small.file_bytes < full.file_bytes);
    assert_true(small.text_bytes < full.text_bytes);
    assert_int_equal(small.articles, full.articles);
    assert_int_equal(small.removed, 0);
    array_release(&before);
    array_release(&after);
    scratch_close(&scratch);
}

static void numbers_are_remembered_and_never_used_again(void **state) {
    (void)state;
    struct scratch scratch;
    open_with_gaps(&scratch, 20);
    for (int i = 0; i < 2; i++) {
        compact(&scratch, true);
        assert_fate(&scratch, 7, "article 7 was replaced by 21");
        assert_fate(&scratch, 9, "article 9 was removed");
        assert_fate(&scratch, 20, "article 20 was removed");
        const char *what[] = {"21", NULL};
        uint64_t removed;
        if (i == 0) assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
    }
    assert_sound(&scratch);
    /* The last number was that of a removed article. */
    write_articles(&scratch, 20, 3);
    assert_fate(&scratch, 21, "article 21 was removed");
    assert_fate(&scratch, 26, "there is no article 26");
    assert_sound(&scratch);
    scratch_close(&scratch);
}

static void what_is_compact_is_left_alone(void **state) {
    (void)state;
    struct scratch scratch;
    open_with_gaps(&scratch, MANY);
    compact(&scratch, true);
    compact(&scratch, false);
    /* What comes later is found beside what was there, and compacted with it. */
    write_articles(&scratch, MANY + 100, 2);
    assert_sound(&scratch);
    compact(&scratch, true);
    assert_sound(&scratch);
    compact(&scratch, false);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM segment"), 1);
    assert_int_equal(scratch_number(scratch.corpus_path, "PRAGMA freelist_count"), 0);
    scratch_close(&scratch);
}

static void an_empty_corpus_can_be_compacted(void **state) {
    (void)state;
    struct scratch scratch;
    scratch_open(&scratch);
    compact(&scratch, true);
    compact(&scratch, false);
    write_articles(&scratch, 1, 1);
    const char *what[] = {"1", NULL};
    uint64_t removed;
    assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
    compact(&scratch, true);
    assert_fate(&scratch, 1, "article 1 was removed");
    assert_sound(&scratch);
    scratch_close(&scratch);
}

static void texts_share_a_dictionary(void **state) {
    (void)state;
    struct scratch scratch;
    open_with_gaps(&scratch, FEW);
    int64_t before = scratch_number(scratch.corpus_path, "SELECT sum(length(data)) FROM frame");
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM dictionary"), 0);
    compact(&scratch, true);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM dictionary"), 1);
    int64_t after =
        scratch_number(scratch.corpus_path, "SELECT sum(length(data)) FROM (SELECT data FROM frame UNION ALL "
                                            "SELECT data FROM dictionary)");
    assert_true(after < before);
    /* Without it the texts cannot be read. */
    lede_document *document;
    lede_close(scratch.corpus);
    assert_int_equal(scratch_number(scratch.corpus_path, "DELETE FROM dictionary RETURNING 1"), 1);
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_READ, 0, NULL), LEDE_OK);
    assert_int_equal(lede_document_read(&document, scratch.corpus, 1, NULL), LEDE_CORRUPT);
    scratch_close(&scratch);
}

/* An article of letters that nothing can compress much: its frames are larger than a page. */
static void add_noise(struct scratch *scratch) {
    struct buffer text = {0};
    uint32_t dice = 1;
    for (int i = 0; i < 100000; i++) {
        dice = dice * 1664525 + 1013904223;
        buffer_append_byte(&text, i % 9 == 8 ? ' ' : (char)((dice >> 24 & 0x20 ? 'a' : 'A') + (dice >> 16) % 26));
    }
    scratch_add(scratch, scratch_write(scratch, "noise.txt", buffer_view(&text)));
    buffer_release(&text);
}

/* Bytes in pages of texts that hold nothing, but for one that may be empty: 100 in each at most. */
static void assert_full_pages(const struct scratch *scratch) {
    static const char *const none[] = {
        "SELECT sum(unused) > 16384 + 100*count(*) FROM dbstat WHERE name='frame' AND pagetype='leaf'",
        "SELECT count(*) FROM dbstat WHERE name='frame' AND pagetype='overflow'",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(scratch_number(scratch->corpus_path, none[i]), 0);
}

static void texts_fill_pages(void **state) {
    (void)state;
    const char *what[] = {"60", NULL};
    struct scratch scratch;
    uint64_t removed;
    open_with_gaps(&scratch, FEW);
    add_noise(&scratch);
    compact(&scratch, true);
    assert_full_pages(&scratch);
    assert_sound(&scratch);
    /* All behind it is cut in other places then. */
    assert_int_equal(lede_remove(&removed, scratch.corpus, what, NULL, NULL), LEDE_OK);
    write_articles(&scratch, FEW, 3);
    compact(&scratch, true);
    assert_full_pages(&scratch);
    assert_sound(&scratch);
    scratch_close(&scratch);
}

static void readers_see_the_old_state_or_the_new_one(void **state) {
    (void)state;
    struct scratch scratch;
    struct addresses before = {0}, after = {0};
    lede_corpus *mine, *other;
    open_with_gaps(&scratch, FEW);
    assert_int_equal(lede_open(&other, scratch.corpus_path, LEDE_READ, 0, NULL), LEDE_OK);
    mine = scratch.corpus;
    scratch.corpus = other;
    find_all(&before, &scratch);
    scratch.corpus = mine;
    compact(&scratch, true);
    scratch.corpus = other;
    find_all(&after, &scratch);
    assert_same(&before, &after);
    lede_close(other);
    scratch.corpus = mine;
    array_release(&before);
    array_release(&after);
    scratch_close(&scratch);
}

/* ---- A kill --------------------------------------------------------------------------------------------------- */

static void copy_file(const char *to, const char *from) {
    char command[600];
    snprintf(command, sizeof command, "rm -f %s-wal %s-shm; cp %s %s", to, to, from, to);
    assert_int_equal(system(command), 0);
}

/* Compacts the file at PATH in a process that is killed after MICROSECONDS; false where it was done before. */
static bool compact_until(const char *path, useconds_t microseconds) {
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        lede_corpus *corpus;
        bool done;
        bool ok = lede_open(&corpus, path, LEDE_WRITE, 0, NULL) == LEDE_OK && !lede_compact(&done, corpus, NULL);
        _exit(ok ? 0 : 1);
    }
    if (microseconds > 0) {
        usleep(microseconds);
        kill(child, SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

static useconds_t microseconds_since(const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (useconds_t)((now.tv_sec - start->tv_sec) * 1000000 + (now.tv_nsec - start->tv_nsec) / 1000);
}

static void a_kill_loses_nothing(void **state) {
    (void)state;
    enum { KILLS = 8 };
    struct scratch scratch;
    struct addresses before = {0};
    char original[sizeof scratch.folder + 8];
    struct timespec start;
    open_with_gaps(&scratch, MANY);
    find_all(&before, &scratch);
    lede_close(scratch.corpus);
    snprintf(original, sizeof original, "%s/whole", scratch.folder);
    copy_file(original, scratch.corpus_path);
    /* How long it takes decides only when to kill. */
    clock_gettime(CLOCK_MONOTONIC, &start);
    assert_false(compact_until(scratch.corpus_path, 0));
    useconds_t whole = microseconds_since(&start);
    int killed = 0;
    for (useconds_t i = 1; i <= KILLS; i++) {
        struct addresses after = {0};
        copy_file(scratch.corpus_path, original);
        killed += compact_until(scratch.corpus_path, whole / KILLS * i);
        assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_WRITE, 0, NULL), LEDE_OK);
        assert_sound(&scratch);
        find_all(&after, &scratch);
        assert_same(&before, &after);
        array_release(&after);
        if (i < KILLS) lede_close(scratch.corpus);
    }
    assert_true(killed > 0);
    array_release(&before);
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(searches_find_the_same),
        cmocka_unit_test(numbers_are_remembered_and_never_used_again),
        cmocka_unit_test(what_is_compact_is_left_alone),
        cmocka_unit_test(an_empty_corpus_can_be_compacted),
        cmocka_unit_test(texts_share_a_dictionary),
        cmocka_unit_test(texts_fill_pages),
        cmocka_unit_test(readers_see_the_old_state_or_the_new_one),
        cmocka_unit_test(a_kill_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
