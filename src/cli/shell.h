/* SPDX-License-Identifier: MIT */
/** Words for a shell. */
#ifndef CLI_SHELL_H
#define CLI_SHELL_H

#include <stdio.h>

/** Writes TEXT so that a POSIX shell takes it as one word: in single quotes where it needs them. */
void shell_quote(FILE *file, const char *text);

#endif
