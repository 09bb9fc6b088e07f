/* SPDX-License-Identifier: MIT */
/* lede alert: standing queries, which tell what is new. */
#include "command.h"
#include "corpus.h"
#include "exit_status.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "parse.h"
#include "printer.h"
#include "question.h"
#include "safe.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- Keeping alerts ------------------------------------------------------------------------------------------- */

static lede_status add_alert(lede_corpus *corpus, const struct request *request, struct output *out, lede_error *err) {
    (void)out;
    char *query = join_words(request->words + 2);
    lede_status status = lede_alert_add(corpus, request->words[1], query, &request->search, err);
    /* Only what speaks of the query has a place in it. */
    if (status && err->offset != LEDE_NO_OFFSET) question_refuse(&(struct question){.text = query}, status, err);
    free(query);
    return status;
}

static lede_status remove_alerts(lede_corpus *corpus, const struct request *request, struct output *out,
                                 lede_error *err) {
    lede_status status = LEDE_OK;
    (void)out;
    for (char **name = request->words + 1; *name && !status; name++) status = lede_alert_remove(corpus, *name, err);
    return status;
}

/* ---- Listing alerts ------------------------------------------------------------------------------------------- */

static void print_filter(FILE *file, const char *option, const char *value) {
    if (!value) return;
    fprintf(file, " --%s ", option);
    safe_puts(file, value);
}

static void print_switch(FILE *file, const char *option, bool on) {
    if (on) fprintf(file, " --%s", option);
}

/* The options as they would be typed, those that are not as usual. */
static void print_options(FILE *file, const lede_search_options *options) {
    lede_search_options usual;
    lede_search_defaults(&usual);
    print_filter(file, "since", options->since);
    print_filter(file, "until", options->until);
    print_filter(file, "lang", options->language);
    print_filter(file, "source", options->source);
    print_switch(file, "undated", options->undated);
    print_switch(file, "all", options->all);
    print_switch(file, "plain", options->plain);
    print_switch(file, "no-names", options->no_names);
    if (options->per_article == usual.per_article) return;
    fprintf(file, " --per-article %" PRIu64, options->per_article == LEDE_NO_LIMIT ? 0 : options->per_article);
}

static void print_alert(const struct output *out, const lede_alert *alert) {
    output_styled(out, STYLE_TITLE, alert->name);
    fputs(": ", out->file);
    safe_puts(out->file, alert->query);
    output_style(out, STYLE_FAINT);
    print_options(out->file, &alert->options);
    output_plain(out);
    fputc('\n', out->file);
}

static json_t *json_alert(const lede_alert *alert) {
    const lede_search_options *options = &alert->options;
    json_t *object = json_object();
    json_put(object, "name", json_word(alert->name));
    json_put(object, "query", json_word(alert->query));
    json_put(object, "since", json_word(options->since));
    json_put(object, "until", json_word(options->until));
    json_put(object, "language", json_word(options->language));
    json_put(object, "source", json_word(options->source));
    json_put(object, "undated", json_boolean(options->undated));
    json_put(object, "all", json_boolean(options->all));
    json_put(object, "plain", json_boolean(options->plain));
    json_put(object, "no_names", json_boolean(options->no_names));
    json_put(object, "per_article",
             options->per_article == LEDE_NO_LIMIT ? json_null() : json_count(options->per_article));
    json_put(object, "told", json_count((uint64_t)options->after));
    return object;
}

static void print_alerts(const struct output *out, int format, const lede_alerts *alerts) {
    json_t *list = json_array(), *object = json_object();
    for (size_t i = 0; i < alerts->count; i++) {
        if (format == FORMAT_JSON) json_push(list, json_alert(&alerts->items[i]));
        else if (format == FORMAT_JSONL) json_print(out->file, json_alert(&alerts->items[i]));
        else if (format == FORMAT_TEXT) print_alert(out, &alerts->items[i]);
        else {
            safe_write_cell(out->file, alerts->items[i].name, '\t');
            safe_write_cell(out->file, alerts->items[i].query, '\n');
        }
    }
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    json_put(object, "alerts", list);
    if (format == FORMAT_JSON) json_print(out->file, object);
    else json_decref(object);
}

static lede_status list_alerts(lede_corpus *corpus, const struct request *request, struct output *out,
                               lede_error *err) {
    lede_alerts *alerts;
    lede_status status = lede_alerts_read(&alerts, corpus, err);
    if (status) return status;
    print_alerts(out, request->format, alerts);
    if (alerts->count == 0)
        status = fail(err, LEDE_NO_MATCH, "there are no alerts: 'lede alert add NAME QUERY' keeps one");
    lede_alerts_free(alerts);
    return status;
}

/* ---- Telling what is new -------------------------------------------------------------------------------------- */

/* Whether NAME is among those that are asked for; all are where none is named. */
static bool is_wanted(const struct request *request, const char *name) {
    if (!request->words[1]) return true;
    for (char **word = request->words + 1; *word; word++)
        if (strcmp(*word, name) == 0) return true;
    return false;
}

