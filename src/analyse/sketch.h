/* SPDX-License-Identifier: MIT */
/** A few bytes by which near-identical texts are told. */
#ifndef ANALYSE_SKETCH_H
#define ANALYSE_SKETCH_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Words of a shingle: texts are compared by the runs of so many words that they have in common (Broder, 1997). With a
 * tenth of its words changed a text keeps 0.57 of its shingles of three, and 0.49 of those of four; shingles of two are
 * shared by messages of one agency that say different things.
 */
#define SKETCH_WORDS 3

/** Bins of a sketch: the similarity is known to 0.06, one standard deviation, where it is a third. */
#define SKETCH_BINS 64

/** Keys of a sketch: texts whose similarity is a third share one 97 times in a hundred, those of 0.44 99 times. */
#define SKETCH_KEYS 6

/** What is kept of a text. */
struct sketch {
    unsigned char bins[SKETCH_BINS]; /* eight bits of the least shingle in each bin; 0: none */
    uint32_t keys[SKETCH_KEYS];      /* of the least shingles of all, by another order */
    uint32_t key_count;
    int day; /* date_day_number() of the article, 0: not known; set by the caller */
};

/** A sketch that is being made. Zero-initialise to start. */
struct sketch_maker {
    uint64_t words[SKETCH_WORDS - 1]; /* hashes of the last ones */
    uint64_t word_count;
    uint64_t bins[SKETCH_BINS]; /* least hashes, complemented: 0 stands for none */
    uint64_t keys[SKETCH_KEYS]; /* least hashes by the other order, ascending */
    uint32_t key_count;
};

/** Adds the next word of the text to MAKER; HASH is the hash_bytes() of its form. */
void sketch_add(struct sketch_maker *maker, uint64_t hash);

/** The sketch of the words that were added to MAKER. */
void sketch_make(struct sketch *out, const struct sketch_maker *maker);

/**
 * How similar the texts of BINS and OTHERS are, in hundredths: their common shingles of all that one of them has. 0
 * where that is too little to tell, for they are short.
 */
unsigned sketch_similarity(const unsigned char bins[SKETCH_BINS], const unsigned char others[SKETCH_BINS]);

/**
 * Texts are near-identical from this similarity on, in hundredths. See docs/FAMILIES.md for the measurement.
 */
#define SKETCH_NEAR 33

#endif
