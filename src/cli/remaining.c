/* SPDX-License-Identifier: MIT */
/* The rate of late, as the measure of what is to come. */
#include "remaining.h"

#include <stdio.h>

/* The rate is that of about so many seconds: what is unchanged is passed over a thousand times faster than what is
   read, so that the rate since the start would promise too much for as long again. */
static const double memory_seconds = 5;

/* Before that, files are too few to say anything. */
static const double first_seconds = 2;

void remaining_update(struct remaining *remaining, double seconds, uint64_t passed) {
    double elapsed = seconds - remaining->seconds;
    if (elapsed <= 0) return;
    double rate = (double)(passed - remaining->passed) / elapsed;
    /* All of the time since the start, as long as that is less than what is remembered. */
    double span = seconds < memory_seconds ? seconds : memory_seconds;
    double weight = elapsed < span ? elapsed / span : 1;
    remaining->rate += (rate - remaining->rate) * weight;
    remaining->seconds = seconds;
    remaining->passed = passed;
}

void remaining_text(char *out, size_t size, const struct remaining *remaining, uint64_t total) {
    out[0] = '\0';
    if (remaining->seconds < first_seconds || remaining->rate <= 0 || total <= remaining->passed) return;
    double left = (double)(total - remaining->passed) / remaining->rate;
    unsigned minutes = (unsigned)(left < 6e6 ? left / 60 + 0.5 : 1e5);
    if (left < 90) snprintf(out, size, "about %u s left", (unsigned)left + 1);
    else if (minutes < 90) snprintf(out, size, "about %u min left", minutes);
    else if (minutes < 100 * 60) snprintf(out, size, "about %u h left", (minutes + 30) / 60);
}
