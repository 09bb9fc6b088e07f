/* SPDX-License-Identifier: MIT */
/* Allocation that does not come back empty-handed. */
#include "memory.h"

#include "exit_status.h"
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void memory_exhausted(void) {
    complain("out of memory");
    exit(exit_status(LEDE_NO_MEMORY));
}

/* The library reports failures; the program has nothing better to do than to say so and end. What was committed to the
   corpus is safe. */
void *memory_zeroed(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) memory_exhausted();
    return memory;
}

void *memory_resized(void *memory, size_t size) {
    void *moved = realloc(memory, size);
    if (!moved) memory_exhausted();
    return moved;
}

char *memory_format(const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    /* Measured first: keys and paths have no limit worth the name. */
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0) memory_exhausted();
    char *text = memory_zeroed((size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
