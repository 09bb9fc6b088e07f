/* SPDX-License-Identifier: MIT */
/* Fields judged as the library judges them, which needs an open corpus to do so. */
#include "field.h"

#include "message.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* The names that the library knows; it has them in a table that programs do not see. */
static bool is_field(const char *name) {
    static const char *const names[] = {"title", "date", "language", "lang", "author", "source", "url", "rights"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}

/* Takes DIGITS digits, behind a dash if DASH, off *TEXT; -1 when they are not there. */
static int take_number(const char **text, bool dash, int digits) {
    int number = 0;
    const char *at = *text;
    if (dash && *at++ != '-') return -1;
    for (; digits > 0; digits--, at++) {
        if (*at < '0' || *at > '9') return -1;
        number = number * 10 + (*at - '0');
    }
    *text = at;
    return number;
}

/* In the Gregorian calendar, as in ISO 8601, for years before it too. */
static int days_in_month(int year, int month) {
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2) return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Whether TEXT is YYYY, YYYY-MM or YYYY-MM-DD with white space or a time behind it. Nothing at all clears the date. */
static bool is_date(const char *text) {
    text += strspn(text, " \t\n\v\f\r");
    if (!*text) return true;
    int year = take_number(&text, false, 4);
    if (year < 1) return false;
    if (*text == '-') {
        int month = take_number(&text, true, 2);
        if (month < 1 || month > 12) return false;
        int day = *text == '-' ? take_number(&text, true, 2) : 1;
        if (day < 1 || day > days_in_month(year, month)) return false;
    }
    return !*text || *text == 'T' || strchr(" \t\n\v\f\r", *text);
}

lede_status field_check(const lede_field *field, lede_error *err) {
    if (!is_field(field->name))
        return fail(err, LEDE_BAD_USAGE,
                    "there is no field '%s': use title, date, language, author, source, url or rights", field->name);
    if (strcasecmp(field->name, "date") == 0 && !is_date(field->value))
        return fail(err, LEDE_BAD_USAGE, "'%s' is no date: use YYYY, YYYY-MM or YYYY-MM-DD", field->value);
    return LEDE_OK;
}
