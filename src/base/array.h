/* SPDX-License-Identifier: MIT */
/** Typed growable arrays. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/** Declares a struct NAME of growable items of TYPE; zero-initialise to start, array_release() to end. */
#define ARRAY_STRUCT(name, type)                                                                                       \
    struct name {                                                                                                      \
        type *items;                                                                                                   \
        size_t length, capacity;                                                                                       \
    }

/** Makes room for EXTRA more items; false when memory runs out, the array then stays as it was. */
#define array_reserve(array, extra)                                                                                    \
    array_grow((void **)&(array)->items, &(array)->capacity, (array)->length, (extra), sizeof *(array)->items)

/** Appends the item given behind ARRAY; false when memory runs out. */
#define array_push(array, ...)                                                                                         \
    (array_reserve((array), 1) ? ((array)->items[(array)->length++] = (__VA_ARGS__), true) : false)

/** Frees the items; the array is empty and usable again. */
#define array_release(array)                                                                                           \
    do {                                                                                                               \
        array_free((array)->items);                                                                                    \
        (array)->items = NULL;                                                                                         \
        (array)->length = (array)->capacity = 0;                                                                       \
    } while (0)

/** For array_reserve() alone: grows *ITEMS of SIZE bytes so that LENGTH + EXTRA fit. */
bool array_grow(void **items, size_t *capacity, size_t length, size_t extra, size_t size);

/** For array_release() alone. */
void array_free(void *items);

#endif
