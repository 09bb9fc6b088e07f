/* SPDX-License-Identifier: MIT */
/* Periods of days as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/span.h"

static const struct date today = {2024, 3, 31};

static void days_are_read_as_people_write_them(void **state) {
    static const struct {
        const char *text;
        int first, last;
    } cases[] = {
        {"2024", 20240101, 20241231},
        {"2024-02", 20240201, 20240229},
        {"2024-02-03", 20240203, 20240203},
        {"2024-03..2024-05", 20240301, 20240531},
        {"2023..2024-02", 20230101, 20240229},
        {"2024-03..", 20240301, 0},
        {"..2024-03", 0, 20240331},
        {"today", 20240331, 20240331},
        {"yesterday", 20240330, 20240330},
        {"3d", 20240328, 0},
        {"0d", 20240331, 0},
        {"3w", 20240310, 0},
        {"1m", 20240229, 0}, /* February has no 31st */
        {"3m", 20231231, 0},
        {"1y", 20230331, 0},
        {"9999y", 10101, 0},
        {"..3w", 0, 20240310},
        {"6m..3m", 20230930, 20231231},
        {"2024..yesterday", 20240101, 20240330},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct day_span span;
        if (!day_span_parse(&span, view_str(cases[i].text), today)) fail_msg("'%s' is not read", cases[i].text);
        if (span.first != cases[i].first || span.last != cases[i].last)
            fail_msg("'%s': %d to %d", cases[i].text, span.first, span.last);
    }
}

static void anything_else_is_none(void **state) {
    static const char *const texts[] = {"",
                                        "..",
                                        "banana",
                                        "2024-13",
                                        "24",
                                        "w",
                                        "3",
                                        "3x",
                                        "3ww",
                                        "-3w",
                                        "Today",
                                        "2024...",
                                        "2024..x",
                                        "x..2024",
                                        "99999999999999d",
                                        "2024-02-30",
                                        "2024-02..2024-13"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct day_span span;
        if (day_span_parse(&span, view_str(texts[i]), today)) fail_msg("'%s' is read", texts[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_as_people_write_them),
        cmocka_unit_test(anything_else_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
