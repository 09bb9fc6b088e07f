/* SPDX-License-Identifier: MIT */
/* What is like an article, a passage or a text, for lede.h. */
#include "search/similar.h"

#include "api/ask.h"
#include "api/handle.h"
#include "api/shelf.h"
#include "base/error.h"
#include "base/mem.h"

#include <inttypes.h>

/* What is alike with what its pointers lead to. */
struct owned_likes {
    lede_likes likes; /* first, so that the caller's pointer is ours */
    struct arena arena;
    struct shelf shelf;
};

void lede_likes_free(lede_likes *likes) {
    if (!likes) return;
    struct owned_likes *owned = (struct owned_likes *)likes;
    arena_release(&owned->arena);
    shelf_release(&owned->shelf);
    mem_free(owned);
}

static lede_status fill_like(lede_like *out, struct owned_likes *owned, struct store *store,
                             const struct similar_item *item, lede_error *err) {
    struct shelf_article *article;
    const char **words = arena_alloc(&owned->arena, item->word_count * sizeof *words + 1);
    if (!words) return error_no_memory(err);
    lede_status status = shelf_take(&article, &owned->shelf, store, item->article, err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < item->word_count; i++) words[i] = item->words[i].data;
    size_t index = (size_t)(item->passage - article->article.first_passage);
    *out = (lede_like){.article = &article->view,
                       .ordinal = index + 1,
                       .passage = article->article.passages.items[index],
                       .likeness = item->likeness,
                       .words = words,
                       .word_count = item->word_count};
    return LEDE_OK;
}

static lede_status fill(struct owned_likes *owned, struct store *store, const struct similar_found *found,
                        lede_error *err) {
    const struct similar_items *items = &found->items;
    lede_like *list = arena_alloc(&owned->arena, items->length * sizeof *list + 1);
    lede_status status = list ? LEDE_OK : error_no_memory(err);
    for (size_t i = 0; status == LEDE_OK && i < items->length; i++)
        status = fill_like(&list[i], owned, store, &items->items[i], err);
    owned->likes.likes = list;
    owned->likes.like_count = items->length;
    owned->likes.undated_left_out = found->undated;
    return status;
}

/* Finds what is like SOURCE, inside of a read transaction. */
static lede_status find(struct owned_likes *owned, struct store *store, const struct similar_source *source,
                        const lede_search_options *options, lede_error *err) {
    struct similar_found found = {0};
    lede_status status = similar_find(&found, &owned->arena, store, source, options, err);
    if (status == LEDE_OK) status = fill(owned, store, &found, err);
    array_release(&found.items);
    return status;
}

/* The same for passage ORDINAL of article ID; 0: for the whole of it. */
static lede_status find_stored(struct owned_likes *owned, struct store *store, const struct lede_address *address,
                               const lede_search_options *options, lede_error *err) {
    struct store_article article = {0};
    struct buffer text = {0};
    lede_status status = store_article(&article, store, address->article, err);
    lede_span range = {0, article.text_length};
    const char *title = article.article.fields[FIELD_TITLE];
    bool whole = address->ordinal == 0;
    if (status == LEDE_OK && address->ordinal > article.passages.length)
        status = error_set(err, LEDE_NO_MATCH, "article %" PRId64 " has no passage %" PRIu64, address->article,
                           address->ordinal);
    if (status == LEDE_OK && !whole)
        range = (lede_span){article.passages.items[address->ordinal - 1].start,
                            article.passages.items[address->ordinal - 1].end};
    if (status == LEDE_OK) status = store_text(&text, store, address->article, range, err);
    struct similar_source source = {.title = view_str(title && whole ? title : ""),
                                    .text = buffer_view(&text),
                                    .article = address->article,
                                    .passages = !whole};
    if (status == LEDE_OK) status = find(owned, store, &source, options, err);
    buffer_release(&text);
    store_article_release(&article);
    return status;
}

/* As lede_similar() with ADDRESS, lede_similar_text() without. */
static lede_status likes_find(lede_likes **out, lede_corpus *corpus, const struct lede_address *address,
                              const struct similar_source *source, const lede_search_options *options,
                              lede_error *err) {
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    if (!options) options = &defaults;
    struct owned_likes *owned = mem_calloc(1, sizeof *owned);
    lede_status status = owned ? ask_check("", options, err) : error_no_memory(err);
    if (status == LEDE_OK) status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = address ? find_stored(owned, corpus->store, address, options, err)
                         : find(owned, corpus->store, source, options, err);
        store_end_read(corpus->store);
    }
    if (status == LEDE_OK) *out = &owned->likes;
    else if (owned) lede_likes_free(&owned->likes);
    return status;
}

lede_status lede_similar(lede_likes **out, lede_corpus *corpus, lede_address address,
                         const lede_search_options *options, lede_error *err) {
    *out = NULL;
    return likes_find(out, corpus, &address, NULL, options, err);
}

lede_status lede_similar_text(lede_likes **out, lede_corpus *corpus, const lede_extracted *text,
                              const lede_search_options *options, lede_error *err) {
    const char *title = text->article.title ? text->article.title : "";
    struct similar_source source = {.title = view_str(title), .text = view_of(text->text, text->text_length)};
    *out = NULL;
    return likes_find(out, corpus, NULL, &source, options, err);
}
