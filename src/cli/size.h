/* SPDX-License-Identifier: MIT */
/** Sizes for people. */
#ifndef CLI_SIZE_H
#define CLI_SIZE_H

#include <stdint.h>
#include <stdio.h>

/** Prints BYTES in the unit that gives three or four digits, as df -H has it: "387 MB". */
void size_print(FILE *file, uint64_t bytes);

#endif
