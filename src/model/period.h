/* SPDX-License-Identifier: MIT */
/** Years, months, weeks or days in a row. */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include "model/date.h"

#include <lede.h>

/**
 * Number of the period of UNIT, which is not LEDE_UNIT_AUTO, in which DATE lies: periods in a row have numbers in a
 * row, from 0 on. -1 where DATE is not known precisely enough to tell. Weeks start on Monday, as in ISO 8601.
 */
int period_of(struct date date, lede_unit unit);

/** The first day of period NUMBER of UNIT, without what a year or a month has no use for. */
struct date period_start(int number, lede_unit unit);

#endif
