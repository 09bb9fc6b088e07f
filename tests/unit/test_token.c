/* SPDX-License-Identifier: MIT */
/* Which tokens a text gives. */
#include "analyse/token.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* Tokens as "form@position" separated by spaces; compounds have "+" in front. */
static void write_tokens(struct buffer *out, const struct tokens *tokens) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        const struct token *token = &tokens->list.items[i];
        struct view form = token_form(tokens, token);
        buffer_append_format(out, "%s%s%.*s@%u", i ? " " : "", token->parts > 1 ? "+" : "", (int)form.length, form.data,
                             token->position);
    }
}

static void assert_tokens(const char *text, const char *expected) {
    struct tokens tokens = {0};
    struct buffer written = {0};
    assert_true(tokens_of(&tokens, view_str(text)));
    write_tokens(&written, &tokens);
    assert_string_equal(buffer_str(&written), expected);
    buffer_release(&written);
    tokens_release(&tokens);
}

static void words_are_folded_and_numbered(void **state) {
    (void)state;
    assert_tokens("", "");
    assert_tokens("  — … !", "");
    assert_tokens("The Korean Central", "the@0 korean@1 central@2");
    assert_tokens("Путин и Ёлка", "путин@0 и@1 елка@2");
    assert_tokens("북한의 핵협상은", "북한의@0 핵협상은@1");
    assert_tokens("北京に", "北@0 京@1 に@2");
    assert_tokens("@name #tag", "name@0 tag@1");
    assert_tokens("ann@example.com", "ann@0 example@1 com@2");
}

static void apostrophes_stay_inside_words(void **state) {
    (void)state;
    assert_tokens("Russia’s 'own' O'Brien", "russia's@0 own@1 o'brien@2");
    assert_tokens("countries’ governments", "countries@0 governments@1");
}

static void numbers_lose_thousands_commas_and_keep_their_point(void **state) {
    (void)state;
    assert_tokens("1,000 and 74.30, 2.5%", "1000@0 and@1 74.30@2 2.5@3");
    assert_tokens("1,2 and 1,0000", "1@0 2@1 and@2 1@3 0000@4");
    assert_tokens("1,234,567.", "1234567@0");
    assert_tokens("12\u00A0345\u202F678 1 000 в 2014\u00A0г", "12345678@0 1@1 000@2 в@3 2014@4 г@5");
    assert_tokens("31.12.2024", "31@0 +31.12.2024@0 12@1 2024@2");
    assert_tokens("2025년에", "2025@0 년에@1");
    assert_tokens("the 1990s", "the@0 1990s@1");
}

static void acronyms_are_one_word(void **state) {
    (void)state;
    assert_tokens("U.S. and U.N", "us@0 and@1 un@2");
    assert_tokens("в т.е. виде", "в@0 те@1 виде@2");
    assert_tokens("V. Putin", "v@0 putin@1");
    assert_tokens("Plan B. A man", "plan@0 b@1 a@2 man@3");
    assert_tokens("U.S.-led", "us@0 +us-led@0 led@1");
}

static void compounds_are_given_whole_and_in_parts(void **state) {
    (void)state;
    assert_tokens("state-of-the-art tool", "state@0 +state-of-the-art@0 of@1 the@2 art@3 tool@4");
    assert_tokens("COVID-19 Su‑57 AT&T", "covid@0 +covid-19@0 19@1 su@2 +su-57@2 57@3 at@4 +at&t@4 t@5");
    assert_tokens("a-b-c-d-e-f-g", "a@0 b@1 c@2 d@3 e@4 f@5 g@6");
    assert_tokens("Moscow--Pyongyang - x", "moscow@0 pyongyang@1 x@2");
    assert_tokens("F–16 1941–1945 x – y a–\nb", "f@0 +f-16@0 16@1 1941@2 +1941-1945@2 1945@3 x@4 y@5 a@6 b@7");
    assert_tokens("김정은·푸틴", "김정은@0 푸틴@1");
}

static void a_hyphen_at_a_line_end_joins(void **state) {
    (void)state;
    assert_tokens("about-\nface", "about@0 +about-face@0 face@1");
    assert_tokens("about- \n face toward", "about@0 +about-face@0 face@1 toward@2");
    assert_tokens("about-\n\nface", "about@0 face@1");
    assert_tokens("infor\xC2\xAD\nmation", "infor@0 +infor-mation@0 mation@1");
    assert_tokens("pages 10-\n12", "pages@0 10@1 12@2");
}

static void ignored_characters_leave_no_trace(void **state) {
    (void)state;
    assert_tokens("co\xC2\xADoperate zero\xE2\x80\x8Bwidth", "cooperate@0 zerowidth@1");
    /* NFD: the syllable 한 as three jamo, e with a combining acute. */
    assert_tokens("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB cafe\xCC\x81", "한@0 café@1");
    assert_tokens("ﬁne ＡＢＣ", "fine@0 abc@1");
}

static void ranges_are_those_of_the_source(void **state) {
    (void)state;
    const char *text = "the “U.S.” about-\nface";
    struct tokens tokens = {0};
    assert_true(tokens_of(&tokens, view_str(text)));
    assert_int_equal(tokens.list.length, 5);
    const struct token *us = &tokens.list.items[1], *whole = &tokens.list.items[3], *face = &tokens.list.items[4];
    assert_int_equal(us->start, 7);
    assert_int_equal(us->end, 11);
    assert_int_equal(whole->start, 15);
    assert_int_equal(whole->end, 26);
    assert_int_equal(face->start, 22);
    assert_int_equal(face->end, 26);
    tokens_release(&tokens);
}

static void an_endless_word_is_cut(void **state) {
    (void)state;
    enum { LENGTH = 100000 };
    char *text = mem_alloc(LENGTH);
    struct tokens tokens = {0};
    assert_non_null(text);
    memset(text, 'x', LENGTH);
    assert_true(tokens_of(&tokens, view_of(text, LENGTH)));
    assert_int_equal(tokens.list.length, 1);
    assert_int_equal(tokens.list.items[0].form_length, TOKEN_FORM_MAX);
    assert_int_equal(tokens.list.items[0].end, LENGTH);
    /* A chain of parts without end is no compound. */
    tokens_clear(&tokens);
    for (int i = 1; i < LENGTH; i += 2) text[i] = '-';
    assert_true(tokens_of(&tokens, view_of(text, LENGTH)));
    assert_int_equal(tokens.list.length, LENGTH / 2);
    tokens_release(&tokens);
    mem_free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded_and_numbered),
        cmocka_unit_test(apostrophes_stay_inside_words),
        cmocka_unit_test(numbers_lose_thousands_commas_and_keep_their_point),
        cmocka_unit_test(acronyms_are_one_word),
        cmocka_unit_test(compounds_are_given_whole_and_in_parts),
        cmocka_unit_test(a_hyphen_at_a_line_end_joins),
        cmocka_unit_test(ignored_characters_leave_no_trace),
        cmocka_unit_test(ranges_are_those_of_the_source),
        cmocka_unit_test(an_endless_word_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
