/* SPDX-License-Identifier: MIT */
/** A pager between the results and the terminal. */
#ifndef CLI_PAGER_H
#define CLI_PAGER_H

#include <sys/types.h>

/**
 * Starts $PAGER, or less when that is unset, with standard output, and standard error if that is a terminal, going
 * through it. Returns its process, or 0 when there is none: PAGER is empty or "cat", or it cannot be started.
 */
pid_t pager_start(void);

/** Ends the output to PAGER; waits until the person has left it. */
void pager_finish(pid_t pager);

#endif
