/* SPDX-License-Identifier: MIT */
/* Calendar dates. */
#include "model/date.h"

#include <stdio.h>
#include <time.h>

int date_days_in_month(int year, int month) {
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Reads exactly DIGITS digits at the front of TEXT and moves past them; -1 when they are not there. */
static int take_number(struct view *text, size_t digits) {
    int number = 0;
    if (text->length < digits) return -1;
    for (size_t i = 0; i < digits; i++) {
        if (text->data[i] < '0' || text->data[i] > '9') return -1;
        number = number * 10 + (text->data[i] - '0');
    }
    *text = view_of(text->data + digits, text->length - digits);
    return number;
}

/* Moves TEXT past a dash at its front; false when none is there. */
static bool take_dash(struct view *text) {
    if (text->length == 0 || text->data[0] != '-') return false;
    *text = view_of(text->data + 1, text->length - 1);
    return true;
}

bool date_parse(struct date *out, struct view text) {
    struct date date = {0};
    date.year = take_number(&text, 4);
    if (date.year < 1) return false;
    if (text.length > 0) {
        if (!take_dash(&text)) return false;
        date.month = take_number(&text, 2);
        if (date.month < 1 || date.month > 12) return false;
    }
    if (text.length > 0) {
        if (!take_dash(&text)) return false;
        date.day = take_number(&text, 2);
        if (date.day < 1 || date.day > date_days_in_month(date.year, date.month)) return false;
    }
    if (text.length > 0 && text.data[0] != 'T' && text.data[0] != ' ') return false;
    *out = date;
    return true;
}

const char *date_format(char out[DATE_TEXT_SIZE], struct date date) {
    /* The remainders change nothing; they show the compiler that the text fits. */
    unsigned year = (unsigned)date.year % 10000, month = (unsigned)date.month % 100, day = (unsigned)date.day % 100;
    if (month == 0) snprintf(out, DATE_TEXT_SIZE, "%04u", year);
    else if (day == 0) snprintf(out, DATE_TEXT_SIZE, "%04u-%02u", year, month);
    else snprintf(out, DATE_TEXT_SIZE, "%04u-%02u-%02u", year, month, day);
    return out;
}

int date_first_day(struct date date) {
    return date.year * 10000 + (date.month ? date.month : 1) * 100 + (date.day ? date.day : 1);
}

int date_last_day(struct date date) {
    int month = date.month ? date.month : 12;
    return date.year * 10000 + month * 100 + (date.day ? date.day : date_days_in_month(date.year, month));
}

struct date date_today(void) {
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local)) return (struct date){1970, 1, 1};
    return (struct date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

/* Years begin in March, so that a leap day is their last: 153 days are five months then (Richards, 2013, 15.11). */
int date_day_number(struct date date) {
    int month = (date.month + 9) % 12, year = date.year - (date.month < 3);
    if (date.day == 0) return 0;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
}
