/* SPDX-License-Identifier: MIT */
/** The only door to the heap: every allocation of the library can fail, and says so by returning NULL. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/** SIZE bytes, uninitialised, freed with mem_free(); NULL when there is no memory. SIZE 0 gives a unique pointer. */
void *mem_alloc(size_t size);

/** COUNT objects of SIZE bytes, all zero, freed with mem_free(); NULL when there is no memory or on overflow. */
void *mem_calloc(size_t count, size_t size);

/** Resizes PTR (or NULL) to COUNT objects of SIZE bytes; NULL on failure, PTR then stays as it was. */
void *mem_resize(void *ptr, size_t count, size_t size);

/** A copy of the LENGTH bytes at DATA with a NUL behind them, freed with mem_free(). */
char *mem_copy(const char *data, size_t length);

/** A copy of TEXT, freed with mem_free(). */
char *mem_strdup(const char *text);

/** Frees what the functions above returned; NULL is ignored. */
void mem_free(void *ptr);

#endif
