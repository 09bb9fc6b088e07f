/* SPDX-License-Identifier: MIT */
/* Searching for what a text tells, comparing what is found with it. */
#include "search/similar.h"

#include "base/error.h"
#include "search/vector.h"
#include "text/utf8.h"

#include <stdlib.h>

enum {
    TELLING_WORDS = 25,    /* that are searched, as Lucene's MoreLikeThis has it by default */
    PASSAGES = 400,        /* that the search ranks highest, of which the texts below are taken */
    COMPARED = 40,         /* articles or passages that are compared */
    COMPARED_BYTES = 65536 /* of an article: what it is about is said by then */
};

struct comparing {
    struct similar_found *out;
    struct store *store;
    const struct similar_source *source;
    struct vector_maker maker;
    struct vector vector; /* of the source */
    struct telling_found found;
    lede_error *err;
};

/* ---- Candidates ------------------------------------------------------------------------------------------------- */

static lede_status search(struct comparing *comparing, const lede_search_options *options) {
    struct telling_words words = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < comparing->vector.words.length; i++) {
        const struct vector_word *word = &comparing->vector.words.items[i];
        if (!array_push(&words, (struct telling_word){word->form, word->frequency, word->weight}))
            status = error_no_memory(comparing->err);
    }
    telling_keep(&words, TELLING_WORDS);
    if (status == LEDE_OK)
        status = telling_search(&comparing->found, comparing->store, &words, PASSAGES, options, comparing->err);
    array_release(&words);
    return status;
}

static bool is_taken(const struct similar_items *items, int64_t article) {
    for (size_t i = 0; i < items->length; i++)
        if (items->items[i].article == article) return true;
    return false;
}

/* Makes items of the passages that were found: of an article the first. The source itself is none. */
static lede_status take_candidates(struct comparing *comparing) {
    struct similar_items *items = &comparing->out->items;
    const struct candidates *list = &comparing->found.list;
    for (size_t i = 0; i < list->length && items->length < COMPARED; i++) {
        const struct candidate *candidate = &list->items[i];
        if (candidate->article == comparing->source->article) continue;
        if (!comparing->source->passages && is_taken(items, candidate->article)) continue;
        struct similar_item item = {.article = candidate->article, .passage = candidate->passage};
        if (!array_push(items, item)) return error_no_memory(comparing->err);
    }
    return LEDE_OK;
}

/* ---- Comparing -------------------------------------------------------------------------------------------------- */

/* What a word adds to the likeness. */
struct link {
    struct view form;
    double weight;
};

ARRAY_STRUCT(links, struct link);

static int compare_links(const void *a, const void *b) {
    const struct link *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return view_compare(x->form, y->form);
}

/* Fills in the words that link ITEM, whose vector is OTHER, with the source. */
static lede_status link_words(struct similar_item *item, const struct comparing *comparing,
                              const struct vector *other) {
    struct links links = {0};
    const struct vector *vector = &comparing->vector;
    for (size_t i = 0; i < vector->words.length; i++) {
        const struct vector_word *word = &vector->words.items[i], *shared = vector_shared(vector, i, other);
        if (shared && !array_push(&links, (struct link){word->form, word->weight * shared->weight})) {
            array_release(&links);
            return error_no_memory(comparing->err);
        }
    }
    if (links.length > 0) qsort(links.items, links.length, sizeof *links.items, compare_links);
    while (item->word_count < links.length && item->word_count < SIMILAR_WORDS_MAX) {
        item->words[item->word_count] = links.items[item->word_count].form;
        item->word_count++;
    }
    array_release(&links);
    return LEDE_OK;
}

/* Adds to VECTOR what ITEM says: a passage, or the title with the text. */
static lede_status read_item(struct vector *vector, struct comparing *comparing, const struct similar_item *item,
                             const struct store_article *article) {
    struct buffer text = {0};
    lede_span range = {0, article->text_length < COMPARED_BYTES ? article->text_length : COMPARED_BYTES};
    const char *title = article->article.fields[FIELD_TITLE];
    size_t index = (size_t)(item->passage - article->first_passage);
    if (item->passage < article->first_passage || index >= article->passages.length)
        return error_set(comparing->err, LEDE_CORRUPT, "article %lld has no passage %lld", (long long)item->article,
                         (long long)item->passage);
    if (comparing->source->passages)
        range = (lede_span){article->passages.items[index].start, article->passages.items[index].end};
    lede_status status = store_text(&text, comparing->store, item->article, range, comparing->err);
    if (status == LEDE_OK) status = vector_add(vector, &comparing->maker, utf8_whole(buffer_view(&text)));
    if (status == LEDE_OK && title && !comparing->source->passages)
        status = vector_add(vector, &comparing->maker, view_str(title));
    buffer_release(&text);
    return status;
}

static lede_status compare(struct comparing *comparing, struct similar_item *item) {
    struct store_article article = {0};
    struct vector vector = {0};
    lede_status status = store_article(&article, comparing->store, item->article, comparing->err);
    if (status == LEDE_OK) status = read_item(&vector, comparing, item, &article);
    if (status == LEDE_OK) status = vector_weigh(&vector, &comparing->maker);
    if (status == LEDE_OK) status = link_words(item, comparing, &vector);
    if (status == LEDE_OK) item->likeness = vector_cosine(&comparing->vector, &vector);
    vector_release(&vector);
    store_article_release(&article);
    return status;
}

/* The most alike first, then by address. */
static int compare_items(const void *a, const void *b) {
    const struct similar_item *x = a, *y = b;
    if (x->likeness != y->likeness) return x->likeness > y->likeness ? -1 : 1;
    return (x->passage > y->passage) - (x->passage < y->passage);
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

lede_status similar_find(struct similar_found *out, struct arena *arena, struct store *store,
                         const struct similar_source *source, const lede_search_options *options, lede_error *err) {
    struct comparing comparing = {.out = out, .store = store, .source = source, .err = err};
    struct view text = source->text;
    comparing.maker = (struct vector_maker){.store = store, .arena = arena, .err = err};
    if (text.length > COMPARED_BYTES) text = utf8_whole(view_of(text.data, COMPARED_BYTES));
    lede_status status = vector_add(&comparing.vector, &comparing.maker, text);
    if (status == LEDE_OK) status = vector_add(&comparing.vector, &comparing.maker, source->title);
    if (status == LEDE_OK) status = vector_weigh(&comparing.vector, &comparing.maker);
    if (status == LEDE_OK) status = search(&comparing, options);
    if (status == LEDE_OK) status = take_candidates(&comparing);
    for (size_t i = 0; status == LEDE_OK && i < out->items.length; i++)
        status = compare(&comparing, &out->items.items[i]);
    if (out->items.length > 0) qsort(out->items.items, out->items.length, sizeof *out->items.items, compare_items);
    out->undated = comparing.found.undated;
    vector_release(&comparing.vector);
    vector_maker_release(&comparing.maker);
    array_release(&comparing.found.list);
    return status;
}
