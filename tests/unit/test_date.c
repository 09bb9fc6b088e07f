/* SPDX-License-Identifier: MIT */
/* Dates: which text is one, and which days it may mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/date.h"

static void reads_dates_as_precisely_as_they_are_given(void **state) {
    static const struct {
        const char *text, *expected;
        int first, last;
    } cases[] = {
        {"2024-05-31", "2024-05-31", 20240531, 20240531},
        {"2024-05", "2024-05", 20240501, 20240531},
        {"2024", "2024", 20240101, 20241231},
        {"0001", "0001", 10101, 11231},
        {"9999-12-31", "9999-12-31", 99991231, 99991231},
        {"2023-02", "2023-02", 20230201, 20230228},
        {"2024-02", "2024-02", 20240201, 20240229},
        {"1900-02", "1900-02", 19000201, 19000228},
        {"2000-02", "2000-02", 20000201, 20000229},
        {"2024-02-29", "2024-02-29", 20240229, 20240229},
        {"2024-05-31T23:59:59Z", "2024-05-31", 20240531, 20240531},
        {"2024-05-31 08:00", "2024-05-31", 20240531, 20240531},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date;
        char text[DATE_TEXT_SIZE];
        assert_true(date_parse(&date, view_str(cases[i].text)));
        assert_string_equal(date_format(text, date), cases[i].expected);
        assert_int_equal(date_first_day(date), cases[i].first);
        assert_int_equal(date_last_day(date), cases[i].last);
    }
}

static void refuses_what_is_no_date(void **state) {
    static const char *const cases[] = {
        "",           "0000",       "24",          "20240",      "2024-",      "2024-5",     "2024-00",
        "2024-13",    "2024-05-",   "2024-05-1",   "2024-05-00", "2024-05-32", "2024-04-31", "2023-02-29",
        "1900-02-29", "2024/05/31", "2024-05-311", "31.05.2024", " 2024",      "2024 ",      "2024T00",
        "-2024",      "+024",       "2024-05-31Z", "2024-05T10", "20240531",
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date = {7, 7, 7};
        if (date_parse(&date, view_str(cases[i]))) fail_msg("'%s' was taken for a date", cases[i]);
        assert_int_equal(date.year, 7);
    }
}

static void reads_no_further_than_its_view(void **state) {
    struct date date;
    (void)state;
    assert_true(date_parse(&date, view_of("2024-05-31", 7)));
    assert_int_equal(date.month, 5);
    assert_int_equal(date.day, 0);
    assert_false(date_parse(&date, view_of("2024-05-31", 9)));
}

static int number_of(const char *text) {
    struct date date;
    assert_true(date_parse(&date, view_str(text)));
    return date_day_number(date);
}

static void days_are_counted(void **state) {
    (void)state;
    static const struct {
        const char *first, *second;
        int between; /* by Python's datetime.date */
    } cases[] = {
        {"2024-02-28", "2024-03-01", 2}, {"2023-02-28", "2023-03-01", 1},     {"2023-12-31", "2024-01-01", 1},
        {"1900-02-28", "1900-03-01", 1}, {"1970-01-01", "2026-11-23", 20780}, {"0001-01-01", "9999-12-31", 3652058},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(number_of(cases[i].second) - number_of(cases[i].first), cases[i].between);
    assert_int_equal(number_of("2024-05"), 0);
    assert_int_equal(number_of("2024"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_as_precisely_as_they_are_given),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(reads_no_further_than_its_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
