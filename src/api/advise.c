/* SPDX-License-Identifier: MIT */
/* Advice for lede.h: each idea is tried on the corpus before it is told. */
#include "api/adviser.h"
#include "api/ask.h"
#include "api/explain.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"

void lede_advice_free(lede_advice *advice) {
    if (!advice) return;
    struct owned_advice *owned = (struct owned_advice *)advice;
    array_release(&owned->clues);
    array_release(&owned->suggestions);
    arena_release(&owned->arena);
    mem_free(owned);
}

/* ---- What there is ---------------------------------------------------------------------------------------------- */

static bool has_filter(const lede_search_options *options) {
    return options->since || options->until || options->language || options->source;
}

/* How many passages have what NODE asks for, filters put aside. */
static lede_status count_clause(lede_clue *clue, struct adviser *adviser, const struct query_node *node) {
    lede_search_options bare = *adviser->options;
    if (!node->negated && !adviser->parsed.root->first->next && !has_filter(&bare)) {
        /* It is all that was asked for. */
        clue->total = adviser->outcome.total;
        clue->total_exact = adviser->outcome.total_exact;
        return LEDE_OK;
    }
    struct query_node alone = *node, group = {.kind = QUERY_GROUP, .first = &alone};
    struct query query;
    alone.next = NULL;
    alone.occur = QUERY_MUST;
    query_of_leaves(&query, &group);
    bare.since = bare.until = bare.language = bare.source = NULL;
    return adviser_count(&clue->total, &clue->total_exact, adviser, &query, &bare);
}

static lede_status tell_clues(struct adviser *adviser) {
    lede_results results = {0};
    lede_status status = LEDE_OK;
    if (!explain_words(&results, &adviser->out->arena, &adviser->outcome.leaves, adviser->outcome.plans))
        return error_no_memory(adviser->err);
    for (size_t i = 0; status == LEDE_OK && i < results.word_count; i++) {
        const struct leaf *leaf = &adviser->outcome.leaves.list.items[i];
        lede_clue clue = {
            .word = results.words[i], .required = leaf->node->occur == QUERY_MUST, .excluded = leaf->node->negated};
        if (leaf->is_part) continue;
        status = count_clause(&clue, adviser, leaf->node);
        if (status == LEDE_OK && !array_push(&adviser->out->clues, clue)) status = error_no_memory(adviser->err);
    }
    return status;
}

/* ---- Less to ask for -------------------------------------------------------------------------------------------- */

/* Whether TEXT, the query without a clause, asks for all that is left of it: operators did not become words. */
static bool lacks_one(const struct adviser *adviser, const char *text) {
    struct query query = {0};
    bool lacks = ask_parse(&query, text, adviser->options, NULL) == LEDE_OK && query.count + 1 == adviser->parsed.count;
    query_release(&query);
    return lacks;
}

/* Tells the query without its bytes [START, END), a clause with the space behind it. */
static lede_status leave_out(struct adviser *adviser, size_t start, size_t end) {
    struct view text = view_trim(view_of(adviser->query.data + start, end - start));
    /* The last clause takes the space before it. */
    if (end == adviser->query.length) start = view_trim_end(view_of(adviser->query.data, start)).length;
    struct change change = {.start = start, .end = end, .to = view_of("", 0)};
    lede_suggestion suggestion = {
        .hint = LEDE_HINT_WITHOUT, .from = adviser_keep(adviser, text), .query = adviser_change(adviser, &change, 1)};
    if (suggestion.query && !lacks_one(adviser, suggestion.query)) return LEDE_OK;
    return adviser_suggest(adviser, suggestion, adviser->options, false);
}

/* Tells the query without FIELD: without its name, value and quotation mark. */
static lede_status leave_out_field(struct adviser *adviser, const struct query_node *field) {
    struct view query = adviser->query;
    const char *value = view_find(view_of(query.data + field->offset, query.length - field->offset), field->text);
    if (!value) return LEDE_OK;
    size_t end = (size_t)(value - query.data) + field->text.length;
    while (end < query.length && !ascii_is_space(query.data[end])) end++;
    while (end < query.length && ascii_is_space(query.data[end])) end++;
    return leave_out(adviser, field->offset, end);
}

