/* SPDX-License-Identifier: MIT */
/** The formulas of ranking; docs/RANKING.md explains them in prose, with a worked example. */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "search/leaf.h"

/** What the whole corpus contributes to scores. */
struct rank_corpus {
    double passages;       /* number of passages */
    double passage_length; /* mean, in words */
    double article_length; /* mean, in words */
    int64_t last_passage;  /* greatest number of a passage */
};

/** The weight of an occurrence that is as close to what was typed as CLOSENESS says. */
double rank_closeness(enum closeness closeness);

/** Occurrences of a phrase by any forms of its words, and the share of their weight that its exact forms add. */
#define RANK_PHRASE_INFLECTED 0.8
#define RANK_PHRASE_EXACT (1.0 - RANK_PHRASE_INFLECTED)

/** ln(1 + (N - df + 0.5) / (df + 0.5)): Robertson's idf as Lucene's BM25Similarity has it, never negative. */
double rank_idf(const struct rank_corpus *corpus, double frequency);

/**
 * The idf of LEAF. The frequency of a word is that of the union of its forms, estimated from the single ones as if they
 * were independent: N (1 - (1 - df1/N) (1 - df2/N) ...). A phrase has the sum over its words, as Lucene's PhraseQuery.
 * Other spellings of a name count only for a word that has no form of its own: the commonest of them.
 */
double rank_leaf_idf(const struct rank_corpus *corpus, const struct leaf *leaf);

/** BM25's parameters: Robertson's and Lucene's defaults; docs/RANKING.md has what others gave. */
#define RANK_K1 1.2
#define RANK_B 0.75

/** BM25's k1 (1 - b + b length / mean): the tf of which the saturated one is half of the most. */
static inline double rank_half(double length, double mean) { return RANK_K1 * (1.0 - RANK_B + RANK_B * length / mean); }

/** BM25's saturated term frequency, tf (k1 + 1) / (tf + k1 (1 - b + b length / mean)); 0 to k1 + 1. */
static inline double rank_saturate(double tf, double length, double mean) {
    return tf * (RANK_K1 + 1.0) / (tf + rank_half(length, mean));
}

/** What rank_saturate() never reaches. */
#define RANK_SATURATED (RANK_K1 + 1.0)

/** What a title with TF occurrences of a leaf of that IDF adds. */
double rank_title(double idf, double tf);

/**
 * Added where all words of a query of two or three are there: more than all else can come to, so that these come first.
 * 0 for other queries.
 */
double rank_together(const struct leaves *leaves);

/** What places in order side by side (ORDERED) or near each other (NEAR: sum of 1 / distance) add for two leaves. */
double rank_proximity(double idf, double ordered, double near);

/** The most that rank_proximity() gives. */
double rank_proximity_most(double idf);

/** Two words that are further apart than this, in words, are not near each other. */
#define RANK_NEAR 8

/** The share of an article's BM25 that each of its passages gets. */
#define RANK_ARTICLE 0.8

/** What an occurrence of the exact form adds, as a share of the leaf's idf. */
#define RANK_EXACT 0.1

#endif
