/* SPDX-License-Identifier: MIT */
/** Periods of days as people write them. */
#ifndef MODEL_SPAN_H
#define MODEL_SPAN_H

#include "model/date.h"

/** Days as numbers YYYYMMDD, both inclusive; 0: open. */
struct day_span {
    int first, last;
};

/**
 * Reads TEXT: a date as date_parse() has it, "today", "yesterday"; 3d, 3w, 3m or 3y, from so many days, weeks, months
 * or years before TODAY on; two of these with ".." between them, of which one may be missing. A number of days before
 * TODAY is that day at either end of a range. Returns false for anything else.
 */
bool day_span_parse(struct day_span *out, struct view text, struct date today);

#endif
