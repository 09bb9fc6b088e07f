/* SPDX-License-Identifier: MIT */
/** Postings of one form, packed in blocks: in which rows it stands, how often, at which positions. */
#ifndef STORE_POSTING_H
#define STORE_POSTING_H

#include "base/array.h"
#include "base/buffer.h"

#include <stdint.h>

/** Most postings of a block. */
#define POSTING_BLOCK 128

/** Most impacts of a block. */
#define POSTING_IMPACTS 4

/** Zero bytes that must follow on the data of a block: it is read in words of 64 bits. */
#define POSTING_SLACK 8

/**
 * Each posting of a block has at most COUNT occurrences and at least LENGTH words in its row for one of the block's
 * impacts. Pairs, not scores: bounds made of them stay true when frequencies and the mean length change (Mallia et al.,
 * SIGIR 2017; Lucene's ImpactsEnum).
 */
struct posting_impact {
    uint32_t count, length;
};

/** A block whose postings are still packed. */
struct posting_block {
    uint32_t length;                           /* postings, 1 to POSTING_BLOCK */
    uint32_t first, last;                      /* rows */
    unsigned row_bits, count_bits, place_bits; /* widths */
    uint32_t impact_count;                     /* 0: nothing is known, as for small blocks */
    struct posting_impact impacts[POSTING_IMPACTS];
    struct view row_patches, count_patches; /* what exceeds the widths; borrowed */
    struct view packed; /* rows, counts and positions; borrowed, POSTING_SLACK bytes can be read behind it */
};

ARRAY_STRUCT(posting_places, uint32_t);

/** The postings of a block. Zero-initialise; posting_list_release() to end. */
struct posting_list {
    uint32_t length;
    uint32_t rows[POSTING_BLOCK];    /* ascending */
    uint32_t counts[POSTING_BLOCK];  /* occurrences, at least 1 */
    uint32_t lengths[POSTING_BLOCK]; /* words of the rows; only what is written has them */
    struct posting_places places;    /* positions of the first posting, the second, ... */
};

/** Appends packed DATA to OUT with POSTING_SLACK behind it; returns it where it now is, valid until OUT changes. */
struct view posting_copy(struct buffer *out, struct view data);

/** Frees what LIST owns. */
void posting_list_release(struct posting_list *list);

/** Appends the block of LIST, which is not empty, to OUT. BASE: no row of it is smaller. */
void posting_write(struct buffer *out, const struct posting_list *list, uint32_t base);

/** Reads the head of the block at the start of DATA, which is all of it; false when it is damaged. */
bool posting_read(struct posting_block *out, struct view data, uint32_t base);

/** Unpacks the rows of BLOCK. */
void posting_rows(uint32_t out[POSTING_BLOCK], const struct posting_block *block);

/** Unpacks its counts. */
void posting_counts(uint32_t out[POSTING_BLOCK], const struct posting_block *block);

/**
 * Appends to OUT COUNT positions of BLOCK from the one with index FROM on, counted over all its postings. False: no
 * memory, or damaged.
 */
bool posting_places(struct posting_places *out, const struct posting_block *block, uint64_t from, uint32_t count);

#endif
