/* SPDX-License-Identifier: MIT */
/* Fields of a query as filters of the store. */
#include "search/fields.h"

#include "base/error.h"
#include "model/span.h"

void fields_release(struct field_sets *sets) {
    for (size_t i = 0; i < sets->count; i++) array_release(&sets->sets[i]);
    sets->count = 0;
}

struct date fields_today(const lede_search_options *options) {
    struct date date;
    return options->today && date_parse(&date, view_str(options->today)) && date.day ? date : date_today();
}

const char *fields_day(char out[DATE_TEXT_SIZE], int day) {
    if (day == 0) return NULL;
    return date_format(out, (struct date){.year = day / 10000, .month = day / 100 % 100, .day = day % 100});
}

/* Puts into FILTER what NODE demands; the days are written to FIRST and LAST. */
static void set_filter(struct store_filter *filter, const struct query_node *node, const lede_search_options *options,
                       char first[DATE_TEXT_SIZE], char last[DATE_TEXT_SIZE]) {
    struct day_span span = {0};
    const char *value = node->text.data;
    if (node->field == QUERY_SOURCE) filter->source = value;
    if (node->field == QUERY_AUTHOR) filter->author = value;
    if (node->field == QUERY_URL) filter->url = value;
    if (node->field == QUERY_LANGUAGE) filter->language = value;
    if (node->field != QUERY_DATE || !day_span_parse(&span, node->text, fields_today(options))) return;
    filter->undated = options->undated;
    filter->first_day = fields_day(first, span.first);
    filter->last_day = fields_day(last, span.last);
}

lede_status fields_find(struct field_sets *out, uint64_t *undated, struct store *store, const struct leaves *leaves,
                        const lede_search_options *options, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < leaves->field_count; i++) {
        char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
        struct store_filter filter = {0};
        uint64_t without = 0;
        const struct query_node *node = leaves->fields[i];
        set_filter(&filter, node, options, first, last);
        out->count = i + 1;
        status = store_filter(&out->sets[i], &without, store, &filter, err);
        if (*undated == 0 && node->occur == QUERY_MUST && !node->negated) *undated = without;
    }
    return status;
}
