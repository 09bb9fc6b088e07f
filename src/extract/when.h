/* SPDX-License-Identifier: MIT */
/** Dates as web pages write them: for machines, and in English, Russian and Korean. */
#ifndef EXTRACT_WHEN_H
#define EXTRACT_WHEN_H

#include "model/date.h"

/** What "3/4/2026" means. */
enum day_order {
    DAY_FIRST,  /* 3 April, as nearly everywhere */
    MONTH_FIRST /* March 4, as in the United States */
};

/**
 * Finds the first date in TEXT that has at least year and month. A time of day with a zone behind it makes it a day of
 * UTC. Dates in figures that leave open which is the day are read in ORDER. Years are 1900 to 2099. Read are:
 * 2026-03-02 and 20260302 with or without time; 2026.3.2, 2026/3/2; 2.3.2026, 2/3/2026; 2026년 3월 2일, 2026年3月2日;
 * March 2, 2026; 2 Mar 2026; 2 марта 2026; March 2026; seconds or milliseconds since 1970 where they are all of TEXT.
 */
bool when_find(struct date *out, struct view text, enum day_order order);

#endif
