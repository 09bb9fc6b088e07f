/* SPDX-License-Identifier: MIT */
/** What the files that collect candidates share. */
#ifndef SEARCH_COLLECTOR_H
#define SEARCH_COLLECTOR_H

#include "search/collect.h"
#include "search/proximity.h"
#include "search/titles.h"
#include "search/window.h"

#include <math.h>

/** An article whose passages are scored. */
struct group {
    int64_t article;              /* 0: none yet */
    struct passage_extent extent; /* once a leaf is weighed */
    bool searched;                /* it is not removed or left out by a filter */
    uint64_t unweighed;           /* leaves of which it is not known yet what they add to the evidence, a bit each */
    double weights[LEAVES_MAX];   /* what the others do */
    double evidence;              /* what the whole article adds to each passage; at most, while leaves are unweighed */
    uint64_t total;               /* passages that match */
    struct candidates passages;
    struct title_hit *title; /* what its title has; NULL: nothing */
    uint64_t leaves;         /* of its title, and its fields, a bit each */
};

/** The article that is the next whose title names its passages. */
struct titled {
    size_t at; /* index of its title hit */
    uint32_t article;
    struct passage_extent extent;
    uint64_t naming; /* the leaves for which it was found */
};

/** What a leaf that is alone has to exceed. */
struct hurdle {
    double least; /* the threshold for which it was found */
    double tf;    /* the saturated one, of a word in another form than the typed one */
};

/** One search. */
struct collector {
    const struct collect_request *request;
    struct collected *out;
    uint64_t wanted;             /* leaves that are not left out, a bit each */
    uint64_t required, excluded; /* what has to be there, or must not, as the query stands */
    const struct demand *demand; /* NULL: it demands no more than that */
    uint64_t needed;      /* no passage matches that has none of these, its title included; 0: nothing is known */
    uint64_t placed;      /* wanted leaves of which positions are kept */
    double together;      /* rank_together() */
    double article_bound; /* what evidence of the article can add */
    struct passage_reader reader;
    struct sources sources;
    struct title_hits titles;
    size_t next_title;
    struct titled titled;
    struct window window;
    uint32_t scanned; /* passages below are done */
    uint32_t span;    /* how many passages the next window has */
    uint64_t whole;   /* leaves that were scanned in all passages behind these, not only in candidates */
    struct group group;
    struct candidates beside; /* further passages of articles that are the best of their families */
    struct proximity proximity;
    double bounds[LEAVES_MAX];    /* what a leaf can add to a passage that has it, titles and articles apart */
    size_t ascending[LEAVES_MAX]; /* wanted leaves by that */
    size_t wanted_count;
    struct hurdle hurdles[LEAVES_MAX];
    uint64_t bounded; /* leaves whose bounds add up to BOUND */
    double bound;
    double floor; /* all of the best score more than that, as far as is known */
    bool count_all;
    bool countable;           /* every passage with a leaf matches */
    bool unfiltered;          /* whether a passage matches is known from the leaves of its own and its title */
    bool listing;             /* articles may match by their fields alone */
    struct store_ids matched; /* those that match otherwise; only when listing */
    int64_t read_article;     /* the article that was read as a whole last, to find those behind it */
    uint32_t read_first;      /* the passage before its first */
    double *counts;           /* scratch: tf in the passages of an article */
    size_t counts_size;
};

/** Leaf I of the query. */
static inline const struct leaf *leaf_at(const struct collector *collector, size_t i) {
    return &collector->request->leaves->list.items[i];
}

/** How many there are. */
static inline size_t leaf_count(const struct collector *collector) { return collector->request->leaves->list.length; }

/** Whether a passage with LEAVES in it, its title or its fields, OWN in the passage itself, is what the query asks for.
 */
static inline bool satisfies(const struct collector *collector, uint64_t leaves, uint64_t own) {
    return (leaves & collector->required) == collector->required && !(leaves & collector->excluded) &&
           (own & collector->wanted) && (!collector->demand || demand_holds(collector->demand, leaves));
}

/** Whether LEAVES are all that are wanted. */
static inline bool has_all(const struct collector *collector, uint64_t leaves) {
    return (leaves & collector->wanted) == collector->wanted;
}

/** Whether ARTICLE is not removed or left out by a filter. */
static inline bool is_searched(const struct collect_request *request, int64_t article) {
    return request->allowed ? ids_contain(request->allowed, article) : !ids_contain(request->removed, article);
}

/** Counts MATCH, which is not scored, and tells whoever wants to know each. */
static inline lede_status count_match(struct collector *collector, const struct candidate *match, lede_error *err) {
    const struct collect_listener *listener = collector->request->listener;
    collector->out->total++;
    return listener ? listener->each(listener->context, match, err) : LEDE_OK;
}

