/* SPDX-License-Identifier: MIT */
/** Other programs that parse for us. */
#ifndef EXTRACT_HELPER_H
#define EXTRACT_HELPER_H

#include <stdbool.h>
#include <sys/types.h>

/** How a helper program ended. */
enum helper_status {
    HELPER_DONE,
    HELPER_MISSING, /* there is no such program */
    HELPER_FAILED   /* it says so, or was killed by a limit */
};

/** A running helper: from helper_start() to helper_end(). */
struct helper {
    pid_t pid;
    int output; /* what it prints, to be read */
    enum helper_status status;
};

/**
 * Starts the program ARGUMENTS[0] (NULL-terminated; looked for in PATH, without a shell) with INPUT as its standard
 * input. It has our limits, the environment that lede-read was started with, and no other descriptor. False when it
 * cannot be started; helper_end() tells why.
 */
bool helper_start(struct helper *helper, char *const *arguments, int input);

/** Ends HELPER, by force unless WHOLE: its output was read to the end. */
enum helper_status helper_end(struct helper *helper, bool whole);

#endif
