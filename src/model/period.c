/* SPDX-License-Identifier: MIT */
/* Numbers of periods, made of days since the first of January of the year 1. */
#include "model/period.h"

enum { MONTHS = 12, WEEK_DAYS = 7 };

/* Days from 1 January of the year 1, which was a Monday of the Gregorian calendar, up to that of YEAR. */
static int days_before(int year) {
    int past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

/* Days of the year that are over when MONTH begins. */
static int days_before_month(int year, int month) {
    int days = 0;
    for (int m = 1; m < month; m++) days += date_days_in_month(year, m);
    return days;
}

static int day_number(struct date date) {
    return days_before(date.year) + days_before_month(date.year, date.month) + date.day - 1;
}

static struct date day_date(int number) {
    struct date date = {.year = number / 366 + 1, .month = 1};
    while (days_before(date.year + 1) <= number) date.year++;
    date.day = number - days_before(date.year) + 1;
    while (date.day > date_days_in_month(date.year, date.month))
        date.day -= date_days_in_month(date.year, date.month++);
    return date;
}

int period_of(struct date date, lede_unit unit) {
    if (unit == LEDE_UNIT_YEAR) return date.year - 1;
    if (date.month == 0) return -1;
    if (unit == LEDE_UNIT_MONTH) return (date.year - 1) * MONTHS + date.month - 1;
    if (date.day == 0) return -1;
    return unit == LEDE_UNIT_WEEK ? day_number(date) / WEEK_DAYS : day_number(date);
}

struct date period_start(int number, lede_unit unit) {
    if (unit == LEDE_UNIT_YEAR) return (struct date){.year = number + 1};
    if (unit == LEDE_UNIT_MONTH) return (struct date){.year = number / MONTHS + 1, .month = number % MONTHS + 1};
    return day_date(unit == LEDE_UNIT_WEEK ? number * WEEK_DAYS : number);
}
