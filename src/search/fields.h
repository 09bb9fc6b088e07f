/* SPDX-License-Identifier: MIT */
/** Which articles the fields of a query mean. */
#ifndef SEARCH_FIELDS_H
#define SEARCH_FIELDS_H

#include "model/date.h"
#include "search/leaf.h"

/** Ascending articles for each field of a query. Zero-initialise, fields_release() to end. */
struct field_sets {
    struct store_ids sets[LEAVES_FIELDS_MAX];
    size_t count;
};

/**
 * Finds the articles that have the fields of LEAVES. Relative dates are before options->today. *UNDATED, where it is 0,
 * counts the articles left out by a date that has to be there, for want of one.
 */
lede_status fields_find(struct field_sets *out, uint64_t *undated, struct store *store, const struct leaves *leaves,
                        const lede_search_options *options, lede_error *err);

/** Frees what SETS owns. */
void fields_release(struct field_sets *sets);

/** The fields that ARTICLE has, as bits of the leaves. */
static inline uint64_t fields_of(const struct field_sets *sets, int64_t article) {
    uint64_t bits = 0;
    for (size_t i = 0; i < sets->count; i++)
        if (ids_contain(&sets->sets[i], article)) bits |= UINT64_C(1) << (LEAVES_MAX - 1 - i);
    return bits;
}

/** DAY, a number YYYYMMDD, as YYYY-MM-DD in OUT, which is returned; NULL for 0. */
const char *fields_day(char out[DATE_TEXT_SIZE], int day);

/** The day that is today for OPTIONS: what they say, else the clock's. */
struct date fields_today(const lede_search_options *options);

#endif
