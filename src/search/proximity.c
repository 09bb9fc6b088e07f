/* SPDX-License-Identifier: MIT */
/* Comparing the places of neighbouring leaves. */
#include "search/proximity.h"

#include "search/rank.h"

void proximity_release(struct proximity *proximity) {
    array_release(&proximity->first);
    array_release(&proximity->second);
}

/* What the places of two neighbouring leaves add; APART: words from the first to the second in the query. */
static double pair_score(const struct proximity *places, uint32_t apart, double idf) {
    const struct posting_places *first = &places->first, *second = &places->second;
    double ordered = 0, near = 0;
    size_t from = 0;
    for (size_t i = 0; i < first->length; i++) {
        int64_t place = first->items[i];
        while (from < second->length && (int64_t)second->items[from] + RANK_NEAR < place) from++;
        for (size_t j = from; j < second->length && (int64_t)second->items[j] <= place + RANK_NEAR; j++) {
            int64_t distance = (int64_t)second->items[j] - place;
            if (distance == 0) continue;
            ordered += distance == apart;
            near += 1.0 / (double)(distance < 0 ? -distance : distance);
        }
    }
    return ordered > 0 || near > 0 ? rank_proximity(idf, ordered, near) : 0;
}

lede_status proximity_score(double *out, struct proximity *proximity, uint64_t present, uint32_t row, lede_error *err) {
    const struct leaf_array *list = &proximity->leaves->list;
    struct sources *sources = proximity->sources;
    lede_status status = LEDE_OK;
    size_t have = SIZE_MAX; /* whose places stand in FIRST */
    *out = 0;
    for (size_t i = 0; status == LEDE_OK && i + 1 < list->length; i++) {
        if (!(present >> i & 1) || !(present >> (i + 1) & 1)) continue;
        const struct leaf *leaf = &list->items[i];
        if (have != i) status = sources_places(&proximity->first, sources, i, row, err);
        if (status == LEDE_OK) status = sources_places(&proximity->second, sources, i + 1, row, err);
        *out += pair_score(proximity, leaf[1].place - leaf->place, leaf->idf + leaf[1].idf);
        struct posting_places swap = proximity->first;
        proximity->first = proximity->second;
        proximity->second = swap;
        have = i + 1;
    }
    return status;
}
