/* SPDX-License-Identifier: MIT */
/* Weighing words, searching for the best of them. */
#include "search/telling.h"

#include "analyse/stopwords.h"
#include "base/error.h"

#include <math.h>
#include <stdlib.h>

double telling_weight(const struct store_totals *totals, size_t count, int64_t frequency) {
    return (1 + log((double)count)) * log((double)(totals->passages + 1) / (double)frequency);
}

lede_status telling_add(struct telling_words *words, struct store *store, struct view form, size_t count,
                        lede_error *err) {
    struct store_totals totals;
    struct telling_word word = {.form = form};
    if (stopword_is(form)) return LEDE_OK;
    lede_status status = store_totals(&totals, store, err);
    if (status == LEDE_OK) status = store_frequency(&word.frequency, store, form, err);
    if (status != LEDE_OK || word.frequency <= 0) return status;
    word.weight = telling_weight(&totals, count, word.frequency);
    return array_push(words, word) ? LEDE_OK : error_no_memory(err);
}

static int compare_weights(const void *a, const void *b) {
    const struct telling_word *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return view_compare(x->form, y->form);
}

void telling_keep(struct telling_words *words, size_t most) {
    if (words->length > 0) qsort(words->items, words->length, sizeof *words->items, compare_weights);
    if (words->length > most) words->length = most;
}

lede_status telling_query(struct telling_found *out, struct store *store, struct query_node *first, uint64_t limit,
                          const lede_search_options *options, lede_error *err) {
    struct query_node group = {.kind = QUERY_GROUP, .first = first};
    struct query query;
    query_of_leaves(&query, &group);
    struct search_outcome outcome = {0};
    lede_search_options wide = *options;
    wide.limit = limit;
    wide.offset = 0;
    wide.per_article = LEDE_NO_LIMIT;
    wide.no_names = true;
    wide.no_families = true;
    wide.count_only = false;
    wide.sort = LEDE_BY_SCORE;
    lede_status status = search_run(&outcome, store, &query, &wide, err);
    for (size_t i = 0; status == LEDE_OK && i < outcome.page.length; i++)
        if (!array_push(&out->list, outcome.page.items[i])) status = error_no_memory(err);
    out->undated = outcome.undated;
    search_release(&outcome);
    return status;
}

lede_status telling_search(struct telling_found *out, struct store *store, const struct telling_words *words,
                           uint64_t limit, const lede_search_options *options, lede_error *err) {
    struct query_node nodes[LEAVES_MAX] = {0};
    size_t count = words->length;
    if (count > LEAVES_MAX) count = LEAVES_MAX;
    for (size_t i = 0; i < count; i++)
        nodes[i] = (struct query_node){.kind = QUERY_WORD,
                                       .text = words->items[i].form,
                                       .offset = i,
                                       .next = i + 1 < count ? &nodes[i + 1] : NULL};
    return count > 0 ? telling_query(out, store, nodes, limit, options, err) : LEDE_OK;
}
