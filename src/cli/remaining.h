/* SPDX-License-Identifier: MIT */
/** How long something will take still. */
#ifndef CLI_REMAINING_H
#define CLI_REMAINING_H

#include <stddef.h>
#include <stdint.h>

/** Zero-initialise to start. */
struct remaining {
    double seconds;  /* when it was updated last */
    uint64_t passed; /* bytes that were done by then */
    double rate;     /* bytes a second, of late */
};

/** Notes that PASSED bytes are done after SECONDS from the start; both never fall. */
void remaining_update(struct remaining *remaining, double seconds, uint64_t passed);

/**
 * Writes how long the rest of TOTAL bytes will take into OUT (SIZE bytes), as "about 3 min left"; "" where that cannot
 * be told: at the start, or where TOTAL is 0, which stands for unknown.
 */
void remaining_text(char *out, size_t size, const struct remaining *remaining, uint64_t total);

#endif
