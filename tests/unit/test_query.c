/* SPDX-License-Identifier: MIT */
/* How query strings are understood. */
#include "query/query.h"

#include "base/buffer.h"
#include "query/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void write_clauses(struct buffer *out, const struct query_node *group);

/* A leaf as its text, a phrase in "[]", NEAR as its parts with the distance, a field with its name. */
static void write_leaf(struct buffer *out, const struct query_node *node) {
    if (node->field) buffer_append_format(out, "%s:", query_field_name(node->field));
    if (node->kind == QUERY_NEAR) {
        write_leaf(out, node->first);
        buffer_append_format(out, "~%u~", node->distance);
        write_leaf(out, node->first->next);
        return;
    }
    buffer_append_format(out, node->kind == QUERY_PHRASE ? "[%.*s]" : "%.*s", (int)node->text.length, node->text.data);
}

/* Clauses as "?word", "+word", "-word", groups in "()", separated by "|". */
static void write_clauses(struct buffer *out, const struct query_node *group) {
    static const char signs[] = {[QUERY_SHOULD] = '?', [QUERY_MUST] = '+', [QUERY_NOT] = '-'};
    for (const struct query_node *node = group->first; node; node = node->next) {
        if (node != group->first) buffer_append_byte(out, '|');
        buffer_append_byte(out, signs[node->occur]);
        if (node->kind != QUERY_GROUP) {
            write_leaf(out, node);
            continue;
        }
        buffer_append_byte(out, '(');
        write_clauses(out, node);
        buffer_append_byte(out, ')');
    }
}

