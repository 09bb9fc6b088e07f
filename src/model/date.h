/* SPDX-License-Identifier: MIT */
/** Calendar dates that may lack their day or month. */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/view.h"

/** A date of the Gregorian calendar: year 1 to 9999; month 0 where unknown; day 0 where unknown. */
struct date {
    int year, month, day;
};

#define DATE_TEXT_SIZE 11

/**
 * Reads YYYY, YYYY-MM or YYYY-MM-DD; after a full date "T..." or " ..." (a time of day) is ignored. Returns false for
 * anything else, for days that no month has too.
 */
bool date_parse(struct date *out, struct view text);

/** Writes DATE as precisely as it is known into OUT, which is returned. */
const char *date_format(char out[DATE_TEXT_SIZE], struct date date);

/** Days of MONTH, from 1, in YEAR: with the Gregorian leap years, before 1582 too, as in ISO 8601. */
int date_days_in_month(int year, int month);
/** The day it is by the system's clock, in its time zone. */
struct date date_today(void);

/** The first day that DATE may mean, as the number YYYYMMDD. */
int date_first_day(struct date date);

/** The last day that DATE may mean, as the number YYYYMMDD. */
int date_last_day(struct date date);

/** The number of the day DATE, one more for each day; 0 where its day is not known. */
int date_day_number(struct date date);

#endif
