/* SPDX-License-Identifier: MIT */
/* Distances between words. */
#include "analyse/distance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static unsigned distance(const char *a, const char *b) {
    struct typed_word x, y;
    assert_true(typed_word_read(&x, view_str(a)));
    assert_true(typed_word_read(&y, view_str(b)));
    unsigned there = distance_of(&x, &y);
    assert_int_equal(there, distance_of(&y, &x));
    return there;
}

static void each_kind_of_error_is_one(void **state) {
    (void)state;
    assert_int_equal(distance("putin", "putin"), 0);
    assert_int_equal(distance("putn", "putin"), 1);
    assert_int_equal(distance("puttin", "putin"), 1);
    assert_int_equal(distance("pufin", "putin"), 1);
    assert_int_equal(distance("puitn", "putin"), 1);
    assert_int_equal(distance("упtin", "putin"), 2);
    assert_int_equal(distance("пуитн", "путин"), 1);
}

/* The examples of the articles on Levenshtein's distance and on optimal string alignment. */
static void distances_are_those_of_the_books(void **state) {
    (void)state;
    assert_int_equal(distance("kitten", "sitting"), 3);
    assert_int_equal(distance("saturday", "sunday"), 3);
    assert_int_equal(distance("ca", "abc"), 3);
    assert_int_equal(distance("", "abc"), 3);
}

static void syllables_are_compared_by_keys(void **state) {
    (void)state;
    assert_int_equal(distance("미사일", "미사인"), 1);
    assert_int_equal(distance("김정은", "기정은"), 1);
    assert_int_equal(distance("김정은", "김정일"), 2);
    assert_int_equal(distance("과", "고"), 1);
    assert_int_equal(distance("안녕", "아녕"), 1);
    assert_int_equal(distance("까", "가"), 1);
}

static void endless_words_are_refused(void **state) {
    (void)state;
    struct typed_word word;
    char text[DISTANCE_KEYS_MAX + 1];
    for (size_t i = 0; i < sizeof text; i++) text[i] = 'a';
    assert_true(typed_word_read(&word, view_of(text, DISTANCE_KEYS_MAX)));
    assert_false(typed_word_read(&word, view_of(text, sizeof text)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_error_is_one),
        cmocka_unit_test(distances_are_those_of_the_books),
        cmocka_unit_test(syllables_are_compared_by_keys),
        cmocka_unit_test(endless_words_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
