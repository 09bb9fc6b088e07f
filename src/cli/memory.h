/* SPDX-License-Identifier: MIT */
/** Memory for the program, which ends with a message when there is none. */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stddef.h>

/** COUNT zeroed elements of SIZE bytes, freed by the caller with free(). */
void *memory_zeroed(size_t count, size_t size);

/** MEMORY, which may be NULL, moved to SIZE bytes, freed by the caller with free(). */
void *memory_resized(void *memory, size_t size);

/** A printf string, freed by the caller with free(). */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Says that memory ran out; ends the program. */
_Noreturn void memory_exhausted(void);

#endif
