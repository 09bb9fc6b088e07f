/* SPDX-License-Identifier: MIT */
/* Articles for lede.h: reading one, listing all, removing some. */
#include "api/family.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/path.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

lede_article article_view(const struct article *article) {
    char *const *fields = article->fields;
    return (lede_article){.key = article->key,
                          .member = article->member ? article->key + article->member : NULL,
                          .encoding = article->encoding,
                          .title = fields[FIELD_TITLE],
                          .date = fields[FIELD_DATE],
                          .language = fields[FIELD_LANGUAGE],
                          .author = fields[FIELD_AUTHOR],
                          .source = fields[FIELD_SOURCE],
                          .url = fields[FIELD_URL],
                          .rights = fields[FIELD_RIGHTS]};
}

lede_article stored_view(const struct store_article *article) {
    lede_article view = article_view(&article->article);
    view.id = article->id;
    view.language_detected = !article->says_language;
    view.others = article->others.items;
    view.other_count = article->others.length;
    view.family = article->family;
    return view;
}

/* ---- Documents ------------------------------------------------------------------------------------------------ */

/* A document with what its pointers lead to. */
struct owned_document {
    lede_document document; /* first, so that the caller's pointer is ours */
    struct store_article article;
    struct buffer text;
    struct arena arena; /* of the family */
};

static lede_status read_document(struct owned_document *out, struct store *store, int64_t id, lede_error *err) {
    lede_status status = store_article(&out->article, store, id, err);
    if (status == LEDE_OK) status = store_whole_text(&out->text, store, &out->article, err);
    if (status != LEDE_OK) return status;
    out->document.article = stored_view(&out->article);
    out->document.text = buffer_str(&out->text);
    out->document.text_length = out->text.length;
    out->document.passages = out->article.passages.items;
    out->document.passage_count = out->article.passages.length;
    return family_read(&out->document.family, &out->arena, store, out->article.family, err);
}

lede_status lede_document_read(lede_document **out, lede_corpus *corpus, int64_t id, lede_error *err) {
    *out = NULL;
    struct owned_document *owned = mem_calloc(1, sizeof *owned);
    if (!owned) return error_no_memory(err);
    lede_status status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = read_document(owned, corpus->store, id, err);
        store_end_read(corpus->store);
    }
    if (status == LEDE_OK) *out = &owned->document;
    else lede_document_free(&owned->document);
    return status;
}

void lede_document_free(lede_document *document) {
    if (!document) return;
    struct owned_document *owned = (struct owned_document *)document;
    store_article_release(&owned->article);
    buffer_release(&owned->text);
    arena_release(&owned->arena);
    mem_free(owned);
}

/* ---- Listing -------------------------------------------------------------------------------------------------- */

struct listing {
    lede_article_fn *each;
    void *context;
};

static bool list_one(void *context, const struct store_article *article) {
    const struct listing *listing = context;
    lede_article view = stored_view(article);
    return listing->each(listing->context, &view, article->text_length, article->passages.length);
}

lede_status lede_list(lede_corpus *corpus, lede_article_fn *each, void *context, lede_error *err) {
    struct listing listing = {each, context};
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_each_article(corpus->store, 0, false, list_one, &listing, err);
    store_end_read(corpus->store);
    return status;
}

lede_status lede_values(lede_corpus *corpus, const char *field, lede_value_fn *each, void *context, lede_error *err) {
    bool source = strcmp(field, "source") == 0;
    if (!source && strcmp(field, "language") != 0)
        return error_set(err, LEDE_BAD_USAGE, "the values of '%s' are not listed: source and language are", field);
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_values(corpus->store, source ? "source" : "detected", each, context, err);
    store_end_read(corpus->store);
    return status;
}

/* ---- Removing ------------------------------------------------------------------------------------------------- */

/* The number that TEXT is, from 1; 0 when it is none. */
static int64_t parse_id(const char *text) {
    char *end;
    if (text[0] < '1' || text[0] > '9') return 0;
    long long id = strtoll(text, &end, 10);
    return *end == '\0' && id < INT64_MAX ? id : 0;
}

/* Appends the keys that WHAT names: as it is, or by what it becomes when taken as a path. */
static lede_status find_keys(struct store_keys *out, struct store *store, const char *what, lede_error *err) {
    lede_status status = store_find_keys(out, store, what, err);
    if (status != LEDE_OK || out->length > 0) return status;
    struct buffer key = {0};
    status = path_key(&key, what, err);
    if (status == LEDE_OK) status = store_find_keys(out, store, key.data, err);
    buffer_release(&key);
    return status;
}

/* Says that STAYING articles, which were named by a key as WHAT, have others. */
static void report_staying(uint64_t staying, const char *what, const lede_add_options *options) {
    char message[128];
    if (staying == 0 || !options || !options->report) return;
    snprintf(message, sizeof message, "removed from %" PRIu64 " article%s, which %s other origins", staying,
             staying == 1 ? "" : "s", staying == 1 ? "has" : "have");
    lede_report report = {.severity = LEDE_NOTE, .subject = what, .message = message};
    options->report(options->context, &report);
}

/* Removes the origins that WHAT names; *COUNT grows by the articles that had no other. */
static lede_status remove_keys(uint64_t *count, struct store *store, const char *what, const lede_add_options *options,
                               lede_error *err) {
    struct store_keys keys = {0};
    uint64_t gone = 0, staying = 0;
    lede_status status = find_keys(&keys, store, what, err);
    if (status == LEDE_OK && keys.length == 0) status = error_set(err, LEDE_NO_MATCH, "names no article");
    if (status == LEDE_OK) status = store_remove_keys(&gone, &staying, store, &keys, err);
    *count += gone;
    store_keys_release(&keys);
    if (status == LEDE_OK) report_staying(staying, what, options);
    return status;
}

/* Removes what WHAT names, a number or a key; *COUNT grows. */
static lede_status remove_named(uint64_t *count, struct store *store, const char *what, const lede_add_options *options,
                                lede_error *err) {
    int64_t id = parse_id(what);
    if (!id) return remove_keys(count, store, what, options, err);
    lede_status status = store_remove(store, id, err);
    *count += status == LEDE_OK;
    return status;
}

/* Removes what WHAT names; what names nothing is reported and sets *MISSED. */
static lede_status remove_all(uint64_t *out, bool *missed, struct store *store, const char *const *what,
                              const lede_add_options *options, lede_error *err) {
    for (size_t i = 0; what[i]; i++) {
        lede_error why;
        lede_status status = remove_named(out, store, what[i], options, &why);
        if (status == LEDE_OK) continue;
        if (status != LEDE_NO_MATCH) return error_set(err, status, "%s", why.message);
        lede_report report = {.severity = LEDE_FAILURE, .subject = what[i], .message = why.message};
        if (options && options->report) options->report(options->context, &report);
        *missed = true;
    }
    return LEDE_OK;
}

lede_status lede_remove(uint64_t *out, lede_corpus *corpus, const char *const *what, const lede_add_options *options,
                        lede_error *err) {
    bool missed = false;
    uint64_t removed = 0;
    *out = 0;
    lede_status status = store_begin_write(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = remove_all(&removed, &missed, corpus->store, what, options, err);
    if (status == LEDE_OK) status = store_commit(corpus->store, err);
    else store_rollback(corpus->store);
    if (status != LEDE_OK) return status;
    *out = removed;
    return missed ? error_set(err, LEDE_NO_MATCH, "not everything that was named is in the corpus") : LEDE_OK;
}
