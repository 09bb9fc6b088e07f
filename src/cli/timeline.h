/* SPDX-License-Identifier: MIT */
/** Timelines on paper. */
#ifndef CLI_TIMELINE_H
#define CLI_TIMELINE_H

#include "printer.h"

/** What a period of UNIT is called: "month". */
const char *timeline_unit(lede_unit unit);

/** Whether timelines are printed in FORMAT, an enum format. */
bool timeline_has(int format);

/** Prints TIMELINE, which answers QUESTION, in FORMAT. */
void timeline_print(const struct output *out, const struct question *question, const lede_timeline *timeline,
                    int format);

#endif
