/* SPDX-License-Identifier: MIT */
/* lede export: articles as JSONL, which lede add reads. */
#include "command.h"
#include "corpus.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "parse.h"
#include "question.h"

#include <stdlib.h>

/* Numbers of articles. */
struct numbers {
    int64_t *items;
    size_t length, capacity;
};

static void append(struct numbers *numbers, int64_t id) {
    if (numbers->length == numbers->capacity) {
        numbers->capacity = numbers->capacity ? 2 * numbers->capacity : 1024;
        numbers->items = memory_resized(numbers->items, numbers->capacity * sizeof *numbers->items);
    }
    numbers->items[numbers->length++] = id;
}

/* ---- Which articles ------------------------------------------------------------------------------------------- */

static bool take_listed(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)text_length;
    (void)passage_count;
    append(context, article->id);
    return true;
}

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Every article that matches, by its best passage: in the order of their numbers, so that nothing tells of ranking. */
static lede_status find_matching(struct numbers *out, lede_corpus *corpus, const struct request *request,
                                 const char *query, lede_error *err) {
    lede_results *results;
    lede_search_options options = request->search;
    options.limit = LEDE_NO_LIMIT;
    options.per_article = 1;
    options.no_families = true;
    options.snippet_columns = 0;
    lede_status status = lede_search(&results, corpus, query, &options, err);
    if (status) return question_refuse(&(struct question){.text = query}, status, err);
    for (size_t i = 0; i < results->hit_count; i++) append(out, results->hits[i].article->id);
    if (out->length > 0) qsort(out->items, out->length, sizeof *out->items, compare);
    question_left_out(results->undated_left_out, results->words_left_out);
    if (out->length == 0) question_nothing_matched(&(struct question){.text = query});
    lede_results_free(results);
    return out->length > 0 ? LEDE_OK : LEDE_NO_MATCH;
}

static lede_status find_articles(struct numbers *out, lede_corpus *corpus, const struct request *request,
                                 lede_error *err) {
    if (request->word_count == 0) return lede_list(corpus, take_listed, out, err);
    char *query = join_words(request->words);
    lede_status status = find_matching(out, corpus, request, query, err);
    free(query);
    return status;
}

/* ---- Printing ------------------------------------------------------------------------------------------------- */

/* What is not known is left out, and a language that was only told by the text: it will be told again. */
static void put(json_t *object, const char *name, const char *value) {
    if (value) json_put(object, name, json_word(value));
}

static void print_document(FILE *file, const lede_document *document) {
    const lede_article *article = &document->article;
    json_t *object = json_object();
    put(object, "id", article->key);
    put(object, "title", article->title);
    put(object, "date", article->date);
    put(object, "language", article->language_detected ? NULL : article->language);
    put(object, "author", article->author);
    put(object, "source", article->source);
    put(object, "url", article->url);
    put(object, "rights", article->rights);
    json_put(object, "text", json_text(document->text, document->text_length));
    json_print(file, object);
}

/* One at a time: a corpus may be larger than memory. */
static lede_status print_articles(const struct output *out, lede_corpus *corpus, const struct numbers *numbers,
                                  lede_error *err) {
    for (size_t i = 0; i < numbers->length && !ferror(out->file); i++) {
        lede_document *document;
        lede_status status = lede_document_read(&document, corpus, numbers->items[i], err);
        /* One that was removed since. */
        if (status == LEDE_NO_MATCH) continue;
        if (status) return status;
        print_document(out->file, document);
        lede_document_free(document);
    }
    return LEDE_OK;
}

/* Filters belong to a query. */
static lede_status check(const struct request *request, lede_error *err) {
    const lede_search_options *search = &request->search;
    bool filtered = search->since || search->until || search->undated || search->language || search->source;
    if (request->word_count > 0 || !filtered) return LEDE_OK;
    return fail(err, LEDE_BAD_USAGE, "without a query all articles are exported: give words to search for");
}

lede_status cmd_export(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    struct numbers numbers = {0};
    lede_status status = check(request, err);
    if (!status) status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    status = find_articles(&numbers, corpus, request, err);
    if (!status) status = print_articles(out, corpus, &numbers, err);
    lede_close(corpus);
    free(numbers.items);
    return status;
}
