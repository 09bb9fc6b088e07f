/* SPDX-License-Identifier: MIT */
/* Sizes for people. */
#include "size.h"

#include <stddef.h>

void size_print(FILE *file, uint64_t bytes) {
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    size_t unit = 0;
    double size = (double)bytes;
    for (; size >= 10000 && unit + 1 < sizeof units / sizeof *units; unit++) size /= 1000;
    fprintf(file, "%.*f %s", unit && size < 100, size, units[unit]);
}
