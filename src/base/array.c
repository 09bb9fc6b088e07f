/* SPDX-License-Identifier: MIT */
/* Growth of typed arrays. */
#include "base/array.h"

#include "base/mem.h"

#include <stdint.h>

bool array_grow(void **items, size_t *capacity, size_t length, size_t extra, size_t size) {
    if (extra <= *capacity - length) return true;
    /* No array comes near a quarter of the address space; below it the sums that follow cannot wrap around. */
    if (extra > SIZE_MAX / 4 / size - length) return false;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < length + extra) wanted = length + extra;
    if (wanted < 8) wanted = 8;
    void *grown = mem_resize(*items, wanted, size);
    if (!grown) return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

void array_free(void *items) { mem_free(items); }
