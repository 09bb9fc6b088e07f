/* SPDX-License-Identifier: MIT */
/* A small corpus is asked in every way, with filters of any bytes. */

/*
 * An input is a letter for the way, a byte of flags, then texts with tabs between them: the query, the filters since,
 * until, source and language. Flag by flag a filter may be missing, which is another thing than an empty one.
 */
#include "fuzz.h"

#include "base/buffer.h"
#include "text/clean.h"

#include <string.h>

enum { TEXTS = 5 };

/* One question. */
struct question {
    struct buffer texts[TEXTS];
    lede_search_options options;
    lede_corpus *corpus;
};

static void read_question(struct question *out, unsigned flags, struct view rest) {
    lede_search_options *options = &out->options;
    const char **const filters[] = {&options->since, &options->until, &options->source, &options->language};
    for (size_t i = 0, at = 0; i < TEXTS; i++) {
        const char *tab = at < rest.length ? memchr(rest.data + at, '\t', rest.length - at) : NULL;
        size_t end = tab ? (size_t)(tab - rest.data) : rest.length;
        if (at < end) buffer_append(&out->texts[i], rest.data + at, end - at);
        if (i > 0 && (out->texts[i].length > 0 || tab)) *filters[i - 1] = buffer_str(&out->texts[i]);
        at = tab ? end + 1 : rest.length;
    }
    options->today = "2026-04-02";
    options->all = flags & 1;
    options->plain = flags & 2;
    options->undated = flags & 4;
    options->no_families = flags & 8;
    options->no_names = flags & 16;
    options->count_only = flags & 32;
    options->sort = (lede_sort)((flags >> 6) % 3);
    options->explain = flags & 1;
}

/* ---- Ways to ask ------------------------------------------------------------------------------------------------ */

static lede_status search(struct question *question, const char *text, lede_error *err) {
    lede_results *results;
    question->options.snippet_columns = 40;
    lede_status status = lede_search(&results, question->corpus, text, &question->options, err);
    if (status == LEDE_OK) lede_results_free(results);
    return status;
}

static bool expect_line(void *context, const lede_kwic_line *line) {
    const char *const parts[] = {line->left, line->text, line->right};
    (void)context;
    fuzz_expect(line->match.start < line->match.end && line->text[0]);
    for (size_t i = 0; i < 3; i++) fuzz_expect(!strpbrk(parts[i], "\n\r\t"));
    return true;
}

static lede_status kwic(struct question *question, const char *text, lede_error *err) {
    lede_kwic_counts counts;
    lede_kwic_sort sort = (lede_kwic_sort)(question->texts[0].length % 5);
    lede_kwic_options options = {.sort = sort, .limit = 50, .left = 30, .right = 40, .each = expect_line};
    return lede_kwic(&counts, question->corpus, text, &question->options, &options, err);
}

static lede_status timeline(struct question *question, const char *text, lede_error *err) {
    lede_timeline *timeline;
    lede_unit unit = (lede_unit)(question->texts[0].length % 5);
    lede_status status = lede_timeline_make(&timeline, question->corpus, text, unit, &question->options, err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < timeline->period_count; i++) {
        const lede_period *period = &timeline->periods[i];
        fuzz_expect(period->matching <= period->articles);
        fuzz_expect(i == 0 || period->number > timeline->periods[i - 1].number);
    }
    lede_timeline_free(timeline);
    return LEDE_OK;
}

static lede_status advise(struct question *question, const char *text, lede_error *err) {
    lede_advice *advice;
    lede_status status = lede_advise(&advice, question->corpus, text, &question->options, err);
    if (status == LEDE_OK) lede_advice_free(advice);
    return status;
}

static lede_status quote(struct question *question, const char *text, lede_error *err) {
    lede_uses *uses;
    lede_status status = lede_quote(&uses, question->corpus, text, &question->options, err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < uses->use_count; i++)
        fuzz_expect(uses->uses[i].start < uses->uses[i].end && uses->uses[i].same <= uses->uses[i].words);
    lede_uses_free(uses);
    return LEDE_OK;
}

static lede_status similar(struct question *question, const char *text, lede_error *err) {
    lede_likes *likes;
    struct buffer clean = {0};
    clean_text(&clean, view_str(text), &(struct clean_counts){0});
    lede_extracted extracted = {.text = buffer_str(&clean), .text_length = clean.length};
    lede_status status = lede_similar_text(&likes, question->corpus, &extracted, &question->options, err);
    buffer_release(&clean);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < likes->like_count; i++)
        fuzz_expect(likes->likes[i].likeness > 0 && likes->likes[i].likeness <= 1.000001);
    lede_likes_free(likes);
    return LEDE_OK;
}

static bool expect_term(void *context, const lede_term *term) {
    (void)context;
    fuzz_expect(term->form[0] != '\0');
    return true;
}

static lede_status terms(struct question *question, const char *text, lede_error *err) {
    lede_term_options options = {.limit = 20, .each = expect_term};
    return lede_terms(question->corpus, text, &options, err);
}

static bool expect_name(void *context, const lede_name *name) {
    (void)context;
    fuzz_expect(strchr(name->line, '\t') != NULL);
    return true;
}

static lede_status names(struct question *question, const char *text, lede_error *err) {
    lede_status status = lede_names(question->corpus, text, expect_name, NULL, err);
    return status == LEDE_NO_MATCH ? LEDE_OK : status;
}

/* An alert is kept, read and removed: its filters as they are in the corpus give the same search. */
static lede_status alert(struct question *question, const char *text, lede_error *err) {
    lede_alerts *alerts;
    lede_status status = lede_alert_add(question->corpus, "name", text, &question->options, err);
    if (status != LEDE_OK) return status;
    fuzz_expect(lede_alerts_read(&alerts, question->corpus, err) == LEDE_OK && alerts->count == 1);
    fuzz_expect(strcmp(alerts->items[0].query, text) == 0);
    lede_alerts_free(alerts);
    return lede_alert_remove(question->corpus, "name", err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static lede_status (*const ways[])(struct question * question, const char *text, lede_error *err) = {
        search, kwic, timeline, advise, quote, similar, terms, names, alert};
    struct question question = {.corpus = fuzz_corpus()};
    lede_error err = {.message = ""};
    if (length < 2) return 0;
    lede_search_defaults(&question.options);
    read_question(&question, data[1], view_of((const char *)data + 2, length - 2));
    lede_status status = ways[data[0] % (sizeof ways / sizeof *ways)](&question, buffer_str(&question.texts[0]), &err);
    fuzz_expect(status == LEDE_OK || (status == LEDE_BAD_USAGE && err.message[0]));
    for (size_t i = 0; i < TEXTS; i++) buffer_release(&question.texts[i]);
    return 0;
}
