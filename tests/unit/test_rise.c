/* SPDX-License-Identifier: MIT */
/* How often a form stands in a corpus is told right, whether the vocabulary says it or notes beside it. */
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Articles of one passage that are added one by one; with number 128 the notes are folded, and one is left. */
enum { ARTICLES = 130, FOLDED = 128 };

static void add_article(struct scratch *scratch, int number) {
    char name[32], text[64];
    snprintf(name, sizeof name, "%d.txt", number);
    snprintf(text, sizeof text, "Day %d: the walrus met a walrus%s.\n", number, number % 2 ? " and a seal" : "");
    scratch_add(scratch, scratch_write(scratch, name, view_str(text)));
}

static bool take_frequency(void *context, const lede_term *term) {
    *(uint64_t *)context = term->passages;
    return true;
}

/* In how many passages CORPUS says that FORM is. */
static uint64_t passages_with(lede_corpus *corpus, const char *form) {
    uint64_t found = 0;
    lede_term_options options = {.limit = 1, .each = take_frequency, .context = &found};
    assert_int_equal(lede_terms(corpus, form, &options, NULL), LEDE_OK);
    return found;
}

static void assert_sound(const struct scratch *scratch) {
    uint64_t problems;
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

static void frequencies_are_told_before_and_after_they_are_folded(void **state) {
    (void)state;
    struct scratch scratch;
    lede_corpus *reader;
    scratch_open(&scratch);
    assert_int_equal(lede_open(&reader, scratch.corpus_path, LEDE_READ, 1000, NULL), LEDE_OK);
    for (int i = 1; i <= ARTICLES; i++) {
        add_article(&scratch, i);
        assert_int_equal(passages_with(scratch.corpus, "walrus"), i);
        assert_int_equal(passages_with(reader, "walrus"), i);
        assert_int_equal(passages_with(reader, "seal"), (i + 1) / 2);
        if (i == FOLDED - 1)
            assert_in_range(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise"), 1, FOLDED);
        if (i == FOLDED) assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise"), 0);
    }
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT frequency FROM term WHERE form='walrus'"), FOLDED);
    assert_sound(&scratch);
    lede_close(reader);
    scratch_close(&scratch);
}

static void compacting_and_reindexing_leave_no_notes(void **state) {
    (void)state;
    struct scratch scratch;
    bool done;
    uint64_t damaged;
    scratch_open(&scratch);
    for (int i = 1; i <= 3; i++) add_article(&scratch, i);
    assert_true(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise") > 0);
    assert_int_equal(lede_compact(&done, scratch.corpus, NULL), LEDE_OK);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise"), 0);
    assert_int_equal(passages_with(scratch.corpus, "walrus"), 3);
    assert_int_equal(passages_with(scratch.corpus, "seal"), 2);
    add_article(&scratch, 4);
    assert_true(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise") > 0);
    assert_int_equal(lede_reindex(&damaged, scratch.corpus, false, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM rise"), 0);
    assert_int_equal(passages_with(scratch.corpus, "walrus"), 4);
    assert_sound(&scratch);
    scratch_close(&scratch);
}

/* Varints that do not end, a form twice, a number that is too large. */
static void damaged_notes_are_refused(void **state) {
    (void)state;
    static const char *const notes[] = {
        "UPDATE rise SET data=x'80'",
        "UPDATE rise SET data=x'01010001'",
        "UPDATE rise SET data=x'01'",
        "UPDATE rise SET data=x'FFFFFFFF0F01FFFFFFFF0F01'",
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct scratch scratch;
        lede_error err;
        uint64_t found = 0;
        lede_term_options options = {.limit = 1, .each = take_frequency, .context = &found};
        scratch_open(&scratch);
        add_article(&scratch, 1);
        add_article(&scratch, 2);
        scratch_execute(scratch.corpus_path, notes[i]);
        assert_int_equal(lede_terms(scratch.corpus, "walrus", &options, &err), LEDE_CORRUPT);
        assert_non_null(strstr(err.message, "a note of frequencies cannot be read"));
        scratch_close(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frequencies_are_told_before_and_after_they_are_folded),
        cmocka_unit_test(compacting_and_reindexing_leave_no_notes),
        cmocka_unit_test(damaged_notes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
