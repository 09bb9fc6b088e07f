/* SPDX-License-Identifier: MIT */
/* From a parsed query to a page of passages. */
#include "search/search.h"

#include "base/error.h"
#include "base/table.h"
#include "model/span.h"

#include <stdlib.h>

void search_release(struct search_outcome *outcome) {
    leaves_release(&outcome->leaves);
    array_release(&outcome->page);
    array_release(&outcome->allowed);
    array_release(&outcome->removed);
    fields_release(&outcome->fields);
    array_release(&outcome->parts);
    *outcome = (struct search_outcome){0};
}

/* ---- Filters -------------------------------------------------------------------------------------------------- */

static bool has_filter(const lede_search_options *options) {
    return options->after > 0 || options->since || options->until || options->language || options->source;
}

/* Reads VALUE of the option NAME as a day or as days. */
static lede_status parse_days(struct day_span *out, const char *name, const char *value,
                              const lede_search_options *options, lede_error *err) {
    if (day_span_parse(out, view_str(value), fields_today(options))) return LEDE_OK;
    return error_set(err, LEDE_BAD_USAGE, "'%s' is no date for %s: use 2024, 2024-05, 2024-05-31, 3w or today", value,
                     name);
}

/* The days that OPTIONS allow. */
static lede_status parse_span(struct day_span *out, const lede_search_options *options, lede_error *err) {
    struct day_span since = {0}, until = {0};
    lede_status status = LEDE_OK;
    if (options->since) status = parse_days(&since, "--since", options->since, options, err);
    if (status == LEDE_OK && options->until) status = parse_days(&until, "--until", options->until, options, err);
    /* So long ago by itself is where days begin: as an end it is that day. */
    *out = (struct day_span){since.first, until.last ? until.last : until.first};
    return status;
}

static lede_status run_filter(struct store_ids *out, uint64_t *undated, struct store *store,
                              const lede_search_options *options, lede_error *err) {
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    struct day_span span;
    lede_status status = parse_span(&span, options, err);
    struct store_filter filter = {.after = options->after,
                                  .first_day = fields_day(first, span.first),
                                  .last_day = fields_day(last, span.last),
                                  .undated = options->undated,
                                  .language = options->language,
                                  .source = options->source};
    return status == LEDE_OK ? store_filter(out, undated, store, &filter, err) : status;
}

/* ---- The corpus ----------------------------------------------------------------------------------------------- */

static double mean(int64_t sum, int64_t count) { return count > 0 && sum > 0 ? (double)sum / (double)count : 1.0; }

static struct rank_corpus corpus_of(const struct store_totals *totals) {
    return (struct rank_corpus){.passages = (double)totals->passages,
                                .passage_length = mean(totals->positions, totals->passages),
                                .article_length = mean(totals->positions, totals->articles),
                                .last_passage = totals->passages};
}

/* ---- The page ------------------------------------------------------------------------------------------------- */

static int compare_scores(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    return candidate_before(x, y) ? -1 : candidate_before(y, x);
}

/* Newest first, articles without a date last; within a day by score. */
static int compare_dates(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    return x->day != y->day ? (x->day > y->day ? -1 : 1) : compare_scores(a, b);
}

/* The same from the other end; a date that is known in part may be its first day. */
static int compare_oldest(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    if (x->day == y->day) return compare_scores(a, b);
    if (!x->day || !y->day) return x->day ? -1 : 1;
    return x->day < y->day ? -1 : 1;
}

static int compare_passages(const void *a, const void *b) {
    int64_t x = ((const struct candidate *)a)->passage, y = ((const struct candidate *)b)->passage;
    return (x > y) - (x < y);
}

/* Fills in the days of LIST, looked up once an article: its passages have neighbouring numbers. */
static lede_status find_days(struct candidates *list, struct store *store, lede_error *err) {
    lede_status status = LEDE_OK;
    if (list->length > 0) qsort(list->items, list->length, sizeof *list->items, compare_passages);
    for (size_t i = 0; status == LEDE_OK && i < list->length; i++) {
        if (i > 0 && list->items[i].article == list->items[i - 1].article) list->items[i].day = list->items[i - 1].day;
        else status = store_day(&list->items[i].day, store, list->items[i].article, err);
    }
    return status;
}

/* Counts in *OUT how many passages of ARTICLE are shown, one more than before; false when memory runs out. */
static bool count_shown(uint64_t *out, struct table *shown, int64_t article) {
    struct table_entry *entry = table_put(shown, view_of((const char *)&article, sizeof article));
    *out = entry ? ++entry->value : 0;
    return entry != NULL;
}

/* Whether CANDIDATE is of the article that stands for its family: the one that came first. */
static bool stands_for_family(bool *ok, struct table *families, const struct candidate *candidate) {
    if (!candidate->family) return true;
    struct table_entry *entry = table_put(families, view_of((const char *)&candidate->family, sizeof(int64_t)));
    *ok = entry != NULL;
    if (entry && !entry->value) entry->value = (uint64_t)candidate->article;
    return entry && entry->value == (uint64_t)candidate->article;
}

/* Takes the page out of ALL, which is in order: past OFFSET passages, at most LIMIT, with the cap per article, of a
   family one article. */
