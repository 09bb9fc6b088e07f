/* SPDX-License-Identifier: MIT */
/* Front matter: where a block ends, what its lines say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read/frontmatter.h"

static void finds_a_block_only_where_there_is_one(void **state) {
    /* SIZE is where the text behind the block begins. */
    static const struct {
        const char *text;
        size_t size;
    } cases[] = {
        {"---\ntitle: x\n---\nbody", 17},
        {"---\r\ntitle: x\r\n---\r\nbody", 20},
        {"\xEF\xBB\xBF---\ntitle: x\n---\n", 20},
        {"---  \na: b\n...\nbody", 15},
        {"---\n---\nbody", 8},
        {"---\na: b\n---", 12},
        {"---\n# note\n\ntags:\n  - one\n- two\n---\nbody", 36},
        {"", 0},
        {"---", 0},
        {"---\ntitle: x\nbody", 0},
        {"---\nA sentence between two rules.\n---\nbody", 0},
        {"---\nsee http://example.org\n---\n", 0},
        {" ---\na: b\n---\n", 0},
        {"----\na: b\n---\n", 0},
        {"...\na: b\n---\n", 0},
        {"title: x\n---\n", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = front_matter_size(view_str(cases[i].text));
        if (size != cases[i].size) fail_msg("case %zu: %zu instead of %zu bytes", i, size, cases[i].size);
    }
}

/* The last warning that was reported. */
static struct {
    int count;
    uint64_t line;
    char message[256], subject[64];
} warned;

static void note_warning(void *context, const lede_report *report) {
    (void)context;
    assert_int_equal(report->severity, LEDE_WARNING);
    warned.count++;
    warned.line = report->line;
    snprintf(warned.message, sizeof warned.message, "%s", report->message);
    snprintf(warned.subject, sizeof warned.subject, "%s", report->subject);
}

static void read_block(struct article *article, const char *block) {
    static const struct read_options options = {0};
    static const struct read_events events = {.report = note_warning};
    struct read_counts counts = {0};
    struct reading reading = {.options = &options, .events = &events, .counts = &counts};
    warned.count = 0;
    assert_true(front_matter_read(article, view_str(block), &reading, "x.md"));
    assert_int_equal(counts.failed, 0);
}

static void reads_values_as_they_are_written(void **state) {
    static const struct {
        const char *block, *title; /* NULL: none */
    } cases[] = {
        {"title: plain words\n", "plain words"},
        {"title:plain\n", "plain"},
        {"Title : spaced \t\r\n", "spaced"},
        {"title: a: b # c\n", "a: b # c"},
        {"title: \"quoted: \\\"x\\\" \\\\ \\n\"\n", "quoted: \"x\" \\ \\n"},
        {"title: 'it''s'\n", "it's"},
        {"title: 'open\n", "'open"},
        {"title: \"a\" and \"b\"\n", "a\" and \"b"},
        {"title: \"\n", "\""},
        {"title: \"\"\n", NULL},
        {"title:\n", NULL},
        {"title: >-\n  folded\n", NULL},
        {"title: |\n  kept\n", NULL},
        {"title: > 5%\n", "> 5%"},
        {"subtitle: x\n", NULL},
        {"  title: nested\n", NULL},
        {"- title: listed\n", NULL},
        {"# title: comment\n", NULL},
        {"no colon\ntitle: x", "x"},
        {"title: first\ntitle: second\n", "second"},
        {"---\ntitle: fenced\n---\n", "fenced"},
        {"\xEF\xBB\xBFtitle: marked\n", "marked"},
        {"title: bell\x07 rings\n", "bell rings"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct article article = {0};
        read_block(&article, cases[i].block);
        const char *title = article.fields[FIELD_TITLE];
        if (!title != !cases[i].title || (title && strcmp(title, cases[i].title) != 0))
            fail_msg("case %zu: '%s' instead of '%s'", i, title ? title : "none", cases[i].title);
        article_release(&article);
    }
}

static void reads_every_field(void **state) {
    struct article article = {0};
    (void)state;
    read_block(&article,
               "title: T\ndate: 2024-05-31T10:00\nauthor: A\nsource: S\nlang: ru\nurl: http://u/\nrights: R\n");
    assert_string_equal(article.fields[FIELD_TITLE], "T");
    assert_string_equal(article.fields[FIELD_DATE], "2024-05-31");
    assert_string_equal(article.fields[FIELD_AUTHOR], "A");
    assert_string_equal(article.fields[FIELD_SOURCE], "S");
    assert_string_equal(article.fields[FIELD_LANGUAGE], "ru");
    assert_string_equal(article.fields[FIELD_URL], "http://u/");
    assert_string_equal(article.fields[FIELD_RIGHTS], "R");
    assert_int_equal(warned.count, 0);
    article_release(&article);
}

static void warns_of_an_impossible_date_with_its_line(void **state) {
    struct article article = {0};
    (void)state;
    read_block(&article, "---\ntitle: T\ndate: 2024-\x1B[13\n---\n");
    assert_null(article.fields[FIELD_DATE]);
    assert_int_equal(warned.count, 1);
    assert_int_equal(warned.line, 3);
    assert_string_equal(warned.subject, "x.md");
    assert_string_equal(warned.message, "'2024- [13' is no date such as 2024-05-31: left out");
    article_release(&article);
}

static void cuts_a_long_value_in_a_warning_between_characters(void **state) {
    struct article article = {0};
    (void)state;
    /* x and twenty letters of two bytes: the most that is shown, 40 bytes, ends inside the twentieth letter */
    read_block(&article, "date: xдддддддддддддддддддд\n");
    assert_string_equal(warned.message, "'xддддддддддддддддддд...' is no date such as 2024-05-31: left out");
    article_release(&article);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_block_only_where_there_is_one),
        cmocka_unit_test(reads_values_as_they_are_written),
        cmocka_unit_test(reads_every_field),
        cmocka_unit_test(warns_of_an_impossible_date_with_its_line),
        cmocka_unit_test(cuts_a_long_value_in_a_warning_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
