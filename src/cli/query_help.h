/* SPDX-License-Identifier: MIT */
/** The help page on queries. */
#ifndef CLI_QUERY_HELP_H
#define CLI_QUERY_HELP_H

#include <stdio.h>

/** Prints what a query may be to FILE, on one screen. */
void query_help_print(FILE *file);

#endif
