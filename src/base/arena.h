/* SPDX-License-Identifier: MIT */
/** Memory for many small things that die together. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/view.h"

struct arena_block;

/** Zero-initialise to start. */
struct arena {
    struct arena_block *blocks;
};

/** Frees everything that was allocated from ARENA; it is usable again. */
void arena_release(struct arena *arena);

/** SIZE bytes, all zero and aligned for any type, valid until arena_release(); NULL when there is no memory. */
void *arena_alloc(struct arena *arena, size_t size);

/** A NUL-terminated copy of LENGTH bytes at DATA, as arena_alloc(). */
char *arena_copy(struct arena *arena, const char *data, size_t length);

#endif
