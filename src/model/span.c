/* SPDX-License-Identifier: MIT */
/* Reading spans of days. */
#include "model/span.h"

#include "model/period.h"

/* Longer ago than this, in any unit, there is no date. */
enum { AGO_MAX = 9999 * 366 };

static struct date days_ago(struct date today, int days) {
    int number = period_of(today, LEDE_UNIT_DAY) - days;
    return period_start(number > 0 ? number : 0, LEDE_UNIT_DAY);
}

/* The day COUNT times UNIT before TODAY; not before the year 1. */
static struct date day_ago(struct date today, int count, char unit) {
    if (unit == 'd' || unit == 'w') return days_ago(today, count * (unit == 'w' ? 7 : 1));
    int months = today.year * 12 + today.month - 1 - count * (unit == 'y' ? 12 : 1);
    if (months < 12) return (struct date){1, 1, 1};
    struct date day = {months / 12, months % 12 + 1, 1};
    int last = date_last_day((struct date){day.year, day.month, 0}) % 100;
    day.day = today.day < last ? today.day : last;
    return day;
}

/* Reads "3w": a number with its unit. */
static bool parse_ago(struct date *out, struct view text, struct date today) {
    int count = 0;
    size_t digits = 0;
    for (; digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9'; digits++) {
        count = count * 10 + (text.data[digits] - '0');
        if (count > AGO_MAX / 7) return false;
    }
    if (digits == 0 || digits + 1 != text.length || !strchr("dwmy", text.data[digits])) return false;
    *out = day_ago(today, count, text.data[digits]);
    return true;
}

/* One end of a period; *IS_AGO: it is so long ago, and by itself says where a period begins. */
static bool parse_end(struct date *out, bool *is_ago, struct view text, struct date today) {
    *is_ago = false;
    if (view_equal(text, view_str("today"))) *out = today;
    else if (view_equal(text, view_str("yesterday"))) *out = days_ago(today, 1);
    else if (date_parse(out, text)) return true;
    else return *is_ago = parse_ago(out, text, today);
    return true;
}

bool day_span_parse(struct day_span *out, struct view text, struct date today) {
    struct day_span span = {0};
    struct date date;
    bool is_ago;
    const char *dots = text.length > 0 ? memmem(text.data, text.length, "..", 2) : NULL;
    size_t before = dots ? (size_t)(dots - text.data) : text.length;
    struct view behind = dots ? view_of(dots + 2, text.length - before - 2) : view_of("", 0);
    if (before == 0 && behind.length == 0) return false;
    if (before > 0) {
        if (!parse_end(&date, &is_ago, view_of(text.data, before), today)) return false;
        span.first = date_first_day(date);
        if (!dots && !is_ago) span.last = date_last_day(date);
    }
    if (behind.length > 0) {
        if (!parse_end(&date, &is_ago, behind, today)) return false;
        span.last = date_last_day(date);
    }
    *out = span;
    return true;
}
