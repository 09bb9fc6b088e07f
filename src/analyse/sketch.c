/* SPDX-License-Identifier: MIT */
/* MinHash with one permutation. */

/*
 * Each shingle is hashed once; its hash chooses a bin and a place in it, and each bin keeps the least (Li, Owen, Zhang:
 * One Permutation Hashing, 2012) by eight bits of it (Li, Koenig: b-bit minwise hashing, 2010). The part of the bins in
 * which two texts agree, of those that one of them fills, is an estimate of the part of shingles that they share. The
 * least hashes of all are the keys: similar texts share some, and are found by them.
 */
#include "analyse/sketch.h"

#include "base/table.h"

#include <string.h>

/*
 * Two texts that fill fewer bins than this have some 110 shingles together, of 60 to 70 words each. Reports of an
 * agency on the arrival and on the departure of a delegation are so short, and share a third to a half of them.
 */
enum { SHORT_BINS = 52, SHORT_NEAR = 50 };

/* Fewer bins in common, of ten words, are chance: a date line, the title of a head of state. */
enum { COMMON_LEAST = 8 };

/* The bits of a hash that choose its bin. */
enum { BIN_BITS = 6 };

_Static_assert(SKETCH_BINS == 1 << BIN_BITS, "a bin for each value of the bits");

/* Keeps HASH among the least, by its lower half first, so that it says nothing of the bins. */
static void add_key(struct sketch_maker *maker, uint64_t hash) {
    uint64_t order = hash << 32 | hash >> 32;
    uint32_t count = maker->key_count, at = count;
    if (count == SKETCH_KEYS && order >= maker->keys[count - 1]) return;
    while (at > 0 && maker->keys[at - 1] > order) at--;
    if (at > 0 && maker->keys[at - 1] == order) return;
    if (count < SKETCH_KEYS) count = ++maker->key_count;
    memmove(&maker->keys[at + 1], &maker->keys[at], (count - at - 1) * sizeof *maker->keys);
    maker->keys[at] = order;
}

static void add_shingle(struct sketch_maker *maker, uint64_t hash) {
    uint64_t *bin = &maker->bins[hash >> (64 - BIN_BITS)];
    if (~hash > *bin) *bin = ~hash;
    add_key(maker, hash);
}

void sketch_add(struct sketch_maker *maker, uint64_t hash) {
    uint64_t *words = maker->words;
    /* Each place has a factor of its own, because order matters. */
    if (++maker->word_count >= SKETCH_WORDS)
        add_shingle(maker, hash_mix(words[0] * 0x9E3779B97F4A7C15u + words[1] * 0xD1B54A32D192ED03u + hash));
    words[0] = words[1];
    words[1] = hash;
}

void sketch_make(struct sketch *out, const struct sketch_maker *maker) {
    *out = (struct sketch){.key_count = maker->key_count};
    for (size_t i = 0; i < SKETCH_BINS; i++)
        if (maker->bins[i]) out->bins[i] = (unsigned char)(1 + ~maker->bins[i] % 255);
    for (size_t i = 0; i < maker->key_count; i++) out->keys[i] = (uint32_t)maker->keys[i];
}

unsigned sketch_similarity(const unsigned char bins[SKETCH_BINS], const unsigned char others[SKETCH_BINS]) {
    unsigned filled = 0, common = 0;
    for (size_t i = 0; i < SKETCH_BINS; i++) {
        filled += bins[i] || others[i];
        common += bins[i] && bins[i] == others[i];
    }
    if (common < COMMON_LEAST || (filled < SHORT_BINS && 100 * common < SHORT_NEAR * filled)) return 0;
    return 100 * common / filled;
}
