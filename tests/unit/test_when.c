/* SPDX-License-Identifier: MIT */
/* Dates in the forms of web pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/when.h"

static void expect(const char *text, enum day_order order, const char *expected) {
    struct date date;
    char found[DATE_TEXT_SIZE] = "none";
    if (when_find(&date, view_str(text), order)) date_format(found, date);
    if (strcmp(found, expected) != 0) fail_msg("'%s' was read as %s, not %s", text, found, expected);
}

static void reads_dates_for_machines(void **state) {
    (void)state;
    expect("2026-03-02", DAY_FIRST, "2026-03-02");
    expect("2026-03", DAY_FIRST, "2026-03");
    expect("20260302", DAY_FIRST, "2026-03-02");
    expect("20260302101500", DAY_FIRST, "2026-03-02");
    expect("2026-03-02 10:15:00.123", DAY_FIRST, "2026-03-02");
    expect("Mon, 02 Mar 2026 10:00:00 +0000", DAY_FIRST, "2026-03-02");
    /* 1489104182 is 2017-03-10T00:03:02Z (date -u -d @1489104182) */
    expect("1489104182", DAY_FIRST, "2017-03-10");
    expect("1489104182000", DAY_FIRST, "2017-03-10");
}

static void reads_dates_in_words(void **state) {
    (void)state;
    expect("March 2, 2026", DAY_FIRST, "2026-03-02");
    expect("Published: Mar. 2nd, 2026 at noon", DAY_FIRST, "2026-03-02");
    expect("2 March 2026", DAY_FIRST, "2026-03-02");
    expect("2nd of March 2026", DAY_FIRST, "2026-03-02");
    expect("SEPT 30, 2025", DAY_FIRST, "2025-09-30");
    expect("May 2026", DAY_FIRST, "2026-05");
    expect("2 марта 2026", DAY_FIRST, "2026-03-02");
    expect("Опубликовано 31 ДЕКАБРЯ 2025 г.", DAY_FIRST, "2025-12-31");
    expect("7 мая 2025", DAY_FIRST, "2025-05-07");
    expect("2026년 3월 2일", DAY_FIRST, "2026-03-02");
    expect("입력 2026년 12월", DAY_FIRST, "2026-12");
    expect("2026年3月2日", DAY_FIRST, "2026-03-02");
}

static void reads_dates_in_figures(void **state) {
    (void)state;
    expect("2026.03.02. 오전 10:15", DAY_FIRST, "2026-03-02");
    expect("2026/3/2", DAY_FIRST, "2026-03-02");
    expect("11:45 02.03.2026", DAY_FIRST, "2026-03-02");
    expect("02.03.2026", MONTH_FIRST, "2026-03-02"); /* points are European */
    expect("3/2/2026", MONTH_FIRST, "2026-03-02");
    expect("3/2/2026", DAY_FIRST, "2026-02-03");
    expect("13/2/2026", MONTH_FIRST, "2026-02-13"); /* there is no thirteenth month */
    expect("2/13/2026", DAY_FIRST, "2026-02-13");
}

static void times_with_zones_become_days_of_utc(void **state) {
    (void)state;
    expect("2026-03-02T00:30:00+09:00", DAY_FIRST, "2026-03-01");
    expect("2026-03-01T00:30:00+0900", DAY_FIRST, "2026-02-28");
    expect("2024-12-31T23:30:00-05:00", DAY_FIRST, "2025-01-01");
    expect("2024-02-28T20:00-08", DAY_FIRST, "2024-02-29");
    expect("2026-01-01T00:30:00+03:00", DAY_FIRST, "2025-12-31");
    expect("2026-03-02T23:59:59Z", DAY_FIRST, "2026-03-02");
    expect("2026-03-02T00:30:00", DAY_FIRST, "2026-03-02"); /* no zone: as it stands */
    expect("Dec. 1, 2018 11:30 p.m. EST", DAY_FIRST, "2018-12-02");
    expect("December 1, 2018, 11:30 PM ET", DAY_FIRST, "2018-12-02");
    expect("1 декабря 2018, 01:30 МСК", DAY_FIRST, "2018-11-30");
    expect("2026-03-02T10:00:00+99:00", DAY_FIRST, "2026-03-02"); /* no such zone */
}

static void takes_nothing_else_for_a_date(void **state) {
    static const char *const cases[] = {
        "",           "marched 5, 2026", "maybe 2026", "1995.12",         "2026-13-02",  "2026-02-30",
        "31.11.2025", "12월 3일",        "2 March",    "192.168.1.12",    "1899-12-31",  "2100-01-01",
        "12345678",   "5/2026",          "148910418",  "tel. 202-555-01", "марш 5 2026", "мартовский 25",
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i], MONTH_FIRST, "none");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_for_machines),      cmocka_unit_test(reads_dates_in_words),
        cmocka_unit_test(reads_dates_in_figures),        cmocka_unit_test(times_with_zones_become_days_of_utc),
        cmocka_unit_test(takes_nothing_else_for_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
