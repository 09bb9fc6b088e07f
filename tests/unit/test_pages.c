/* SPDX-License-Identifier: MIT */
/* What is printed on page after page is no part of the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/pages.h"

static void takes_heads_and_numbers_off(void **state) {
    static const struct {
        const char *text, *joined;
        size_t starts[4], count;
    } cases[] = {
        {"", "", {0}, 0},
        {"one\f", "one", {0}, 1},
        {"The Review\none\n1\f2\nThe Review\ntwo\n\fThe Review 3\nthree\n\fThe Review\nfour\n4\f",
         "one\n\ntwo\n\nThe Review 3\nthree\n\nfour",
         {0, 5, 10, 30},
         4},
        /* the same twice is chance: here a refrain */
        {"refrain\none\frefrain\ntwo\f", "refrain\none\n\nrefrain\ntwo", {0, 13}, 2},
        /* an empty page, one with a number alone */
        {"Page 1 of 4\na\f\fPage 3 of 4\n\fPage 4 of 4\nd\f", "a\n\nd", {0, 1, 1, 3}, 4},
        /* what stands in the middle stays */
        {"1\n2\n3\nx 1\n4\n5\n6\f7\n8\n9\nx 2\n1\n2\n3\f1\n2\n3\nx 3\n4\n5\n6", "x 1\n\nx 2\n\nx 3", {0, 5, 10}, 3},
        /* tabs and broken bytes become clean */
        {"a\tb\xFF", "a b\xEF\xBF\xBD", {0}, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        struct page_starts starts = {0};
        assert_true(pages_join(&out, &starts, view_str(cases[i].text)));
        assert_string_equal(buffer_str(&out), cases[i].joined);
        assert_int_equal(starts.items.length, cases[i].count);
        for (size_t k = 0; k < cases[i].count; k++) assert_int_equal(starts.items.items[k], cases[i].starts[k]);
        buffer_release(&out);
        array_release(&starts.items);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(takes_heads_and_numbers_off)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
