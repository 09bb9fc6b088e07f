/* SPDX-License-Identifier: MIT */
/* lede search: ranked passages for one query, or for a file of them. */
#include "advice.h"
#include "command.h"
#include "corpus.h"
#include "exit_status.h"
#include "explain.h"
#include "memory.h"
#include "message.h"
#include "parse.h"
#include "printer.h"
#include "queries.h"
#include "question.h"
#include "safe.h"
#include "timeline.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What every question of one search shares. */
struct search {
    lede_corpus *corpus;
    const struct request *request;
    lede_search_options options;
    const struct printer *printer;
    struct output *out;
    bool timeline;
    lede_unit unit; /* of the timeline */
    int format;
};

/* The options of the library as this search needs them. */
static void search_init(struct search *search, const struct request *request, struct output *out) {
    *search = (struct search){.request = request,
                              .options = request->search,
                              .printer = printer_for(request->format),
                              .out = out,
                              .timeline = request->timeline,
                              .unit = (lede_unit)request->unit,
                              .format = request->format};
    search->options.sort = (lede_sort)request->sort;
    search->options.no_families = request->families == FAMILIES_OFF;
    /* A TREC run ranks articles, each by its best passage, like ones too; its lines have no room for a snippet. */
    if (request->format == FORMAT_TREC) {
        search->options.no_families = true;
        search->options.per_article = 1;
        search->options.snippet_columns = 0;
    }
}

/* The bare number for a script, behind its id where there are several. */
static void print_count(const struct output *out, const struct question *question, uint64_t count) {
    if (question->id) {
        safe_puts(out->file, question->id);
        fputc('\t', out->file);
    }
    fprintf(out->file, "%" PRIu64 "\n", count);
}

/* An empty JSON object is an answer for a program; the other formats have nothing to print when nothing matched. */
static bool prints_nothing_found(const struct search *search) { return search->printer == &json_printer; }

static void tell_forms_left_out(uint64_t forms) {
    if (forms)
        complain("%" PRIu64 " rare form%s of words with * or ~ %s not searched", forms, plural(forms),
                 forms == 1 ? "was" : "were");
}

/* Counts through time what one question finds. */
static lede_status answer_through_time(const struct search *search, const struct question *question, lede_error *err) {
    lede_timeline *timeline;
    lede_status status =
        lede_timeline_make(&timeline, search->corpus, question->text, search->unit, &search->options, err);
    if (status) return question_refuse(question, status, err);
    output_page(search->out);
    bool found = timeline->articles > 0;
    if (!found) question_nothing_matched(question);
    question_left_out(timeline->undated_left_out, timeline->words_left_out);
    if (found || prints_nothing_found(search)) timeline_print(search->out, question, timeline, search->format);
    lede_timeline_free(timeline);
    return found ? LEDE_OK : LEDE_NO_MATCH;
}

/* Tells what was found, or that nothing was; ADVICE may be NULL. */
static void tell(const struct search *search, struct question *question, const lede_results *results,
                 const lede_advice *advice) {
    /* What is told goes first: behind a page of results it would be overlooked. */
    output_page(search->out);
    bool found = results->total > 0;
    if (search->printer == &text_printer) explain_print(search->out, results);
    if (!found && !search->options.count_only) question_nothing_matched(question);
    if (!found || (advice && advice->suggestion_count > 0)) question->advice = advice;
    if (advice && search->printer != &json_printer) advice_print(search->request, results, advice);
    question_left_out(results->undated_left_out, results->words_left_out);
    tell_forms_left_out(results->forms_left_out);
    if (search->options.count_only) print_count(search->out, question, results->total);
    else if (found || prints_nothing_found(search)) search->printer->results(search->out, question, results);
}

/* A file of queries is no conversation, nor is a bare count. */
static bool is_advised(const struct search *search, const struct question *question, const lede_results *results) {
    return !question->id && !search->options.count_only && advice_is_due(results);
}

/* Searches for one question; says what went wrong with it. */
static lede_status answer(const struct search *search, struct question *question, lede_error *err) {
    lede_results *results;
    lede_advice *advice = NULL;
    if (search->timeline) return answer_through_time(search, question, err);
    lede_status status = lede_search(&results, search->corpus, question->text, &search->options, err);
    if (!status && is_advised(search, question, results))
        status = lede_advise(&advice, search->corpus, question->text, &search->options, err);
    if (status) {
        question_refuse(question, status, err);
    } else {
        tell(search, question, results, advice);
        status = results->total > 0 ? LEDE_OK : LEDE_NO_MATCH;
    }
    lede_advice_free(advice);
    lede_results_free(results);
    return status;
}

/* One question that fails does not keep the others from being answered. */
static lede_status answer_file(const struct search *search, const char *path, lede_error *err) {
    struct queries queries = {0};
    lede_status status = queries_open(&queries, path, err), outcome = LEDE_NO_MATCH;
    while (!status) {
        struct question question;
        lede_status next = queries_next(&question, &queries, err);
        if (next == LEDE_NO_MATCH) break;
        if (next == LEDE_IO) {
            status = next;
        } else if (next) {
            complain("%s", err->message);
            err->message[0] = '\0';
        } else {
            next = answer(search, &question, err);
        }
        outcome = outcome_of(outcome, next);
    }
    queries_close(&queries);
    return status ? status : outcome;
}

/* What can be asked together, and what looks like something else. */
static lede_status check_timeline(const struct request *request, lede_error *err) {
    if (!request->timeline) return LEDE_OK;
    if (request->search.count_only) return fail(err, LEDE_BAD_USAGE, "give --timeline or --count, not both");
    if (!timeline_has(request->format))
        return fail(err, LEDE_BAD_USAGE, "a timeline is no TREC run and no quotation; use --tsv");
    for (lede_unit unit = LEDE_UNIT_YEAR; unit <= LEDE_UNIT_DAY && request->word_count > 1 && !request->unit; unit++)
        if (strcmp(request->words[0], timeline_unit(unit)) == 0)
            complain("'%s' is taken for a word of the query; the unit of a timeline is given as --timeline=%s",
                     request->words[0], request->words[0]);
    return LEDE_OK;
}

lede_status cmd_search(const struct request *request, struct output *out, lede_error *err) {
    if (request->queries && request->word_count)
        return fail(err, LEDE_BAD_USAGE, "give a query or --queries, not both; see 'lede help search'");
    lede_status status = check_timeline(request, err);
    if (status) return status;
    struct search search;
    search_init(&search, request, out);
    status = corpus_open(&search.corpus, request, LEDE_READ, err);
    if (status) return status;
    if (request->queries) {
        status = answer_file(&search, request->queries, err);
    } else {
        char *query = join_words(request->words);
        status = answer(&search, &(struct question){.text = query}, err);
        free(query);
    }
    lede_close(search.corpus);
    return status;
}
