/* SPDX-License-Identifier: MIT */
/* The allocator of tests in which memory fails. */

/*
 * malloc() and its kin are defined here, in front of those of the C library, for lede and all libraries that it uses.
 * Blocks are counted, so that what a failure leaks is seen.
 */
#include "shortage.h"

#include <errno.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Where the program has an allocator, the one here is below it. */
#ifdef SHORTAGE_BELOW
#define malloc shortage_malloc
#define calloc shortage_calloc
#define realloc shortage_realloc
void *shortage_malloc(size_t size);
void *shortage_calloc(size_t nmemb, size_t size);
void *shortage_realloc(void *ptr, size_t size);
#endif

/* What the GNU C library calls its own. */
/* NOLINTBEGIN(*reserved-identifier,cert-dcl*): the names are not ours */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);
/* NOLINTEND(*reserved-identifier,cert-dcl*) */

static bool counting;  /* what is allocated now belongs to the command */
static bool lasting;   /* all behind the one that fails fail, too */
static long allocated; /* since counting began */
static long fails_at;  /* 0: none */
static long blocks;    /* that are there */

/* ---- libstemmer ------------------------------------------------------------------------------------------------- */

/* Where the code of libstemmer is. */
static uintptr_t stemmer_start, stemmer_end;

static int note_stemmer(struct dl_phdr_info *info, size_t size, void *context) {
    (void)size, (void)context;
    if (!strstr(info->dlpi_name, "libstemmer")) return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        uintptr_t start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X)) continue;
        stemmer_start = start;
        stemmer_end = start + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

/*
 * Whether this is the first string of a stemmer, or its list of strings: when these fail, libstemmer 2.2 follows a null
 * pointer. lede makes sure that there is memory for them, which does not help against failures that come one by one.
 */
static bool is_fatal(const void *caller, size_t size) {
    enum { STRING_AND_HEAD = 16 };
    return size <= STRING_AND_HEAD && (uintptr_t)caller >= stemmer_start && (uintptr_t)caller < stemmer_end;
}

/* ---- Allocating ------------------------------------------------------------------------------------------------- */

/* Whether the allocation of SIZE bytes for CALLER fails. */
static bool fails(const void *caller, size_t size) {
    if (!counting || is_fatal(caller, size)) return false;
    allocated++;
    return fails_at > 0 && (allocated == fails_at || (lasting && allocated > fails_at));
}

static void *counted(void *block) {
    blocks += block != NULL;
    if (!block) errno = ENOMEM;
    return block;
}

__attribute__((visibility("default"))) void *malloc(size_t size) {
    return counted(fails(__builtin_return_address(0), size) ? NULL : __libc_malloc(size));
}

__attribute__((visibility("default"))) void *calloc(size_t nmemb, size_t size) {
    return counted(fails(__builtin_return_address(0), nmemb * size) ? NULL : __libc_calloc(nmemb, size));
}

__attribute__((visibility("default"))) void *realloc(void *ptr, size_t size) {
    bool failing = fails(__builtin_return_address(0), size);
    if (!ptr) return counted(failing ? NULL : __libc_malloc(size));
    if (!failing) return __libc_realloc(ptr, size);
    errno = ENOMEM;
    return NULL;
}

__attribute__((visibility("default"))) void free(void *ptr) {
    blocks -= ptr != NULL;
    __libc_free(ptr);
}

void shortage_begin(long at, bool is_lasting) {
    if (!stemmer_end) dl_iterate_phdr(note_stemmer, NULL);
    fails_at = at;
    lasting = is_lasting;
    allocated = 0;
    counting = true;
}

long shortage_end(void) {
    counting = false;
    return allocated;
}

long shortage_blocks(void) { return blocks; }