static bool take_page(struct candidates *out, const struct candidates *all, const lede_search_options *options) {
    struct table shown = {0}; /* passages of each article that were taken */
    struct table families = {0};
    uint64_t passed = 0, count;
    bool ok = true;
    for (size_t i = 0; ok && i < all->length && out->length < options->limit; i++) {
        if (!stands_for_family(&ok, &families, &all->items[i])) continue;
        if (options->per_article != LEDE_NO_LIMIT) {
            ok = count_shown(&count, &shown, all->items[i].article);
            if (!ok || count > options->per_article) continue;
        }
        if (passed++ < options->offset) continue;
        ok = array_push(out, all->items[i]);
    }
    table_release(&shown);
    table_release(&families);
    return ok;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* What was found by its fields alone has no score: the newest comes first. */
static lede_sort sort_of(const struct collect_request *request, const lede_search_options *options) {
    bool scored = options->sort != LEDE_BY_SCORE || request->leaves->list.length > 0;
    return scored ? options->sort : LEDE_BY_DATE;
}

/* How many candidates the page needs. */
static void set_sizes(struct collect_request *request, const lede_search_options *options) {
    uint64_t wanted =
        options->limit > LEDE_NO_LIMIT - options->offset ? LEDE_NO_LIMIT : options->limit + options->offset;
    request->most = wanted > 0 ? (size_t)wanted : 1;
    if (options->per_article != LEDE_NO_LIMIT) request->per_article = (size_t)options->per_article;
    /* The newest, or the oldest, need not be among the best. */
    if (sort_of(request, options) != LEDE_BY_SCORE) {
        request->most = SIZE_MAX;
        request->per_article = 0;
    }
    request->families = !options->no_families;
    request->count_only = options->count_only;
    request->count_most = options->count_most;
}

static lede_status rank_and_page(struct search_outcome *out, const struct collect_request *request,
                                 const lede_search_options *options, lede_error *err) {
    struct collected collected = {0};
    lede_status status = collect(&collected, request, err);
    static int (*const orders[])(const void *, const void *) = {
        [LEDE_BY_SCORE] = compare_scores, [LEDE_BY_DATE] = compare_dates, [LEDE_BY_OLDEST] = compare_oldest};
    lede_sort sort = sort_of(request, options);
    out->total = collected.total;
    out->total_exact = collected.total_exact;
    if (status == LEDE_OK && sort != LEDE_BY_SCORE) status = find_days(&collected.list, request->store, err);
    if (status == LEDE_OK && collected.list.length > 0) {
        qsort(collected.list.items, collected.list.length, sizeof *collected.list.items, orders[sort]);
        if (!take_page(&out->page, &collected.list, options)) status = error_no_memory(err);
    }
    array_release(&collected.list);
    return status;
}

/* What all searching starts with: the leaves of QUERY in OUT, the articles, what ranking must know of the corpus. */
static lede_status prepare(struct search_outcome *out, struct rank_corpus *corpus, struct store *store,
                           const struct query *query, const lede_search_options *options, lede_error *err) {
    struct store_totals totals;
    lede_status status = store_totals(&totals, store, err);
    if (status == LEDE_OK) status = leaves_expand(&out->leaves, store, query, !options->no_names, err);
    if (status == LEDE_OK) status = store_removed(&out->removed, store, err);
    out->filtered = has_filter(options);
    if (status == LEDE_OK && out->filtered) status = run_filter(&out->allowed, &out->undated, store, options, err);
    if (status == LEDE_OK) status = fields_find(&out->fields, &out->undated, store, &out->leaves, options, err);
    if (status == LEDE_OK && !demand_make(&out->demand, &out->leaves.arena, query->root, &out->leaves))
        status = error_no_memory(err);
    *corpus = corpus_of(&totals);
    for (size_t i = 0; status == LEDE_OK && i < out->leaves.list.length; i++)
        out->leaves.list.items[i].idf = rank_leaf_idf(corpus, &out->leaves.list.items[i]);
    return status;
}

static struct collect_request request_of(const struct search_outcome *outcome, struct store *store,
                                         const struct rank_corpus *corpus) {
    return (struct collect_request){.store = store,
                                    .leaves = &outcome->leaves,
                                    .demand = outcome->demand,
                                    .fields = &outcome->fields,
                                    .corpus = corpus,
                                    .removed = &outcome->removed,
                                    .allowed = outcome->filtered ? &outcome->allowed : NULL};
}

lede_status search_run(struct search_outcome *out, struct store *store, const struct query *query,
                       const lede_search_options *options, lede_error *err) {
    struct rank_corpus corpus;
    lede_status status = prepare(out, &corpus, store, query, options, err);
    struct collect_request request = request_of(out, store, &corpus);
    set_sizes(&request, options);
    if (options->explain) request.parts = &out->parts;
    if (options->explain) request.plans = out->plans;
    return status == LEDE_OK ? rank_and_page(out, &request, options, err) : status;
}

lede_status search_each(struct search_outcome *out, struct store *store, const struct query *query,
                        const lede_search_options *options, const struct collect_listener *listener, lede_error *err) {
    struct rank_corpus corpus;
    struct collected collected = {0};
    lede_status status = prepare(out, &corpus, store, query, options, err);
    struct collect_request request = request_of(out, store, &corpus);
    request.count_only = true;
    request.listener = listener;
    if (status == LEDE_OK) status = collect(&collected, &request, err);
    out->total = collected.total;
    out->total_exact = true;
    return status;
}