/* A name that is not there is a mistake in what cron runs; "nothing new" would hide it. */
static lede_status check_names(const struct request *request, const lede_alerts *alerts, lede_error *err) {
    for (char **word = request->words + 1; *word; word++) {
        bool found = false;
        for (size_t i = 0; i < alerts->count && !found; i++) found = strcmp(*word, alerts->items[i].name) == 0;
        if (!found) return fail(err, LEDE_BAD_USAGE, "there is no alert '%s'; see 'lede alert list'", *word);
    }
    return LEDE_OK;
}

/* Prints what is new for ALERT; *LAST is the last article that was searched. Nothing is printed where nothing is. */
static lede_status tell(int64_t *last, lede_corpus *corpus, const lede_alert *alert, const struct request *request,
                        struct output *out, lede_error *err) {
    struct question question = {.id = alert->name, .text = alert->query};
    lede_search_options options = alert->options;
    lede_results *results;
    options.sort = (lede_sort)request->sort;
    *last = 0;
    lede_status status = lede_search(&results, corpus, alert->query, &options, err);
    if (status) return question_refuse(&question, status, err);
    *last = results->last_article;
    bool found = results->total > 0;
    if (found) printer_for(request->format)->results(out, &question, results);
    lede_results_free(results);
    return found ? LEDE_OK : LEDE_NO_MATCH;
}

/*
 * First all is printed and has left this process, then it counts as told. A run that is ended in between, by a closed
 * pipe, say, tells the same again the next time.
 */
static lede_status tell_all(lede_corpus *corpus, const lede_alerts *alerts, const struct request *request,
                            struct output *out, lede_error *err) {
    lede_status outcome = LEDE_NO_MATCH;
    int64_t *last = memory_zeroed(alerts->count + 1, sizeof *last);
    for (size_t i = 0; i < alerts->count; i++)
        if (is_wanted(request, alerts->items[i].name))
            outcome = outcome_of(outcome, tell(&last[i], corpus, &alerts->items[i], request, out, err));
    lede_status status = output_flush(out, err);
    for (size_t i = 0; i < alerts->count && !status; i++)
        if (last[i] > alerts->items[i].options.after)
            status = lede_alert_told(corpus, alerts->items[i].name, last[i], err);
    free(last);
    return status ? status : outcome;
}

static lede_status run_alerts(lede_corpus *corpus, const struct request *request, struct output *out, lede_error *err) {
    lede_alerts *alerts;
    lede_status status = lede_alerts_read(&alerts, corpus, err);
    if (status) return status;
    status = check_names(request, alerts, err);
    if (!status) status = tell_all(corpus, alerts, request, out, err);
    lede_alerts_free(alerts);
    return status;
}

/* ---- The command ---------------------------------------------------------------------------------------------- */

typedef lede_status action_run(lede_corpus *corpus, const struct request *request, struct output *out, lede_error *err);

/* What stands behind "alert"; the words it takes count itself. */
static const struct action {
    const char *name;
    const char *operands;
    action_run *run;
    lede_mode mode;
    size_t least, most;
} actions[] = {
    {"add", "NAME QUERY...", add_alert, LEDE_CREATE, 3, SIZE_MAX},
    {"list", "", list_alerts, LEDE_READ, 1, 1},
    {"remove", "NAME...", remove_alerts, LEDE_WRITE, 2, SIZE_MAX},
    {"run", "[NAME...]", run_alerts, LEDE_WRITE, 1, SIZE_MAX},
};

static const struct action *find_action(const char *name) {
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, name) == 0) return &actions[i];
    return NULL;
}

/* What belongs to a query is given when it is kept. */
static bool has_query_options(const lede_search_options *options) {
    lede_search_options usual;
    lede_search_defaults(&usual);
    return options->since || options->until || options->language || options->source || options->undated ||
           options->all || options->plain || options->no_names || options->per_article != usual.per_article;
}

/* A TREC run answers a set of queries once; what is kept or forgotten prints nothing. */
static bool has_format(const struct action *action, int format) {
    if (action->run == run_alerts) return format != FORMAT_TREC;
    if (action->run == list_alerts) return format != FORMAT_TREC && format != FORMAT_MARKDOWN;
    return format == FORMAT_TEXT;
}

static lede_status check_options(const struct action *action, const struct request *request, lede_error *err) {
    if (action->run != add_alert && has_query_options(&request->search))
        return fail(err, LEDE_BAD_USAGE, "an alert has the filters that it was added with; see 'lede help alert'");
    if (!has_format(action, request->format))
        return fail(err, LEDE_BAD_USAGE, "alert %s does not print that format; see 'lede help alert'", action->name);
    return LEDE_OK;
}

lede_status cmd_alert(const struct request *request, struct output *out, lede_error *err) {
    const struct action *action = find_action(request->words[0]);
    if (!action)
        return fail(err, LEDE_BAD_USAGE, "alert takes add, list, remove or run, not '%s'; see 'lede help alert'",
                    request->words[0]);
    if (request->word_count < action->least || request->word_count > action->most)
        return fail(err, LEDE_BAD_USAGE, "usage: lede alert %s %s", action->name, action->operands);
    lede_status status = check_options(action, request, err);
    lede_corpus *corpus = NULL;
    if (!status) status = corpus_open(&corpus, request, action->mode, err);
    if (!status) status = action->run(corpus, request, out, err);
    lede_close(corpus);
    return status;
}