static void assert_query(const char *text, unsigned flags, const char *expected) {
    struct query query = {0};
    struct buffer written = {0};
    assert_int_equal(query_parse(&query, view_str(text), flags, NULL), LEDE_OK);
    write_clauses(&written, query.root);
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
    assert_query("C++ (really) NEAR/ title: *", 0, "?C++|?really|?NEAR/|?title:|?*");
    assert_query(":-) (: f(x) a) b)", 0, "?:-)|?(:|?f(x)|?a)|?b)");
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

/* Who looks for the partner of each through all that follows does not come to an end before the test's time is up. */
static void marks_without_partners_are_read_in_one_go(void **state) {
    static const char *const marks[] = {"«",  "“",  "„",   "\"« ",  "+«",   "(", ")",
                                        ")x", "x)", "(a ", "a OR ", "NOT ", "x("};
    enum { count = 200000 };
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct buffer text = {0};
        struct query query = {0};
        for (int k = 0; k < count; k++) buffer_append_str(&text, marks[i]);
        assert_int_equal(query_parse(&query, buffer_view(&text), 0, NULL), LEDE_OK);
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

static void capitals_between_operands_are_operators(void **state) {
    (void)state;
    assert_query("a AND b", 0, "+a|+b");
    assert_query("a OR b", 0, "?a|?b");
    assert_query("a NOT b", 0, "?a|-b");
    assert_query("NOT a b", 0, "-a|?b");
    assert_query("a AND NOT b", 0, "+a|-b");
    assert_query("a OR NOT b", 0, "?a|?(-b)");
    assert_query("a AND b AND NOT c", 0, "+a|+b|-c");
    assert_query("a AND b OR c AND d", 0, "?(+a|+b)|?(+c|+d)");
    assert_query("a AND (b OR c)", 0, "+a|+(?b|?c)");
    assert_query("a OR (b OR (c OR d))", 0, "?a|?b|?c|?d");
    assert_query("a AND (b AND (c AND NOT d))", 0, "+a|+b|+c|-d");
    assert_query("NOT (a OR b) c", 0, "-a|-b|?c");
    assert_query("NOT (a AND b) c", 0, "-(+a|+b)|?c");
    assert_query("c NOT NOT a", 0, "?c|?a");
    assert_query("-(-a) b", 0, "-(-a)|?b");
    assert_query("((a))", 0, "?a");
    assert_query("(a b) c", 0, "?a|?b|?c");
    assert_query("+(a b) c", 0, "+(?a|?b)|?c");
    assert_query("() a AND ()", 0, "+a");
}

static void words_side_by_side_belong_together(void **state) {
    (void)state;
    assert_query("a b AND c d", 0, "+(?a|?b)|+(?c|?d)");
    assert_query("North Korea OR DPRK", 0, "?North|?Korea|?DPRK");
    assert_query("a b OR c", QUERY_ALL, "?(+a|+b)|?c");
    assert_query("+a b OR c", 0, "?(+a|?b)|?c");
}

static void operators_without_operands_are_words(void **state) {
    (void)state;
    assert_query("AND", 0, "?AND");
    assert_query("a AND", 0, "?a|?AND");
    assert_query("OR b", 0, "?OR|?b");
    assert_query("a AND AND b", 0, "+(?a|?AND)|+b");
    assert_query("NOT", 0, "?NOT");
    assert_query("a NOT", 0, "?a|?NOT");
    assert_query("(a AND) b", 0, "?a|?AND|?b");
    assert_query("a and b or not c", 0, "?a|?and|?b|?or|?not|?c");
    assert_query("+AND a -OR", 0, "+AND|?a|-OR");
    assert_query("TO BE OR NOT TO BE", 0, "?TO|?BE|?OR|?NOT|?TO|?BE");
    assert_query("KIM AND PUTIN OR XI", 0, "?(+KIM|+PUTIN)|?XI");
    assert_query("김정은 AND 푸틴 AND 2024 AND 5", 0, "+김정은|+푸틴|+2024|+5");
}

static void near_joins_words_and_phrases(void **state) {
    (void)state;
    assert_query("a NEAR/5 b", 0, "?a~5~b");
    assert_query("+\"a b\" NEAR/12 c d", 0, "+[a b]~12~c|?d");
    assert_query("a NEAR/3 b NEAR/4 c", 0, "+a~3~b|+b~4~c");
    assert_query("a NEAR/99999 b", 0, "?a~1000~b");
    assert_query("a NEAR b", 0, "?a|?NEAR|?b");
    assert_query("NEAR/5 b", 0, "?NEAR/5|?b");
    assert_query("a NEAR/5 (b)", 0, "?a|?NEAR/5|?b");
    assert_query("a NEAR/5 NOT b", 0, "?a|?NEAR/5|-b");
}

static void fields_say_where(void **state) {
    (void)state;
    assert_query("source:tass", 0, "+source:tass");
    assert_query("Putin source:tass", 0, "+source:tass|+Putin");
    assert_query("Putin Xi source:\"The Times\" -lang:ko", 0, "-lang:ko|+source:The Times|+(?Putin|?Xi)");
    assert_query("source:tass source:kcna Putin", 0, "+(?source:tass|?source:kcna)|+Putin");
    assert_query("(source:tass OR author:Ann) Putin", 0, "+(?source:tass|?author:Ann)|+Putin");
    assert_query("Putin OR source:tass", 0, "?Putin|?source:tass");
    assert_query("title:Putin Xi", 0, "+title:Putin|+Xi");
    assert_query("(Putin OR source:tass) AND Xi", 0, "+(?Putin|?source:tass)|+Xi");
    assert_query("title:(Putin OR Kim) Xi", 0, "+(?title:Putin|?title:Kim)|+Xi");
    assert_query("title:\"fake news\"", 0, "+title:[fake news]");
    assert_query("date:2024-03..2024-05 date:3w +Putin", 0, "+Putin|+(?date:2024-03..2024-05|?date:3w)");
    assert_query("title: Putin", 0, "?title:|?Putin");
    assert_query("Title:Putin mytitle:x 12:30 http://a.b", 0, "?Title:Putin|?mytitle:x|?12:30|?http://a.b");
    assert_query("url:kremlin.ru/news", 0, "+url:kremlin.ru/news");
    assert_query("source:AND title:NOT x", 0, "+title:NOT|+source:AND|+x");
}

static void assert_wrong(const char *text, size_t offset) {
    struct query query = {0};
    lede_error err = {.message = ""};
    if (query_parse(&query, view_str(text), 0, &err) != LEDE_BAD_USAGE) fail_msg("'%s' is no error", text);
    if (err.offset != offset) fail_msg("'%s': byte %zu, not %zu: %s", text, err.offset, offset, err.message);
    query_release(&query);
}

static void what_is_wrong_has_a_place(void **state) {
    (void)state;
    assert_wrong("a date:banana", 7);
    assert_wrong("date:2024-13", 5);
    assert_wrong("lang:english", 5);
    assert_wrong("lang:\"e n\"", 5);
    assert_wrong("a NEAR/ b", 7);
    assert_wrong("a NEAR/five b", 7);
    assert_wrong("a NEAR/0 b", 7);
    assert_wrong("(a AND b", 0);
    assert_wrong("a AND b)", 7);
    assert_wrong("a (b source:tass", 2);
    assert_wrong("NOT a", 0);
    assert_wrong("-source:tass", 0);
    assert_wrong("김정은 AND (푸틴", 14);
}

static void what_was_pasted_is_text(void **state) {
    struct buffer text = {0}, deep = {0};
    struct query query = {0};
    (void)state;
    for (int i = 0; i <= QUERY_OPERATORS_MAX; i++) buffer_append_str(&text, "a AND ");
    buffer_append_str(&text, "b");
    assert_int_equal(query_parse(&query, buffer_view(&text), 0, NULL), LEDE_OK);
    assert_int_equal(query.root->first->occur, QUERY_SHOULD);
    query_release(&query);
    for (int i = 0; i <= QUERY_DEPTH_MAX; i++) buffer_append_byte(&deep, '(');
    buffer_append_str(&deep, "a AND b");
    for (int i = 0; i <= QUERY_DEPTH_MAX; i++) buffer_append_byte(&deep, ')');
    assert_int_equal(query_parse(&query, buffer_view(&deep), 0, NULL), LEDE_OK);
    assert_int_equal(query.root->first->occur, QUERY_SHOULD);
    query_release(&query);
    buffer_release(&text);
    buffer_release(&deep);
}

static void signs_at_words_are_patterns(void **state) {
    static const struct {
        const char *text;
        size_t start, end;
        enum query_pattern expected;
    } cases[] = {
        {"kor*", 0, 3, QUERY_PREFIX},
        {"=korea", 1, 6, QUERY_EXACT},
        {"korea~", 0, 5, QUERY_FUZZY},
        {"north kor*", 6, 9, QUERY_PREFIX},
        {"north =korea now", 7, 12, QUERY_EXACT},
        {"5*3", 0, 1, QUERY_FORMS},
        {"a=b", 2, 3, QUERY_FORMS},
        {"**bold**", 2, 6, QUERY_FORMS},
        {"*bold*", 1, 5, QUERY_FORMS},
        {"북한*", 0, 6, QUERY_PREFIX},
        {"a*,", 0, 1, QUERY_FORMS},
        {"x", 0, 1, QUERY_FORMS},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum query_pattern got = query_pattern_of(view_str(cases[i].text), cases[i].start, cases[i].end);
        if (got != cases[i].expected) fail_msg("'%s': %d, not %d", cases[i].text, got, cases[i].expected);
        if (got && !query_has_pattern(view_str(cases[i].text))) fail_msg("'%s' has no pattern", cases[i].text);
    }
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
        cmocka_unit_test(capitals_between_operands_are_operators),
        cmocka_unit_test(words_side_by_side_belong_together),
        cmocka_unit_test(operators_without_operands_are_words),
        cmocka_unit_test(near_joins_words_and_phrases),
        cmocka_unit_test(fields_say_where),
        cmocka_unit_test(what_is_wrong_has_a_place),
        cmocka_unit_test(what_was_pasted_is_text),
        cmocka_unit_test(signs_at_words_are_patterns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
