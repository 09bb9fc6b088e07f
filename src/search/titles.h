/* SPDX-License-Identifier: MIT */
/** Which titles have words of the query. */
#ifndef SEARCH_TITLES_H
#define SEARCH_TITLES_H

#include "search/sources.h"

/** What the title of an article has of the query. */
struct title_hit {
    uint32_t article;
    bool used;       /* the article matched in its body, too */
    uint64_t leaves; /* a bit each */
    double score;    /* of those that are wanted */
};

/** Ascending by article. Zero-initialise, array_release() to end. */
ARRAY_STRUCT(title_hits, struct title_hit);

/**
 * Appends the titles with one of LEAVES, whose TITLES are open; those in WANTED, a bit each, add to scores. False: no
 * memory.
 */
bool titles_find(struct title_hits *out, struct sources *titles, const struct leaves *leaves, uint64_t wanted);

#endif
