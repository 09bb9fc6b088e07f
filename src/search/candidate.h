/* SPDX-License-Identifier: MIT */
/** A passage that may be shown. */
#ifndef SEARCH_CANDIDATE_H
#define SEARCH_CANDIDATE_H

#include "base/array.h"

#include <lede.h>
#include <stdint.h>

/** A passage on its way to the results. */
struct candidate {
    int64_t passage, article;
    int64_t family; /* of the article, 0: none, or it does not matter */
    double score;
    uint64_t article_total; /* passages of the article that match */
    int day;                /* first day of the article's date as YYYYMMDD, 0 without one; only when sorting by date */
    bool title_only;
    bool stands_in; /* for its article, which matches by its title or its fields alone */
    uint32_t parts; /* number from 1 of the parts of the score, where they are asked for */
};

ARRAY_STRUCT(candidates, struct candidate);

ARRAY_STRUCT(score_parts, lede_score);

/** Whether A stands before B in results: by score, ties by address. */
static inline bool candidate_before(const struct candidate *a, const struct candidate *b) {
    return a->score != b->score ? a->score > b->score : a->passage < b->passage;
}

#endif
