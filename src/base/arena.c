/* SPDX-License-Identifier: MIT */
/* Blocks of memory handed out from the front. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>

/* Big enough that a query or a page of results takes one or two, small enough not to matter when little is needed. */
static const size_t block_size = 8192;

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char data[];
};

void arena_release(struct arena *arena) {
    while (arena->blocks) {
        struct arena_block *block = arena->blocks;
        arena->blocks = block->next;
        mem_free(block);
    }
}

static bool arena_add_block(struct arena *arena, size_t size) {
    struct arena_block *block = mem_calloc(1, sizeof *block + size);
    if (!block) return false;
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    return true;
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t alignment = alignof(max_align_t);
    if (size > SIZE_MAX / 2) return NULL;
    size = (size + alignment - 1) / alignment * alignment;
    struct arena_block *block = arena->blocks;
    /* The rest of the old block stays unused: less than finding a place in older ones would cost. */
    if (!block || block->size - block->used < size) {
        if (!arena_add_block(arena, size > block_size ? size : block_size)) return NULL;
        block = arena->blocks;
    }
    void *place = block->data + block->used;
    block->used += size;
    return place;
}

char *arena_copy(struct arena *arena, const char *data, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (copy && length) memcpy(copy, data, length);
    return copy;
}
