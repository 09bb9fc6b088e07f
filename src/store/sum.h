/* SPDX-License-Identifier: MIT */
/** Hashes that are added up to compare an index with texts: sums do not depend on order. */
#ifndef STORE_SUM_H
#define STORE_SUM_H

#include "base/table.h"
#include "store/store.h"

/** Hash of something with FORM_HASH, the hash_bytes() of a form, in ROW at POSITION. */
static inline uint64_t posting_sum(uint64_t form_hash, uint64_t row, uint64_t position) {
    /* Row and position are mixed before they meet the form, so that no exchange among the three cancels out. */
    return hash_mix(form_hash ^ hash_mix(row << 32 ^ position));
}

/**
 * Adds to *SUM the hashes of all sealed postings, of titles to *TITLES. *SOUND is set to false where their structure is
 * damaged, or is not what the postings in it are packed into.
 */
lede_status segments_sum(uint64_t *sum, uint64_t *titles, bool *sound, struct store *store, lede_error *err);

/** Adds up in *OUT the hashes of the rows (form, row, position) that SQL gives. */
lede_status sum_rows(uint64_t *out, struct store *store, const char *sql, lede_error *err);

#endif
