/* SPDX-License-Identifier: MIT */
/* Words beside words. */
#include "analyse/align.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 32 };

/* A letter is a word. */
static struct align_words words_of(uint32_t out[WORDS], const char *text) {
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) out[i] = (uint32_t)text[i];
    return (struct align_words){out, length};
}

/* The alignment of FIRST with SECOND as text: words in both as they are, "-" or "+" before those of one. */
static void assert_aligned(const char *first, const char *second, const char *expected) {
    uint32_t a[WORDS], b[WORDS];
    struct align_steps steps = {0};
    char text[4 * WORDS] = "", *end = text;
    assert_true(align_local(&steps, words_of(a, first), words_of(b, second)));
    for (size_t i = 0; i < steps.length; i++) {
        const struct align_step *step = &steps.items[i];
        if (step->kind != ALIGN_SAME) *end++ = step->kind == ALIGN_DROPPED ? '-' : '+';
        *end++ = step->kind == ALIGN_ADDED ? second[step->second] : first[step->first];
        if (step->kind == ALIGN_SAME) assert_int_equal(first[step->first], second[step->second]);
    }
    *end = '\0';
    assert_string_equal(text, expected);
    array_release(&steps);
}

static void alterations_are_found_in_their_places(void **state) {
    (void)state;
    assert_aligned("abcdef", "xxabcdefyy", "abcdef");
    assert_aligned("abcdef", "xxabdefyy", "ab-cdef");
    assert_aligned("abcdef", "xxabcqdefyy", "abc+qdef");
    assert_aligned("abcdef", "xxabqdefyy", "ab-c+qdef");
}

static void only_the_like_part_is_aligned(void **state) {
    (void)state;
    assert_aligned("zzabcd", "abcdyy", "abcd");
    assert_aligned("abc", "xyz", "");
    assert_aligned("", "abc", "");
    assert_aligned("abc", "", "");
}

/* The score of "ab" does not outlive seven strange words; that of the longer part is better. */
static void parts_far_apart_are_not_joined(void **state) {
    (void)state;
    assert_aligned("abcdef", "ab1234567cdef", "cdef");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alterations_are_found_in_their_places),
        cmocka_unit_test(only_the_like_part_is_aligned),
        cmocka_unit_test(parts_far_apart_are_not_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
