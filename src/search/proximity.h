/* SPDX-License-Identifier: MIT */
/** How near to each other the words of a query stand. */
#ifndef SEARCH_PROXIMITY_H
#define SEARCH_PROXIMITY_H

#include "search/sources.h"

/** Set SOURCES and LEAVES, the rest zero; proximity_release() to end. */
struct proximity {
    struct sources *sources;
    const struct leaves *leaves;
    struct posting_places first, second; /* of two leaves, kept from one passage to the next */
};

/** Frees what PROXIMITY owns. */
void proximity_release(struct proximity *proximity);

/** *OUT: what the places of the leaves in PRESENT, a bit each, add to passage ROW; see rank_proximity(). */
lede_status proximity_score(double *out, struct proximity *proximity, uint64_t present, uint32_t row, lede_error *err);

#endif
