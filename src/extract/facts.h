/* SPDX-License-Identifier: MIT */
/** What a page says about its article, from several places that need not agree. */
#ifndef EXTRACT_FACTS_H
#define EXTRACT_FACTS_H

#include "extract/tree.h"

/** What a fact is about. */
enum fact_kind {
    FACT_TITLE,
    FACT_PUBLISHED, /* a date in any form */
    FACT_MODIFIED,  /* the same */
    FACT_AUTHOR,
    FACT_SITE,
    FACT_URL,
    FACT_LANGUAGE, /* a tag of BCP 47, or a locale such as ko_KR */
    FACT_BODY,     /* the text of the article */
};

/** How far a fact is to be trusted; the lower the further. */
enum fact_rank {
    RANK_JSON_LD,   /* of an article in JSON-LD */
    RANK_META,      /* <meta> made for the purpose */
    RANK_MICRODATA, /* itemprop in the page */
    RANK_ADDRESS,   /* a date in the address */
    RANK_VISIBLE,   /* what readers see near the headline */
    RANK_WEAK,      /* of the page rather than the article */
};

/** One of them. */
struct fact {
    enum fact_kind kind;
    enum fact_rank rank;
    struct view value; /* one line of clean UTF-8, not empty; of FACT_BODY: lines */
};

/** Zero-initialise to start, facts_release() to end. */
struct facts {
    struct fact *items;
    size_t length, capacity;
    struct arena arena; /* of the values */
    bool failed;        /* memory ran out, which is checked once at the end */
};

/** Frees what FACTS owns and zeroes it. */
void facts_release(struct facts *facts);

/** Adds a fact with a clean copy of VALUE; entities that were encoded twice, and tags in it, are undone. */
void facts_add(struct facts *facts, enum fact_kind kind, enum fact_rank rank, struct view value);

/** The first of the most trusted facts of KIND; empty where there is none. */
struct view facts_best(const struct facts *facts, enum fact_kind kind);

#endif
