/* SPDX-License-Identifier: MIT */
/** Signals that ask a command to end in good order. */
#ifndef CLI_STOP_H
#define CLI_STOP_H

#include <stdbool.h>

/** Starts to listen to Ctrl-C and SIGTERM, of which the second ends the program at once. */
void stop_listen(void);

/** Whether one of them came since. */
bool stop_asked(void);

/** A descriptor that can be read as soon as one came; -1 where the system has none. Lives as long as the program. */
int stop_file(void);

#endif
