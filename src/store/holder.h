/* SPDX-License-Identifier: MIT */
/** Who holds the write lock of a corpus. */
#ifndef STORE_HOLDER_H
#define STORE_HOLDER_H

#include <stdbool.h>
#include <stddef.h>

/** Writes "process 4711 (lede)" for the process that writes the corpus at PATH; false when that cannot be told. */
bool holder_of(char *out, size_t size, const char *path);

#endif
