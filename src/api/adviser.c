/* SPDX-License-Identifier: MIT */
/* Trying queries, telling those that find more. */
#include "api/adviser.h"
#include "api/ask.h"

#include "base/error.h"

lede_status adviser_count(uint64_t *total, bool *exact, struct adviser *adviser, const struct query *query,
                          const lede_search_options *options) {
    struct search_outcome outcome = {0};
    lede_search_options counting = *options;
    counting.count_only = true;
    lede_status status = search_run(&outcome, adviser->store, query, &counting, adviser->err);
    *total = status == LEDE_OK ? outcome.total : 0;
    *exact = outcome.total_exact;
    search_release(&outcome);
    return status;
}

/* The same for a query in text; one that is none any more finds nothing. */
static lede_status count_text(uint64_t *total, bool *exact, struct adviser *adviser, const char *text,
                              const lede_search_options *options) {
    struct query query = {0};
    *total = 0;
    *exact = true;
    lede_status status = ask_parse(&query, text, options, adviser->err);
    if (status == LEDE_OK) status = adviser_count(total, exact, adviser, &query, options);
    query_release(&query);
    return status == LEDE_BAD_USAGE ? LEDE_OK : status;
}

char *adviser_keep(struct adviser *adviser, struct view text) {
    return arena_copy(&adviser->out->arena, text.data, text.length);
}

static bool is_told(const struct adviser *adviser, const lede_suggestion *suggestion) {
    for (size_t i = 0; i < adviser->out->suggestions.length; i++) {
        const lede_suggestion *other = &adviser->out->suggestions.items[i];
        if (other->hint != LEDE_HINT_FILTER && strcmp(other->query, suggestion->query) == 0) return true;
    }
    return false;
}

lede_status adviser_suggest(struct adviser *adviser, lede_suggestion suggestion, const lede_search_options *options,
                            bool always) {
    if (!suggestion.from || !suggestion.query) return error_no_memory(adviser->err);
    if (suggestion.hint != LEDE_HINT_FILTER && is_told(adviser, &suggestion)) return LEDE_OK;
    lede_status status = count_text(&suggestion.total, &suggestion.total_exact, adviser, suggestion.query, options);
    if (status != LEDE_OK || suggestion.total == 0) return status;
    if (suggestion.total <= adviser->outcome.total && !always) return LEDE_OK;
    return array_push(&adviser->out->suggestions, suggestion) ? LEDE_OK : error_no_memory(adviser->err);
}

const char *adviser_change(struct adviser *adviser, const struct change *changes, size_t count) {
    struct buffer text = {0};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        buffer_append(&text, adviser->query.data + at, changes[i].start - at);
        buffer_append(&text, changes[i].to.data, changes[i].to.length);
        at = changes[i].end;
    }
    buffer_append(&text, adviser->query.data + at, adviser->query.length - at);
    const char *kept = text.failed ? NULL : adviser_keep(adviser, buffer_view(&text));
    buffer_release(&text);
    return kept;
}
