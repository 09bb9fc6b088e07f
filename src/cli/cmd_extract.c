/* SPDX-License-Identifier: MIT */
/* lede extract: what is read from files, without a corpus. */
#include "command.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "safe.h"

#include <stdlib.h>
#include <string.h>

/* What the articles of one call share. */
struct extraction {
    const struct output *out;
    bool json;
    uint64_t articles;
    char *held; /* text of the first article, which stands alone if no other follows */
    size_t held_length;
    char *held_key;
};

/* A terminal gets no control characters, whatever the file holds. */
static void print_text(const struct output *out, const char *text, size_t length) {
    if (out->terminal) safe_write_lines(out->file, text, length);
    else fwrite(text, 1, length, out->file);
    if (length && text[length - 1] != '\n') fputc('\n', out->file);
}

/* As head(1) and tail(1) tell files apart. */
static void print_named(const struct extraction *extraction, const char *key, const char *text, size_t length) {
    fputs("==> ", extraction->out->file);
    safe_puts(extraction->out->file, key);
    fputs(" <==\n", extraction->out->file);
    print_text(extraction->out, text, length);
}

/* The first waits for a second, so that a single one is nothing but its text. */
static void take_text(struct extraction *extraction, const lede_extracted *extracted) {
    if (extraction->articles == 1) {
        extraction->held = memory_zeroed(extracted->text_length + 1, 1);
        memcpy(extraction->held, extracted->text, extracted->text_length);
        extraction->held_length = extracted->text_length;
        extraction->held_key = memory_zeroed(strlen(extracted->article.key) + 1, 1);
        memcpy(extraction->held_key, extracted->article.key, strlen(extracted->article.key));
        return;
    }
    if (extraction->articles == 2)
        print_named(extraction, extraction->held_key, extraction->held, extraction->held_length);
    fputc('\n', extraction->out->file);
    print_named(extraction, extracted->article.key, extracted->text, extracted->text_length);
}

static void print_json(const struct extraction *extraction, const lede_extracted *extracted) {
    const lede_article *article = &extracted->article;
    json_t *object = json_object();
    json_put(object, "key", json_word(article->key));
    json_put(object, "title", json_word(article->title));
    json_put(object, "date", json_word(article->date));
    json_put(object, "author", json_word(article->author));
    json_put(object, "source", json_word(article->source));
    json_put(object, "url", json_word(article->url));
    json_put(object, "language", json_word(article->language));
    json_put(object, "encoding", json_word(article->encoding ? article->encoding : "UTF-8"));
    json_put(object, "text", json_text(extracted->text, extracted->text_length));
    json_print(extraction->out->file, object);
}

static bool on_article(void *context, const lede_extracted *extracted) {
    struct extraction *extraction = context;
    extraction->articles++;
    if (extraction->json) print_json(extraction, extracted);
    else take_text(extraction, extracted);
    return true;
}

/* complain_report() counts reports in its context, which is not what this one is. */
static void on_report(void *context, const lede_report *report) {
    (void)context;
    complain_report(NULL, report);
}

lede_status cmd_extract(const struct request *request, struct output *out, lede_error *err) {
    struct extraction extraction = {.out = out, .json = request->format == FORMAT_JSON};
    lede_add_options options = {
        .fields = request->fields,
        .field_count = request->field_count,
        .report = on_report,
        .context = &extraction,
        .include = request->include,
        .exclude = request->exclude,
        .follow_links = request->follow,
    };
    lede_add_counts counts = {0};
    output_page(out);
    lede_status status = lede_extract(&counts, (const char *const *)request->words, &options, on_article, err);
    if (!extraction.json && extraction.articles == 1) print_text(out, extraction.held, extraction.held_length);
    free(extraction.held);
    free(extraction.held_key);
    return !status && counts.failed ? LEDE_BAD_INPUT : status;
}
