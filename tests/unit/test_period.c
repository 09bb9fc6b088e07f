/* SPDX-License-Identifier: MIT */
#include "model/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static int number_of(const char *text, lede_unit unit) {
    struct date date;
    assert_true(date_parse(&date, view_str(text)));
    return period_of(date, unit);
}

static void assert_starts(const char *text, lede_unit unit, const char *expected) {
    char start[DATE_TEXT_SIZE];
    date_format(start, period_start(number_of(text, unit), unit));
    if (strcmp(start, expected) != 0) fail_msg("%s, unit %d: %s, not %s", text, (int)unit, start, expected);
}

/* Mondays by Python's datetime.fromisocalendar(). */
static void dates_lie_in_their_periods(void **state) {
    (void)state;
    static const struct {
        const char *date, *year, *month, *week;
    } cases[] = {
        {"2024-05-31", "2024", "2024-05", "2024-05-27"}, {"2024-05-27", "2024", "2024-05", "2024-05-27"},
        {"2024-05-26", "2024", "2024-05", "2024-05-20"}, {"2025-01-01", "2025", "2025-01", "2024-12-30"},
        {"2000-02-29", "2000", "2000-02", "2000-02-28"}, {"1900-03-01", "1900", "1900-03", "1900-02-26"},
        {"1970-01-01", "1970", "1970-01", "1969-12-29"}, {"0001-01-01", "0001", "0001-01", "0001-01-01"},
        {"9999-12-31", "9999", "9999-12", "9999-12-27"}, {"1582-10-15", "1582", "1582-10", "1582-10-11"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_starts(cases[i].date, LEDE_UNIT_YEAR, cases[i].year);
        assert_starts(cases[i].date, LEDE_UNIT_MONTH, cases[i].month);
        assert_starts(cases[i].date, LEDE_UNIT_WEEK, cases[i].week);
        assert_starts(cases[i].date, LEDE_UNIT_DAY, cases[i].date);
    }
}

static void days_in_a_row_have_numbers_in_a_row(void **state) {
    (void)state;
    int expected = 0;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= date_days_in_month(year, month); day++) {
                struct date date = {year, month, day};
                int number = period_of(date, LEDE_UNIT_DAY);
                struct date start = period_start(number, LEDE_UNIT_DAY);
                if (number != expected++ || start.year != year || start.month != month || start.day != day)
                    fail_msg("%04d-%02d-%02d has number %d", year, month, day, number);
            }
    /* Python: date.max.toordinal(). */
    assert_int_equal(expected, 3652059);
}

static void what_a_date_does_not_tell_is_in_no_period(void **state) {
    (void)state;
    assert_int_equal(number_of("2024", LEDE_UNIT_MONTH), -1);
    assert_int_equal(number_of("2024", LEDE_UNIT_DAY), -1);
    assert_int_equal(number_of("2024-05", LEDE_UNIT_WEEK), -1);
    assert_int_equal(number_of("2024-05", LEDE_UNIT_DAY), -1);
    assert_int_equal(number_of("2024", LEDE_UNIT_YEAR), number_of("2024-05-31", LEDE_UNIT_YEAR));
    assert_int_equal(number_of("2024-05", LEDE_UNIT_MONTH), number_of("2024-05-31", LEDE_UNIT_MONTH));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_lie_in_their_periods),
        cmocka_unit_test(days_in_a_row_have_numbers_in_a_row),
        cmocka_unit_test(what_a_date_does_not_tell_is_in_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
