/* SPDX-License-Identifier: MIT */
/** What the program tells its caller. */
#ifndef CLI_EXIT_STATUS_H
#define CLI_EXIT_STATUS_H

#include <lede.h>

/** 0 something found or done; 1 nothing matched; 2 usage or query error; 3 failure. */
static inline int exit_status(lede_status status) {
    switch (status) {
    case LEDE_OK: return 0;
    case LEDE_NO_MATCH: return 1;
    case LEDE_BAD_USAGE: return 2;
    default: return 3;
    }
}

/** Of two outcomes the one to report: a failure before anything else, then that something was found. */
static inline lede_status outcome_of(lede_status so_far, lede_status next) {
    if (exit_status(so_far) > 1 || exit_status(next) > 1)
        return exit_status(next) > exit_status(so_far) ? next : so_far;
    return so_far == LEDE_OK ? so_far : next;
}

#endif
