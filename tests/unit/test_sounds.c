/* SPDX-License-Identifier: MIT */
/* Forms that sound alike share rows, in whatever transactions they came. */
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void add_text(struct scratch *scratch, const char *name, struct view text) {
    assert_int_equal(scratch_add(scratch, scratch_write(scratch, name, text)).added, 1);
}

/* Adds an article with 25 forms of the skeleton PTN: FIRST, SECOND and n with all vowels. */
static void add_article(struct scratch *scratch, char first, char second) {
    static const char vowels[] = "aeiou";
    struct buffer text = {0};
    char name[16];
    for (const char *a = vowels; *a; a++)
        for (const char *b = vowels; *b; b++) buffer_append_format(&text, "%c%c%c%cn\n", first, *a, second, *b);
    snprintf(name, sizeof name, "%c%c.txt", first, second);
    add_text(scratch, name, buffer_view(&text));
    buffer_release(&text);
}

static lede_status count_matches(uint64_t *out, const struct scratch *scratch, const char *query) {
    lede_search_options options;
    lede_results *results;
    lede_search_defaults(&options);
    lede_status status = lede_search(&results, scratch->corpus, query, &options, NULL);
    if (status != LEDE_OK) return status;
    *out = results->total;
    lede_results_free(results);
    return LEDE_OK;
}

static uint64_t matches(const struct scratch *scratch, const char *query) {
    uint64_t found = 0;
    assert_int_equal(count_matches(&found, scratch, query), LEDE_OK);
    return found;
}

static void assert_sound(const struct scratch *scratch) {
    uint64_t problems;
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

static void a_full_row_is_followed_by_another(void **state) {
    (void)state;
    static const char rows[] = "SELECT count(*) FROM sound WHERE key='lPTN'";
    struct scratch scratch;
    scratch_open(&scratch);
    add_article(&scratch, 'p', 't');
    assert_int_equal(scratch_number(scratch.corpus_path, rows), 1);
    assert_int_equal(matches(&scratch, "Потин"), 1);
    for (const char *first = "bvf"; *first; first++)
        for (const char *second = "td"; *second; second++) add_article(&scratch, *first, *second);
    add_article(&scratch, 'p', 'd');
    /* 200 forms, 7 bytes each: a distance and a length of a byte, five sounds. */
    assert_int_equal(scratch_number(scratch.corpus_path, rows), 2);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT sum(length(forms)) FROM sound WHERE key='lPTN'"),
                     1400);
    assert_in_range(scratch_number(scratch.corpus_path, "SELECT max(length(forms)) FROM sound"), 1000, 1024);
    /* "potin" and "podin", "bodin" and so on: the scripts mix these consonants up. Those added last are in the second
       row. */
    assert_int_equal(matches(&scratch, "Потин"), 8);
    assert_sound(&scratch);
    scratch_close(&scratch);
}

static void reindexing_makes_the_same_rows(void **state) {
    (void)state;
    struct scratch scratch;
    uint64_t damaged;
    scratch_open(&scratch);
    add_article(&scratch, 'p', 't');
    add_article(&scratch, 'b', 'd');
    assert_int_equal(lede_reindex(&damaged, scratch.corpus, false, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(matches(&scratch, "Потин"), 2);
    assert_sound(&scratch);
    scratch_close(&scratch);
}

static void damage_is_told(void **state) {
    (void)state;
    static const char *const damages[] = {"x'0005'", "x'80'", "x'00'", "x'0080'"};
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct scratch scratch;
        char sql[64];
        uint64_t found;
        scratch_open(&scratch);
        add_article(&scratch, 'p', 't');
        snprintf(sql, sizeof sql, "UPDATE sound SET forms=%s", damages[i]);
        scratch_execute(scratch.corpus_path, sql);
        assert_int_equal(count_matches(&found, &scratch, "Потин"), LEDE_CORRUPT);
        scratch_close(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_row_is_followed_by_another),
        cmocka_unit_test(reindexing_makes_the_same_rows),
        cmocka_unit_test(damage_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
