/* SPDX-License-Identifier: MIT */
/** A hash table from byte strings to numbers. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"

#include <stdint.h>

/** One key with its value. The table owns the bytes of KEY. */
struct table_entry {
    struct view key;
    uint64_t hash;
    uint64_t value;
};

/** What hashes depend on: without it one could make keys that all want the same place. */
struct hash_seed {
    uint64_t low, high;
};

/**
 * Zero-initialise to start. Entries stand in the order in which their keys were first seen. Every table hashes in a way
 * of its own, which cannot be foreseen, so that keys may come from anybody.
 */
struct table {
    struct table_entry *entries;
    size_t length, capacity;
    uint32_t *slots; /* index of an entry plus one; 0: free */
    size_t slot_count;
    struct hash_seed seed; /* random; set with the first slots */
    struct arena keys;
};

/** Frees everything; the table is empty and usable again. */
void table_release(struct table *table);

/** The entry of KEY, or NULL. Valid until the next table_put(). */
struct table_entry *table_find(const struct table *table, struct view key);

/** The entry of KEY, made with value 0 (and a copy of the key) where it was missing; NULL when memory runs out. */
struct table_entry *table_put(struct table *table, struct view key);

/**
 * 64-bit FNV-1a of the bytes of KEY (Fowler, Noll, Vo; draft-eastlake-fnv): the same in every process, for sums that
 * are compared. Whoever wants equal hashes can make them: tables have a hash of their own.
 */
uint64_t hash_bytes(struct view key);

/** A seed that nobody outside can foresee; PLACE is an address that differs from one use to the next. */
struct hash_seed hash_seed_make(const void *place);

/** The hash of KEY by SEED: who does not know the seed cannot make keys with equal hashes. */
uint64_t hash_seeded(struct hash_seed seed, struct view key);

/** Spreads the bits of X over the whole word (the finaliser of MurmurHash3, Appleby). */
uint64_t hash_mix(uint64_t x);

#endif
