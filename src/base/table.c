/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing over an array of entries. */
#include "base/table.h"

#include "base/array.h"
#include "base/mem.h"

#include <string.h>
#include <sys/random.h>

uint64_t hash_bytes(struct view key) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key.length; i++) hash = (hash ^ (unsigned char)key.data[i]) * 0x100000001b3u;
    return hash;
}

uint64_t hash_mix(uint64_t x) {
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdu;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53u;
    return x ^ (x >> 33);
}

/* Where the system has no random bytes to give yet, an address, which is random too where addresses are, is better than
   nothing. */
struct hash_seed hash_seed_make(const void *place) {
    struct hash_seed seed;
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed) return seed;
    return (struct hash_seed){hash_mix((uintptr_t)place), hash_mix((uintptr_t)&seed)};
}

static uint64_t rotate(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

/* One SipRound on the state V. */
static void sip_round(uint64_t v[4]) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32) + v[3];
    v[2] += v[1];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

/*
 * SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012; with one and three rounds as in the
 * tables of Rust and Python). Adding 36 MB of articles takes 2.8 s, as with FNV-1a. A plain seed for FNV-1a would not
 * do: which strings collide there depends on the lowest byte of the seed alone.
 */
uint64_t hash_seeded(struct hash_seed seed, struct view key) {
    uint64_t v[4] = {0x736f6d6570736575u ^ seed.low, 0x646f72616e646f6du ^ seed.high, 0x6c7967656e657261u ^ seed.low,
                     0x7465646279746573u ^ seed.high};
    struct view rest = key;
    for (bool last = false; !last;) {
        last = rest.length < sizeof(uint64_t);
        size_t size = last ? rest.length : sizeof(uint64_t);
        uint64_t word = last ? (uint64_t)key.length << 56 : 0;
        if (size > 0) memcpy(&word, rest.data, size);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
        rest = view_of(rest.data + size, rest.length - size);
    }
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++) sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void table_release(struct table *table) {
    mem_free(table->entries);
    mem_free(table->slots);
    arena_release(&table->keys);
    *table = (struct table){0};
}

/* The slot that holds KEY, or the free one where it would go. The slots are a power of two, never full. */
static size_t find_slot(const struct table *table, struct view key, uint64_t hash) {
    size_t slot = hash & (table->slot_count - 1);
    for (; table->slots[slot]; slot = (slot + 1) & (table->slot_count - 1)) {
        const struct table_entry *entry = &table->entries[table->slots[slot] - 1];
        if (entry->hash == hash && view_equal(entry->key, key)) break;
    }
    return slot;
}

struct table_entry *table_find(const struct table *table, struct view key) {
    if (table->length == 0) return NULL;
    size_t slot = find_slot(table, key, hash_seeded(table->seed, key));
    return table->slots[slot] ? &table->entries[table->slots[slot] - 1] : NULL;
}

/* Keeps at least half of the slots free. */
static bool grow_slots(struct table *table) {
    if ((table->length + 1) * 2 <= table->slot_count) return true;
    size_t count = table->slot_count ? table->slot_count * 2 : 64;
    uint32_t *slots = mem_calloc(count, sizeof *slots);
    if (!slots) return false;
    mem_free(table->slots);
    table->slots = slots;
    if (table->slot_count == 0) table->seed = hash_seed_make(table);
    table->slot_count = count;
    for (size_t i = 0; i < table->length; i++)
        slots[find_slot(table, table->entries[i].key, table->entries[i].hash)] = (uint32_t)i + 1;
    return true;
}

struct table_entry *table_put(struct table *table, struct view key) {
    if (!grow_slots(table)) return NULL;
    uint64_t hash = hash_seeded(table->seed, key);
    size_t slot = find_slot(table, key, hash);
    if (table->slots[slot]) return &table->entries[table->slots[slot] - 1];
    if (!array_grow((void **)&table->entries, &table->capacity, table->length, 1, sizeof *table->entries)) return NULL;
    char *copy = arena_copy(&table->keys, key.data, key.length);
    if (!copy) return NULL;
    table->entries[table->length] = (struct table_entry){view_of(copy, key.length), hash, 0};
    table->slots[slot] = (uint32_t)++table->length;
    return &table->entries[table->length - 1];
}