static lede_status tell_fewer_demands(struct adviser *adviser) {
    lede_search_options any = *adviser->options;
    const struct query *query = &adviser->parsed;
    const struct query_node *first = query->root->first;
    lede_status status = LEDE_OK;
    for (const struct query_node *field = query->fields; status == LEDE_OK && field; field = field->after)
        status = leave_out_field(adviser, field);
    /* Where there are operators or fields, clauses do not stand in the order of the query any more. */
    for (const struct query_node *clause = query->structured ? NULL : first; status == LEDE_OK && clause;
         clause = clause->next)
        if (clause->occur != QUERY_SHOULD && first->next)
            status = leave_out(adviser, clause->offset, clause->next ? clause->next->offset : adviser->query.length);
    if (status != LEDE_OK || !any.all) return status;
    any.all = false;
    lede_suggestion suggestion = {.hint = LEDE_HINT_ANY, .from = "all", .query = adviser_keep(adviser, adviser->query)};
    return adviser_suggest(adviser, suggestion, &any, false);
}

static lede_status tell_filter(struct adviser *adviser, const char *name, const lede_search_options *without) {
    lede_suggestion suggestion = {
        .hint = LEDE_HINT_FILTER, .from = name, .query = adviser_keep(adviser, adviser->query)};
    return adviser_suggest(adviser, suggestion, without, false);
}

static lede_status tell_fewer_filters(struct adviser *adviser) {
    static const struct {
        const char *name;
        size_t at; /* of the filter in the options */
    } filters[] = {{"since", offsetof(lede_search_options, since)},
                   {"until", offsetof(lede_search_options, until)},
                   {"lang", offsetof(lede_search_options, language)},
                   {"source", offsetof(lede_search_options, source)}};
    size_t before = adviser->out->suggestions.length, given = 0;
    lede_search_options none = *adviser->options;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof filters / sizeof *filters; i++) {
        lede_search_options without = *adviser->options;
        const char **filter = (const char **)((char *)&without + filters[i].at);
        if (!*filter) continue;
        given++;
        *filter = *(const char **)((char *)&none + filters[i].at) = NULL;
        status = tell_filter(adviser, filters[i].name, &without);
    }
    bool helped = adviser->out->suggestions.length > before;
    return status == LEDE_OK && given > 1 && !helped ? tell_filter(adviser, "filters", &none) : status;
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

static lede_status advise(struct adviser *adviser) {
    lede_search_options counting = *adviser->options;
    counting.count_only = true;
    lede_status status = search_run(&adviser->outcome, adviser->store, &adviser->parsed, &counting, adviser->err);
    if (status == LEDE_OK) status = tell_clues(adviser);
    if (status == LEDE_OK) status = adviser_correct(adviser);
    if (status == LEDE_OK) status = adviser_join(adviser);
    if (status == LEDE_OK) status = tell_fewer_demands(adviser);
    if (status == LEDE_OK) status = tell_fewer_filters(adviser);
    struct owned_advice *out = adviser->out;
    out->advice = (lede_advice){.clues = out->clues.items,
                                .clue_count = out->clues.length,
                                .suggestions = out->suggestions.items,
                                .suggestion_count = out->suggestions.length};
    search_release(&adviser->outcome);
    array_release(&adviser->best);
    return status;
}

lede_status lede_advise(lede_advice **out, lede_corpus *corpus, const char *query, const lede_search_options *options,
                        lede_error *err) {
    *out = NULL;
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    struct owned_advice *owned = mem_calloc(1, sizeof *owned);
    struct adviser adviser = {.out = owned,
                              .store = corpus->store,
                              .query = view_str(query),
                              .options = options ? options : &defaults,
                              .err = err};
    lede_status status = owned ? ask_parse(&adviser.parsed, query, adviser.options, err) : error_no_memory(err);
    if (status == LEDE_OK) status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = advise(&adviser);
        store_end_read(corpus->store);
    }
    query_release(&adviser.parsed);
    if (status == LEDE_OK) *out = &owned->advice;
    else if (owned) lede_advice_free(&owned->advice);
    return status;
}
