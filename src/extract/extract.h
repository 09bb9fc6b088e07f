/* SPDX-License-Identifier: MIT */
/** Foreign files in, articles out. */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include <stdbool.h>

/**
 * Reads FILE, called NAME, and writes what is in it to the socket ANSWER, as read/protocol.h says. Returns false when
 * memory runs out.
 */
bool extract_file(int file, const char *name, int answer);

#endif
