/* SPDX-License-Identifier: MIT */
/** Articles or passages like a text. */
#ifndef SEARCH_SIMILAR_H
#define SEARCH_SIMILAR_H

#include "search/search.h"

/** Most words that are told of what links two texts. */
#define SIMILAR_WORDS_MAX 8

/** What others are compared with. */
struct similar_source {
    struct view title, text; /* valid UTF-8 */
    int64_t article;         /* that it is, or is from, and that is not compared; 0: none */
    bool passages;           /* it is a passage, and passages are looked for; else articles */
};

/** An article or passage that is like it. */
struct similar_item {
    int64_t article;
    int64_t passage; /* number in the corpus; of an article the one that the search ranked highest */
    double likeness; /* 0 to 1 */
    struct view words[SIMILAR_WORDS_MAX]; /* forms of the source that link the two, the most telling first */
    size_t word_count;
};

ARRAY_STRUCT(similar_items, struct similar_item);

/** What was found; zero-initialise, array_release() of the items. */
struct similar_found {
    struct similar_items items; /* the most alike first */
    uint64_t undated;           /* articles left out because they have no date */
};

/**
 * Fills OUT, all zero, with what is like SOURCE in STORE under the filters of OPTIONS; its words are in ARENA. The most
 * telling words of SOURCE are searched (as Lucene's MoreLikeThis does it), and what the search ranks highest is
 * compared by the cosine of tf-idf vectors (Salton & Buckley 1988). Inside of a read transaction.
 */
lede_status similar_find(struct similar_found *out, struct arena *arena, struct store *store,
                         const struct similar_source *source, const lede_search_options *options, lede_error *err);

#endif
