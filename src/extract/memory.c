/* SPDX-License-Identifier: MIT */
/* Allocation that ends the process when there is no memory. */

/*
 * A child of the worker is there for one file. Where memory ends nobody needs it any more, but an article with
 * something missing would be believed; of the libraries that parse, libxml2 and jansson leave things out then,
 * libarchive takes the file for damaged, or crashes. So malloc() and its kin are here, in front of those of the C
 * library, for all of them: they do not return without memory.
 */
#include "read/protocol.h"

#include <stdlib.h>
#include <unistd.h>

/* What the GNU C library calls its own. */
/* NOLINTBEGIN(*reserved-identifier,cert-dcl*): the names are not ours */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
/* NOLINTEND(*reserved-identifier,cert-dcl*) */

static void *there(void *memory) {
    if (!memory) _exit(WORKER_NO_MEMORY);
    return memory;
}

__attribute__((visibility("default"))) void *malloc(size_t size) { return there(__libc_malloc(size)); }

__attribute__((visibility("default"))) void *calloc(size_t nmemb, size_t size) {
    return there(__libc_calloc(nmemb, size));
}

/* Resizing to nothing frees, and gives nothing. */
__attribute__((visibility("default"))) void *realloc(void *ptr, size_t size) {
    void *memory = __libc_realloc(ptr, size);
    return size > 0 ? there(memory) : memory;
}
