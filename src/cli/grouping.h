/* SPDX-License-Identifier: MIT */
/** Hits of one page brought together by article. */
#ifndef CLI_GROUPING_H
#define CLI_GROUPING_H

#include <lede.h>

/** A hit in its new place. */
struct grouped {
    int64_t article;
    size_t leader; /* index of the article's best hit */
    size_t hit;    /* index of this hit */
};

/**
 * The hits of RESULTS, those of one article together: articles in the order of their best hits, hits in theirs. Freed
 * by the caller with free().
 */
struct grouped *group_hits(const lede_results *results);

#endif
