/* SPDX-License-Identifier: MIT */
/* Results as JSON: one object, or one line a hit. */
#include "advice.h"
#include "explain.h"
#include "family.h"
#include "json.h"
#include "printer.h"

/* Four decimals tell hits apart; more would be noise that differs from one machine to the next. */
static json_t *json_score(double score) {
    double scaled = score * 1e4;
    return json_real((double)(int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5) / 1e4);
}

/* Where the passage stands in the stored text, as `lede show --text` prints it. */
static json_t *json_passage(const lede_hit *hit) {
    json_t *object = json_object();
    json_put(object, "ordinal", json_count(hit->ordinal));
    json_put_place(object, &hit->passage);
    return object;
}

/* Highlights are offsets in the text beside them, not in the stored text as those of "matches". */
static json_t *json_snippet(const lede_hit *hit) {
    json_t *object = json_object();
    json_put(object, "text", json_word(hit->snippet));
    json_put(object, "highlights", json_spans(hit->highlights, hit->highlight_count));
    return object;
}

/* The id of the question stands in each hit when there is no object around the hits that could carry it. */
static json_t *json_hit(const struct question *question, const lede_hit *hit) {
    json_t *object = json_object();
    if (question->id) json_put(object, "id", json_word(question->id));
    json_put(object, "rank", json_count(hit->rank));
    json_put(object, "score", json_score(hit->score));
    if (hit->parts) json_put(object, "score_parts", explain_score_json(hit));
    json_put(object, "address", json_address(hit->article->id, hit->ordinal));
    json_put(object, "article", json_article(hit->article));
    if (hit->family) json_put(object, "family", family_json(hit->family));
    json_put(object, "passage", json_passage(hit));
    json_put(object, "matches", json_spans(hit->matches, hit->match_count));
    json_put(object, "snippet", json_snippet(hit));
    return object;
}

/* The object for a query says what was asked; its hits need no id. */
static void print_object(const struct output *out, const struct question *question, const lede_results *results) {
    static const struct question unnamed = {0};
    json_t *object = json_object(), *hits = json_array();
    for (size_t i = 0; i < results->hit_count; i++) json_push(hits, json_hit(&unnamed, &results->hits[i]));
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    if (question->id) json_put(object, "id", json_word(question->id));
    json_put(object, "query", json_word(question->text));
    json_put(object, "total", json_count(results->total));
    json_put(object, "total_exact", json_boolean(results->total_exact));
    if (results->tree) json_put(object, "tree", json_word(results->tree));
    if (results->words) json_put(object, "words", explain_json(results));
    json_put(object, "hits", hits);
    if (question->advice) json_put(object, "advice", advice_json(question->advice));
    json_print(out->file, object);
}

/* Nothing around the hits: each line stands by itself, for tools that read line by line. */
static void print_hit_lines(const struct output *out, const struct question *question, const lede_results *results) {
    for (size_t i = 0; i < results->hit_count; i++) json_print(out->file, json_hit(question, &results->hits[i]));
}

/* A listing tells more than a hit does: it is where one looks for what is missing. */
static json_t *json_listed(const struct listed *listed) {
    json_t *object = json_article(listed->article);
    json_put(object, "author", json_word(listed->article->author));
    json_put(object, "url", json_word(listed->article->url));
    json_put(object, "bytes", json_count(listed->text_length));
    json_put(object, "passages", json_count(listed->passage_count));
    if (listed->article->family) json_put(object, "family", json_integer(listed->article->family));
    return object;
}

/* A listing may be long: it is printed as it is read, not gathered first. */
static void list_object_start(const struct output *out) {
    fprintf(out->file, "{\"version\":%d,\"articles\":[\n", JSON_FORMAT_VERSION);
}

/* The comma stands in front, since the last article is not known to be it before the end. */
static void list_object_article(const struct output *out, const struct listed *listed, bool first) {
    if (!first) fputc(',', out->file);
    json_print(out->file, json_listed(listed));
}

static void list_object_end(const struct output *out) { fputs("]}\n", out->file); }

/* As in the list of the one object, a line each. */
static void list_line(const struct output *out, const struct listed *listed, bool first) {
    (void)first;
    json_print(out->file, json_listed(listed));
}

const struct printer json_printer = {
    .results = print_object,
    .list_start = list_object_start,
    .list_article = list_object_article,
    .list_end = list_object_end,
};

const struct printer jsonl_printer = {.results = print_hit_lines, .list_article = list_line};
