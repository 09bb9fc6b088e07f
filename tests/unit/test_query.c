/* SPDX-License-Identifier: MIT */
/* How query strings are understood. */
#include "query/query.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

/* Clauses as "?word", "+word", "-word", a phrase in "[]", separated by "|". */
static void write_query(struct buffer *out, const struct query *query) {
    static const char signs[] = {[QUERY_SHOULD] = '?', [QUERY_MUST] = '+', [QUERY_NOT] = '-'};
    for (const struct query_node *node = query->root->first; node; node = node->next) {
        if (out->length > 0) buffer_append_byte(out, '|');
        buffer_append_format(out, node->kind == QUERY_PHRASE ? "%c[%.*s]" : "%c%.*s", signs[node->occur],
                             (int)node->text.length, node->text.data);
    }
}

static void assert_query(const char *text, unsigned flags, const char *expected) {
    struct query query = {0};
    struct buffer written = {0};
    assert_int_equal(query_parse(&query, view_str(text), flags, NULL), LEDE_OK);
    write_query(&written, &query);
    assert_string_equal(buffer_str(&written), expected);
    buffer_release(&written);
    query_release(&query);
}

static void words_phrases_and_signs(void **state) {
    (void)state;
    assert_query("fake news", 0, "?fake|?news");
    assert_query("  fake \t news\n", 0, "?fake|?news");
    assert_query("\"fake news\" TASS", 0, "?[fake news]|?TASS");
    assert_query("+Putin -Xi Kim", 0, "+Putin|-Xi|?Kim");
    assert_query("+\"fake news\" -\"real news\"", 0, "+[fake news]|-[real news]");
    assert_query("+Putin\u3000-Xi", 0, "+Putin|-Xi");
    assert_query("Kim\"Jong Un\"", 0, "?Kim|?[Jong Un]");
    assert_query("“fake news” «фейковые новости» „так“", 0, "?[fake news]|?[фейковые новости]|?[так]");
}

static void ordinary_text_is_no_error(void **state) {
    (void)state;
    assert_query("", 0, "");
    assert_query("\"unbalanced", 0, "?\"unbalanced");
    assert_query("state-of-the-art U.S. 2.5% AT&T", 0, "?state-of-the-art|?U.S.|?2.5%|?AT&T");
    assert_query("Moscow - Pyongyang", 0, "?Moscow|?-|?Pyongyang");
    assert_query("a+b c-d ++x --y", 0, "?a+b|?c-d|?++x|?--y");
    assert_query("C++ (really) NEAR/ title: *", 0, "?C++|?(really)|?NEAR/|?title:|?*");
    assert_query("it’s 5' 10\"", 0, "?it’s|?5'|?10\"");
    assert_query("\"\"", 0, "?[]");
}

static void plain_text_has_no_operators(void **state) {
    (void)state;
    assert_query("+Putin -Xi \"fake news\"", QUERY_PLAIN, "?+Putin|?-Xi|?\"fake|?news\"");
}

static void all_makes_words_required(void **state) {
    (void)state;
    assert_query("Putin -Xi \"fake news\"", QUERY_ALL, "+Putin|-Xi|+[fake news]");
}

static void nothing_but_exclusions_is_an_error(void **state) {
    (void)state;
    struct query query = {0};
    lede_error err;
    assert_int_equal(query_parse(&query, view_str("  -Putin -Xi"), 0, &err), LEDE_BAD_USAGE);
    assert_int_equal(err.offset, 2);
    query_release(&query);
}

static void marks_without_partners_are_read_in_one_go(void **state) {
    static const char *const marks[] = {"«", "“", "„", "\"« ", "+«"};
    enum { count = 100000 };
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct buffer text = {0};
        struct query query = {0};
        for (int k = 0; k < count; k++) buffer_append_str(&text, marks[i]);
        clock_t start = clock();
        assert_int_equal(query_parse(&query, buffer_view(&text), 0, NULL), LEDE_OK);
        assert_true(clock() - start < CLOCKS_PER_SEC);
        query_release(&query);
        buffer_release(&text);
    }
}

static void a_mark_that_is_closed_late_is_a_phrase(void **state) {
    (void)state;
    assert_query("« «a» « \"b « c\" »", 0, "?[ «a]|?[ \"b « c\" ]");
    assert_query("«a “b „c“ d”", 0, "?«a|?[b „c“ d]");
    assert_query("„a «b» \"c „d “e“", 0, "?[a «b» \"c „d ]|?e“");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_phrases_and_signs),
        cmocka_unit_test(ordinary_text_is_no_error),
        cmocka_unit_test(plain_text_has_no_operators),
        cmocka_unit_test(all_makes_words_required),
        cmocka_unit_test(nothing_but_exclusions_is_an_error),
        cmocka_unit_test(marks_without_partners_are_read_in_one_go),
        cmocka_unit_test(a_mark_that_is_closed_late_is_a_phrase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
