/* SPDX-License-Identifier: MIT */
#include "passage/context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Cuts the first MATCH out of TEXT and writes the parts with bars between them. */
static void assert_cut(const char *text, const char *match, size_t left, size_t right, const char *expected) {
    struct flat flat = {0};
    char got[256];
    const char *at = strstr(text, match);
    assert_non_null(at);
    assert_true(flat_make(&flat, view_str(text), NULL, NULL));
    struct context context =
        context_cut(&flat, flat.places[at - text], flat.places[at - text + (ptrdiff_t)strlen(match)], left, right);
    snprintf(got, sizeof got, "%.*s|%.*s|%.*s", (int)context.left.length, context.left.data, (int)context.match.length,
             context.match.data, (int)context.right.length, context.right.data);
    flat_release(&flat);
    if (strcmp(got, expected) != 0) fail_msg("%zu, %zu: '%s', not '%s'", left, right, got, expected);
}

static void context_is_whole_words(void **state) {
    (void)state;
    static const char text[] = "one two three FOUND four five six";
    assert_cut(text, "FOUND", 80, 80, "one two three |FOUND| four five six");
    assert_cut(text, "FOUND", 14, 19, "one two three |FOUND| four five six");
    assert_cut(text, "FOUND", 13, 18, "two three |FOUND| four five");
    assert_cut(text, "FOUND", 10, 10, "two three |FOUND| four");
    assert_cut(text, "FOUND", 9, 9, "three |FOUND|");
    assert_cut(text, "FOUND", 0, 0, "|FOUND|");
}

static void columns_count_not_bytes(void **state) {
    (void)state;
    static const char text[] = "북한의 핵 미사일 개발은 계속된다";
    assert_cut(text, "미사일", 10, 13, "북한의 핵 |미사일| 개발은");
    assert_cut(text, "미사일", 9, 12, "핵 |미사일|");
    assert_cut("Москва и КНДР", "и", 7, 6, "Москва |и| КНДР");
}

static void what_is_joined_to_the_match_stays_joined(void **state) {
    (void)state;
    assert_cut("그는 북한에서는 말했다", "북한", 80, 80, "그는 |북한|에서는 말했다");
    assert_cut("say \"found\", then", "found", 80, 80, "say \"|found|\", then");
}

static void a_word_that_is_too_wide_is_cut(void **state) {
    (void)state;
    assert_cut("abcdefghijFOUNDklmnopqrst", "FOUND", 4, 9, "ghij|FOUND|klmn");
    assert_cut("가나다라마FOUND바사아자차", "FOUND", 5, 10, "라마|FOUND|바사");
}

static void line_ends_are_spaces(void **state) {
    (void)state;
    assert_cut("one\n\n  two FOUND\nthree", "FOUND", 80, 80, "one two |FOUND| three");
}

static void keys_are_folded_words_the_nearest_first(void **state) {
    (void)state;
    struct buffer key = {0};
    assert_true(context_right_key(&key, view_str(", said Путин's Aide.")));
    assert_string_equal(buffer_str(&key), "said путин's aide ");
    buffer_clear(&key);
    assert_true(context_left_key(&key, view_str("The state-of-the-art, Новый ")));
    assert_string_equal(buffer_str(&key), "новый art the of state the ");
    buffer_release(&key);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(context_is_whole_words),
        cmocka_unit_test(columns_count_not_bytes),
        cmocka_unit_test(what_is_joined_to_the_match_stays_joined),
        cmocka_unit_test(a_word_that_is_too_wide_is_cut),
        cmocka_unit_test(line_ends_are_spaces),
        cmocka_unit_test(keys_are_folded_words_the_nearest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
