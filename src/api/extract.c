/* SPDX-License-Identifier: MIT */
/* Reading without a corpus. */
#include "api/handle.h"

#include "base/error.h"
#include "read/read.h"

/* State of one lede_extract(). */
struct extractor {
    const lede_add_options *options;
    lede_extract_fn *each;
    uint64_t articles;
};

/* There is no corpus in which anything could be. */
static bool on_unchanged(void *context, const struct read_origin *origin) {
    (void)context;
    (void)origin;
    return false;
}

static lede_status on_article(void *context, struct article *article, const struct read_origin *origin,
                              lede_error *err) {
    struct extractor *extractor = context;
    lede_extracted extracted = {
        .article = article_view(article),
        .text = buffer_str(&article->text),
        .text_length = article->text.length,
    };
    (void)origin;
    extractor->articles++;
    if (extractor->each(extractor->options->context, &extracted)) return LEDE_OK;
    return error_set(err, LEDE_STOPPED, "stopped");
}

static lede_status on_container(void *context, const struct read_origin *origin, bool complete, lede_error *err) {
    (void)context;
    (void)origin;
    (void)complete;
    (void)err;
    return LEDE_OK;
}

static void on_report(void *context, const lede_report *report) {
    const struct extractor *extractor = context;
    if (extractor->options->report) extractor->options->report(extractor->options->context, report);
}

lede_status lede_extract(lede_add_counts *out, const char *const *paths, const lede_add_options *options,
                         lede_extract_fn *each, lede_error *err) {
    static const lede_add_options defaults = {0};
    if (!options) options = &defaults;
    struct extractor extractor = {.options = options, .each = each};
    struct read_options reading = {
        .fields = options->fields,
        .field_count = options->field_count,
        .again = true,
        .include = options->include,
        .exclude = options->exclude,
        .follow_links = options->follow_links,
    };
    struct read_events events = {&extractor, on_unchanged, on_article, on_container, on_report, NULL};
    struct read_counts left_out = {0};
    lede_status status = read_paths(&left_out, paths, &reading, &events, err);
    *out = (lede_add_counts){.added = extractor.articles, .skipped = left_out.skipped, .failed = left_out.failed};
    return status;
}
