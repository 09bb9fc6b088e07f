/* SPDX-License-Identifier: MIT */
/** Memory that fails when a test wants it to, for lede and all libraries that it uses. */
#ifndef CRASH_SHORTAGE_H
#define CRASH_SHORTAGE_H

#include <stdbool.h>

/** From now on allocations are counted. Number AT fails, 0 being none; where LASTING is set, all behind it too. */
void shortage_begin(long at, bool lasting);

/** Allocations succeed again. Returns how many there were since shortage_begin(). */
long shortage_end(void);

/** Blocks of memory that there are: what a failure leaks is seen by it. */
long shortage_blocks(void);

#endif
