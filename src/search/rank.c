/* SPDX-License-Identifier: MIT */
/* The formulas of ranking with their parameters. */
#include "search/rank.h"

#include <math.h>

/* A title says in few words what an article is about: an occurrence there is worth more than one in the body. */
static const double title_weight = 1.0;

/* Ordered and near pairs, as in Metzler and Croft's sequential dependence model (SIGIR 2005), which has 0.1 for each.
 */
static const double ordered_weight = 0.1, near_weight = 0.05;

double rank_closeness(enum closeness closeness) {
    static const double weights[CLOSE_COUNT] = {
        [CLOSE_EXACT] = 1.0,    [CLOSE_PARTICLE] = 1.0, [CLOSE_INFLECTED] = 0.8, [CLOSE_DOUBTFUL] = 0.4,
        [CLOSE_CONTAINS] = 0.8, [CLOSE_PREFIX] = 0.8,   [CLOSE_FUZZY] = 0.4,     [CLOSE_ALIAS] = 0.3,
        [CLOSE_SYNONYM] = 0.05, /* at 0.3 TIME loses 0.7%: who writes
North Korea does not mean DPRK as
much */
        [CLOSE_SOUND] = 0.2,
    };
    return weights[closeness];
}

double rank_idf(const struct rank_corpus *corpus, double frequency) {
    if (frequency > corpus->passages) frequency = corpus->passages;
    return log1p((corpus->passages - frequency + 0.5) / (frequency + 0.5));
}

/* The document frequency of the union of POSITION's forms: its own, or with OTHERS what else a name is called. */
static double position_frequency(const struct rank_corpus *corpus, const struct word_position *position, bool others) {
    double without = 1.0; /* the share of passages that have none of the forms */
    for (size_t i = 0; i < position->forms.length; i++)
        /* Frequencies include removed passages, and so does N: the share stays right until compaction. */
        if (closeness_is_own(position->forms.items[i].closeness) != others)
            without *= 1.0 - (double)position->forms.items[i].frequency / corpus->passages;
    return corpus->passages * (1.0 - without);
}

/* The document frequency of the commonest other spelling of LEAF, 0 where it has none. */
static double other_frequency(const struct rank_corpus *corpus, const struct leaf *leaf) {
    double most = 0;
    for (size_t v = 0; v < leaf->variant_count; v++) {
        double least = corpus->passages;
        for (size_t i = 0; i < leaf->variants[v].length; i++) {
            double frequency = position_frequency(corpus, &leaf->variants[v].positions[i], true);
            if (frequency < least) least = frequency;
        }
        if (least > most) most = least;
    }
    return most;
}

double rank_leaf_idf(const struct rank_corpus *corpus, const struct leaf *leaf) {
    const struct leaf_variant *typed = &leaf->variants[0];
    double sum = 0;
    for (size_t i = 0; i < typed->length; i++) {
        double frequency = position_frequency(corpus, &typed->positions[i], false);
        if (frequency == 0 && typed->length == 1) frequency = other_frequency(corpus, leaf);
        sum += rank_idf(corpus, frequency);
    }
    return sum;
}

double rank_title(double idf, double tf) { return title_weight * idf * rank_saturate(tf, 1.0, 1.0); }

double rank_together(const struct leaves *leaves) {
    double most = 0;
    size_t words = 0;
    for (size_t i = 0; i < leaves->list.length; i++) {
        if (leaves->list.items[i].node->negated || leaves->list.items[i].is_part) continue;
        /* Body, title and article at their greatest, the exact form, both windows with either neighbour. */
        double saturated = 1.0 + title_weight + RANK_ARTICLE + 2.0 * (ordered_weight + near_weight);
        most += leaves->list.items[i].idf * (saturated * RANK_SATURATED + RANK_EXACT);
        words++;
    }
    return !leaves->alternatives && (words == 2 || words == 3) ? most : 0;
}

double rank_proximity(double idf, double ordered, double near) {
    return idf * (ordered_weight * rank_saturate(ordered, 1.0, 1.0) + near_weight * rank_saturate(near, 1.0, 1.0));
}

double rank_proximity_most(double idf) { return idf * (ordered_weight + near_weight) * RANK_SATURATED; }