/** Remembers that ARTICLE matches, where that is asked for. Returns false when memory runs out. */
static inline bool note_match(struct collector *collector, int64_t article) {
    return !collector->listing || array_push(&collector->matched, article);
}

/** Keeps PARTS for CANDIDATE, where they are asked for. Returns false when memory runs out. */
static inline bool note_parts(struct collector *collector, struct candidate *candidate, const lede_score *parts) {
    struct score_parts *list = collector->request->parts;
    if (list && !array_push(list, *parts)) return false;
    candidate->parts = list ? (uint32_t)list->length : 0;
    return true;
}

/** The score that a passage must exceed, or equal with a smaller number, to be among the best. */
static inline double threshold(const struct collector *collector) {
    const struct candidates *heap = &collector->out->list;
    bool full = heap->length == collector->request->most;
    return full && heap->items[0].score > collector->floor ? heap->items[0].score : collector->floor;
}

/**
 * Whether no score up to BOUND is greater than LEAST. Sums in another order may differ in their last bits: what is not
 * greater by more than that may still be equal.
 */
static inline bool cannot_exceed(double bound, double least) { return bound * (1 + 1e-12) <= least; }

/** Keeps what may be shown of PASSAGES, which are those of one article that may be among the best; their order changes.
 */
lede_status keep_passages(struct collector *collector, struct candidates *passages, lede_error *err);

/** As keep_passages() for the only passage of an article. */
lede_status keep_passage(struct collector *collector, struct candidate *candidate, lede_error *err);

/** Puts all that was kept into the list of what was found, which is no heap any more. */
lede_status keep_all(struct collector *collector, lede_error *err);

/** Collects the passage of SLOT, a candidate of the window, if it can be among the best. Passages have to ascend. */
lede_status collect_passage(struct collector *collector, uint32_t slot, lede_error *err);

/** Keeps the best passages of the group. */
lede_status flush_group(struct collector *collector, lede_error *err);

/** Finds what leaves can add to scores. */
void find_bounds(struct collector *collector);

/** Finds the fewest postings among which each matching passage is, if it has to have a leaf; the sources are open. */
void find_needed(struct collector *collector);

/** What the proximity of LEAVES can add. */
double proximity_bound(const struct collector *collector, uint64_t leaves);

/**
 * The leaves that name candidates: a passage that has none of them, and whose title has none of the query, is not among
 * the best.
 */
uint64_t naming_leaves(const struct collector *collector);

/**
 * Whether passages of the article of HIT, which have no leaf of NAMING, can be among the best by what their title has:
 * they have to be named, too.
 */
bool names_passages(const struct collector *collector, const struct title_hit *hit, uint64_t naming);

/**
 * *END: passages [ROW, *END) cannot be among the best, whatever they have; ROW: nothing is known of them. ROW is named
 * by the leaves NAMING, whose sources stand there.
 */
lede_status skip_stretch(uint32_t *end, struct collector *collector, uint64_t naming, uint32_t row, lede_error *err);

/** Finds the passages of ARTICLE, from passage FROM on, which is of an article before it; 0 stands before all. */
lede_status find_article(struct passage_extent *out, struct collector *collector, uint32_t from, int64_t article,
                         lede_error *err);

/** What an article of LENGTH words with TF occurrences of leaf I adds to its passages by them. */
static inline double weight_of(const struct collector *collector, size_t i, double tf, double length) {
    return RANK_ARTICLE * leaf_at(collector, i)->idf *
           rank_saturate(tf, length, collector->request->corpus->article_length);
}

/** What the article can add to a passage by the leaf I at most. */
static inline double weight_bound(const struct collector *collector, size_t i) {
    return leaf_at(collector, i)->idf * RANK_ARTICLE * RANK_SATURATED;
}

/** Finds the floor: what the best score at least. The sources are open, but nothing was collected yet. */
lede_status prime(struct collector *collector, lede_error *err);

/**
 * Finds out what the whole article of the group, in which passage ROW lies, adds to each of its passages, as long as
 * a passage with SCORE can be among the best with it.
 */
lede_status weigh_article(struct collector *collector, uint32_t row, double score, lede_error *err);

/** The leaves that the title of ARTICLE has, a bit each. */
uint64_t title_leaves(const struct collector *collector, int64_t article);

/**
 * *OUT: the passage that stands for ARTICLE, which matches by its title and fields, LEAVES: the first that does not
 * keep it from doing so by an excluded word; 0: none.
 */
lede_status find_stand_in(uint32_t *out, struct collector *collector, int64_t article, uint64_t leaves,
                          lede_error *err);

/** Adds the articles whose title alone is what the query asks for, when all passages were collected. */
lede_status collect_titles(struct collector *collector, lede_error *err);

/** Fills in how many passages of its article match where that is not known: not all were looked at. */
lede_status count_articles(struct collector *collector, lede_error *err);

#endif
