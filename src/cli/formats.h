/* SPDX-License-Identifier: MIT */
/** The help page on formats. */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include <stdio.h>

/** Prints which formats lede reads, and which of them this build cannot, to FILE. */
void formats_print(FILE *file);

#endif
