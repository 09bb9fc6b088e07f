/* SPDX-License-Identifier: MIT */
/* Articles for lede.h: reading one, listing all, removing some. */
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/path.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

lede_article article_view(const struct article *article) {
    char *const *fields = article->fields;
    return (lede_article){.key = article->key,
                          .member = article->member ? article->key + article->member : NULL,
                          .title = fields[FIELD_TITLE],
                          .date = fields[FIELD_DATE],
                          .language = fields[FIELD_LANGUAGE],
                          .author = fields[FIELD_AUTHOR],
                          .source = fields[FIELD_SOURCE],
                          .url = fields[FIELD_URL],
                          .rights = fields[FIELD_RIGHTS]};
}

/* ---- Documents ------------------------------------------------------------------------------------------------ */

/* A document with what its pointers lead to. */
struct owned_document {
    lede_document document; /* first, so that the caller's pointer is ours */
    struct store_article article;
    struct buffer text;
};

static lede_status read_document(struct owned_document *out, struct store *store, int64_t id, lede_error *err) {
    lede_status status = store_article(&out->article, store, id, err);
    if (status == LEDE_OK) status = store_text(&out->text, store, id, (lede_span){0, out->article.text_length}, err);
    if (status != LEDE_OK) return status;
    out->document.article = article_view(&out->article.article);
    out->document.article.id = out->article.id;
    out->document.text = buffer_str(&out->text);
    out->document.text_length = out->text.length;
    out->document.passages = out->article.passages.items;
    out->document.passage_count = out->article.passages.length;
    return LEDE_OK;
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
    mem_free(owned);
}

/* ---- Listing -------------------------------------------------------------------------------------------------- */

struct listing {
    lede_article_fn *each;
    void *context;
};

static bool list_one(void *context, const struct store_article *article) {
    const struct listing *listing = context;
    lede_article view;
    view = article_view(&article->article);
    view.id = article->id;
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

/* ---- Removing ------------------------------------------------------------------------------------------------- */

/* The number that TEXT is, from 1; 0 when it is none. */
static int64_t parse_id(const char *text) {
    char *end;
    if (text[0] < '1' || text[0] > '9') return 0;
    long long id = strtoll(text, &end, 10);
    return *end == '\0' && id < INT64_MAX ? id : 0;
}

/* Appends the article with KEY, or all those of the container with that key. */
static lede_status find_key(struct store_ids *out, struct store *store, const char *key, lede_error *err) {
    int64_t id;
    lede_status status = store_find_key(&id, store, key, err);
    if (status != LEDE_OK) return status;
    if (id == 0) return store_container(out, store, key, err);
    return array_push(out, id) ? LEDE_OK : error_no_memory(err);
}

/* Appends the articles that WHAT names: by number, by key, or by what becomes one when taken as a path. */
static lede_status find_articles(struct store_ids *out, struct store *store, const char *what, lede_error *err) {
    int64_t id = parse_id(what);
    if (id) return array_push(out, id) ? LEDE_OK : error_no_memory(err);
    lede_status status = find_key(out, store, what, err);
    if (status != LEDE_OK || out->length > 0) return status;
    struct buffer key = {0};
    status = path_key(&key, what, err);
    if (status == LEDE_OK) status = find_key(out, store, key.data, err);
    buffer_release(&key);
    return status;
}

/* Removes the articles that WHAT names; *COUNT grows. */
static lede_status remove_named(uint64_t *count, struct store *store, const char *what, lede_error *err) {
    struct store_ids ids = {0};
    lede_status status = find_articles(&ids, store, what, err);
    if (status == LEDE_OK && ids.length == 0) status = error_set(err, LEDE_NO_MATCH, "names no article");
    for (size_t i = 0; status == LEDE_OK && i < ids.length; i++) {
        status = store_remove(store, ids.items[i], err);
        *count += status == LEDE_OK;
    }
    array_release(&ids);
    return status;
}

/* Removes what WHAT names; what names nothing is reported and sets *MISSED. */
static lede_status remove_all(uint64_t *out, bool *missed, struct store *store, const char *const *what,
                              const lede_add_options *options, lede_error *err) {
    for (size_t i = 0; what[i]; i++) {
        lede_error why;
        lede_status status = remove_named(out, store, what[i], &why);
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
