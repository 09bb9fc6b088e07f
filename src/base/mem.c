/* SPDX-License-Identifier: MIT */
/* Allocation for the whole library. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *mem_alloc(size_t size) { return malloc(size ? size : 1); }

void *mem_calloc(size_t count, size_t size) { return calloc(count ? count : 1, size ? size : 1); }

void *mem_resize(void *ptr, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) return NULL;
    return realloc(ptr, count && size ? count * size : 1);
}

char *mem_copy(const char *data, size_t length) {
    char *copy = mem_alloc(length + 1);
    if (!copy) return NULL;
    if (length) memcpy(copy, data, length);
    copy[length] = '\0';
    return copy;
}

char *mem_strdup(const char *text) { return mem_copy(text, strlen(text)); }

void mem_free(void *ptr) { free(ptr); }
