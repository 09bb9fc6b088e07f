/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing over an array of entries. */
#include "base/table.h"

#include "base/array.h"
#include "base/mem.h"

#include <string.h>

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

void table_release(struct table *table) {
    mem_free(table->entries);
    mem_free(table->slots);
    arena_release(&table->keys);
    *table = (struct table){0};
}

/* The slot that holds KEY, or the free one where it would go. The slots are a power of two, never full. */
static size_t find_slot(const struct table *table, struct view key, uint64_t hash) {
    size_t slot = hash_mix(hash) & (table->slot_count - 1);
    for (; table->slots[slot]; slot = (slot + 1) & (table->slot_count - 1)) {
        const struct table_entry *entry = &table->entries[table->slots[slot] - 1];
        if (entry->hash == hash && view_equal(entry->key, key)) break;
    }
    return slot;
}

struct table_entry *table_find(const struct table *table, struct view key) {
    if (table->length == 0) return NULL;
    size_t slot = find_slot(table, key, hash_bytes(key));
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
    table->slot_count = count;
    for (size_t i = 0; i < table->length; i++)
        slots[find_slot(table, table->entries[i].key, table->entries[i].hash)] = (uint32_t)i + 1;
    return true;
}

struct table_entry *table_put(struct table *table, struct view key) {
    if (!grow_slots(table)) return NULL;
    uint64_t hash = hash_bytes(key);
    size_t slot = find_slot(table, key, hash);
    if (table->slots[slot]) return &table->entries[table->slots[slot] - 1];
    if (!array_grow((void **)&table->entries, &table->capacity, table->length, 1, sizeof *table->entries)) return NULL;
    char *copy = arena_copy(&table->keys, key.data, key.length);
    if (!copy) return NULL;
    table->entries[table->length] = (struct table_entry){view_of(copy, key.length), hash, 0};
    table->slots[slot] = (uint32_t)++table->length;
    return &table->entries[table->length - 1];
}
