/* SPDX-License-Identifier: MIT */
/* Layouts, slips, their costs. */
#include "analyse/keyboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_retyped(const char *text, enum layout from, enum layout to, const char *expected) {
    struct buffer out = {0};
    assert_int_equal(keyboard_retype(&out, view_str(text), from, to), expected != NULL);
    assert_string_equal(buffer_str(&out), expected ? expected : "");
    buffer_release(&out);
}

/* Pairs that people type, as they are found in forums and in lists of search queries. */
static void the_same_keys_type_other_letters(void **state) {
    (void)state;
    assert_retyped("genby", LAYOUT_LATIN, LAYOUT_CYRILLIC, "путин");
    assert_retyped("Ghbdtn", LAYOUT_LATIN, LAYOUT_CYRILLIC, "привет");
    assert_retyped("[kt,", LAYOUT_LATIN, LAYOUT_CYRILLIC, "хлеб");
    assert_retyped("зкуышвуте", LAYOUT_CYRILLIC, LAYOUT_LATIN, "president");
    assert_retyped("dkssud", LAYOUT_LATIN, LAYOUT_HANGUL, "안녕");
    assert_retyped("alTkdlf", LAYOUT_LATIN, LAYOUT_HANGUL, "미싸일");
    assert_retyped("ㅔㅕ샤ㅜ", LAYOUT_HANGUL, LAYOUT_LATIN, "putin");
    assert_retyped("투", LAYOUT_HANGUL, LAYOUT_LATIN, "xn");
    assert_retyped("лшь", LAYOUT_CYRILLIC, LAYOUT_LATIN, "kim");
}

static void letters_of_another_layout_are_refused(void **state) {
    (void)state;
    assert_retyped("путин", LAYOUT_LATIN, LAYOUT_CYRILLIC, NULL);
    assert_retyped("genby7", LAYOUT_LATIN, LAYOUT_CYRILLIC, NULL);
}

static void neighbours_touch(void **state) {
    (void)state;
    assert_true(keyboard_touches('g', 'h'));
    assert_true(keyboard_touches('g', 't'));
    assert_true(keyboard_touches('g', 'b'));
    assert_false(keyboard_touches('g', 'p'));
    assert_false(keyboard_touches('q', 's'));
    assert_true(keyboard_touches(0x043F, 0x0440));  /* п р */
    assert_true(keyboard_touches(0x3141, 0x3134));  /* ㅁ ㄴ */
    assert_false(keyboard_touches(0x3141, 0x3163)); /* ㅁ ㅣ */
    assert_false(keyboard_touches('a', 0x0444));    /* a ф: the same key, but in no common layout */
}

static double cost(const char *typed, const char *meant) {
    struct typed_word a, b;
    assert_true(typed_word_read(&a, view_str(typed)) && typed_word_read(&b, view_str(meant)));
    return keyboard_cost(&a, &b);
}

static void likely_errors_are_cheap(void **state) {
    (void)state;
    assert_true(cost("putin", "putin") == 0);
    assert_true(cost("putib", "putin") < cost("puton", "putan")); /* n beside b; o far from a */
    assert_true(cost("comittee", "committee") < cost("comitee", "comittee") + cost("comttee", "comittee"));
    assert_true(cost("comittee", "committee") < cost("commttee", "committee")); /* one of two equal keys */
    assert_true(cost("putni", "putin") < cost("putxn", "putin"));               /* transposed; wrong */
    assert_true(cost("xutin", "putin") > cost("puxin", "putin"));               /* the first key is looked at */
    assert_true(cost("미사잉", "미사일") < cost("미샤잉", "미사일"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_keys_type_other_letters),
        cmocka_unit_test(letters_of_another_layout_are_refused),
        cmocka_unit_test(neighbours_touch),
        cmocka_unit_test(likely_errors_are_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
