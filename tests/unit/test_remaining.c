/* SPDX-License-Identifier: MIT */
/* Tests of how long something will take still. */
#include "cli/remaining.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What is told after STEPS updates, a second and RATE bytes apart, must be EXPECTED. */
static void assert_text(int steps, uint64_t rate, uint64_t total, const char *expected) {
    struct remaining remaining = {0};
    char text[40];
    for (int i = 1; i <= steps; i++) remaining_update(&remaining, i, (uint64_t)i * rate);
    remaining_text(text, sizeof text, &remaining, total);
    assert_string_equal(text, expected);
}

static void an_even_rate_is_divided_by(void **state) {
    (void)state;
    assert_text(10, 1000, 20000, "about 11 s left");
    assert_text(10, 1000, 310000, "about 5 min left");
    assert_text(10, 1000, 10000 + 3 * 3600 * 1000, "about 3 h left");
}

static void nothing_is_said_that_is_not_known(void **state) {
    (void)state;
    assert_text(1, 1000, 20000, "");
    assert_text(10, 1000, 0, "");
    assert_text(10, 0, 20000, "");
    /* Files that grew since they were counted. */
    assert_text(10, 1000, 10000, "");
    assert_text(10, 1, UINT64_MAX, "");
}

static void the_rate_of_late_counts(void **state) {
    (void)state;
    struct remaining remaining = {0};
    char text[40];
    /* A million bytes a second are passed over as unchanged, then a thousand are read. */
    for (int i = 1; i <= 10; i++) remaining_update(&remaining, i, (uint64_t)i * 1000000);
    for (int i = 1; i <= 60; i++) remaining_update(&remaining, 10 + i, 10000000 + (uint64_t)i * 1000);
    remaining_text(text, sizeof text, &remaining, 10060000 + 60 * 1000);
    assert_string_equal(text, "about 60 s left");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_even_rate_is_divided_by),
        cmocka_unit_test(nothing_is_said_that_is_not_known),
        cmocka_unit_test(the_rate_of_late_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
