/* SPDX-License-Identifier: MIT */
/* The read path: query string -> tree -> ranked passages -> snippets. */

/*
 * Only what is shown is fetched and decompressed: the articles of the page, and of each the frame with its passage.
 */
#include "api/ask.h"
#include "api/explain.h"
#include "api/explain_tree.h"
#include "api/family.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/table.h"
#include "passage/snippet.h"
#include "search/match.h"
#include "search/search.h"

/* An article of the page, read once for all its hits. */
struct page_article {
    struct store_article article;
    lede_article view;
    const lede_family *family;
    const lede_span *title_marks;
    size_t title_mark_count;
};

/* Results with what their pointers lead to. */
struct owned_results {
    lede_results results; /* first, so that the caller's pointer is ours */
    struct arena arena;
    ARRAY_STRUCT(, struct page_article *) articles;
    struct table article_numbers; /* of the ids, in ARTICLES from 1 */
    ARRAY_STRUCT(, lede_hit) hits;
};

/* What making hits needs. */
struct presenter {
    struct owned_results *out;
    struct store *store;
    struct matcher *matcher;
    const lede_search_options *options;
    const struct score_parts *parts;
    struct matches matches; /* of the text at hand */
    struct buffer text;     /* the passage at hand with what stands around it */
};

void lede_search_defaults(lede_search_options *options) {
    *options = (lede_search_options){.limit = 10, .per_article = 3, .count_most = 16384, .snippet_columns = 240};
}

void lede_results_free(lede_results *results) {
    if (!results) return;
    struct owned_results *owned = (struct owned_results *)results;
    for (size_t i = 0; i < owned->articles.length; i++) {
        store_article_release(&owned->articles.items[i]->article);
        mem_free(owned->articles.items[i]);
    }
    array_release(&owned->articles);
    table_release(&owned->article_numbers);
    array_release(&owned->hits);
    arena_release(&owned->arena);
    mem_free(owned);
}

/* ---- Marks ---------------------------------------------------------------------------------------------------- */

/* The matches as disjoint ranges, BASE added, in the results' arena; NULL when memory runs out. */
static const lede_span *merge_matches(size_t *count, struct presenter *presenter, size_t base) {
    const struct matches *matches = &presenter->matches;
    lede_span *spans = arena_alloc(&presenter->out->arena, (matches->length + 1) * sizeof *spans);
    *count = spans ? matches_merge(spans, matches, base) : 0;
    return spans;
}

static bool find_matches(struct presenter *presenter, struct view text) {
    presenter->matches.length = 0;
    return matcher_find(&presenter->matches, presenter->matcher, text);
}

/* ---- Articles ------------------------------------------------------------------------------------------------- */

static bool mark_title(struct presenter *presenter, struct page_article *article) {
    if (!article->view.title) return true;
    if (!find_matches(presenter, view_str(article->view.title))) return false;
    article->title_marks = merge_matches(&article->title_mark_count, presenter, 0);
    return article->title_marks != NULL;
}

/* Article ID of the page in *OUT, read where that was not done yet. */
static lede_status page_article(struct page_article **out, struct presenter *presenter, int64_t id, lede_error *err) {
    struct owned_results *results = presenter->out;
    struct table_entry *number = table_put(&results->article_numbers, view_of((const char *)&id, sizeof id));
    if (!number) return error_no_memory(err);
    if (number->value) {
        *out = results->articles.items[number->value - 1];
        return LEDE_OK;
    }
    *out = mem_calloc(1, sizeof **out);
    if (!*out || !array_push(&results->articles, *out)) {
        mem_free(*out);
        return error_no_memory(err);
    }
    /* From here on the results own it, whatever fails below. */
    number->value = results->articles.length;
    lede_status status = store_article(&(*out)->article, presenter->store, id, err);
    if (status == LEDE_NO_MATCH)
        return error_set(err, LEDE_CORRUPT, "the index has article %lld, which is not there", (long long)id);
    if (status != LEDE_OK) return status;
    (*out)->view = stored_view(&(*out)->article);
    if (!presenter->options->no_families)
        status = family_read(&(*out)->family, &results->arena, presenter->store, (*out)->article.family, err);
    if (status != LEDE_OK) return status;
    return mark_title(presenter, *out) ? LEDE_OK : error_no_memory(err);
}

/* ---- Hits ----------------------------------------------------------------------------------------------------- */

static bool is_word(void *context, struct view form) {
    struct presenter *presenter = context;
    int64_t frequency;
    return store_frequency(&frequency, presenter->store, form, NULL) == LEDE_OK && frequency > 0;
}

static bool copy_snippet(lede_hit *hit, struct arena *arena, const struct snippet *snippet) {
    size_t size = snippet->highlights.length * sizeof(lede_span);
    lede_span *highlights = arena_alloc(arena, size);
    hit->snippet = arena_copy(arena, snippet->text.data, snippet->text.length);
    if (!highlights || !hit->snippet) return false;
    if (size) memcpy(highlights, snippet->highlights.items, size);
    hit->highlights = highlights;
    hit->highlight_count = snippet->highlights.length;
    return true;
}

static bool make_snippet(lede_hit *hit, struct presenter *presenter, struct view passage) {
    struct snippet snippet = {0};
    struct snippet_request request = {.passage = passage,
                                      .around = buffer_view(&presenter->text),
                                      .matches = presenter->matches.items,
                                      .match_count = presenter->matches.length,
                                      .columns = presenter->options->snippet_columns,
                                      .is_word = is_word,
                                      .context = presenter};
    bool ok = snippet_make(&snippet, &request) && copy_snippet(hit, &presenter->out->arena, &snippet);
    snippet_release(&snippet);
    return ok;
}

/*
 * Reads the passage of HIT into the presenter's text with up to AROUND bytes on either side, by which snippets tell how
 * wide the lines are. These lie in the same frame as a rule, and cost nothing.
 */
static lede_status read_around(struct view *passage, struct presenter *presenter, const lede_hit *hit,
                               size_t text_length, lede_error *err) {
    enum { AROUND = 8192 };
    lede_span range = {hit->passage.start < AROUND ? 0 : hit->passage.start - AROUND,
                       text_length - hit->passage.end < AROUND ? text_length : hit->passage.end + AROUND};
    buffer_clear(&presenter->text);
    lede_status status = store_text(&presenter->text, presenter->store, hit->article->id, range, err);
    if (status == LEDE_OK)
        *passage =
            view_of(presenter->text.data + (hit->passage.start - range.start), hit->passage.end - hit->passage.start);
    return status;
}

/* Reads the passage of HIT, then fills in its matches and its snippet. */
static lede_status show_passage(lede_hit *hit, struct presenter *presenter, size_t text_length, lede_error *err) {
    struct view passage;
    lede_status status = read_around(&passage, presenter, hit, text_length, err);
    if (status != LEDE_OK) return status;
    bool ok = find_matches(presenter, passage);
    if (ok) {
        hit->matches = merge_matches(&hit->match_count, presenter, hit->passage.start);
        ok = hit->matches != NULL;
    }
    if (ok && presenter->options->snippet_columns > 0) ok = make_snippet(hit, presenter, passage);
    return ok ? LEDE_OK : error_no_memory(err);
}

static lede_status make_hit(lede_hit *out, struct presenter *presenter, const struct candidate *candidate,
                            lede_error *err) {
    struct page_article *article;
    lede_status status = page_article(&article, presenter, candidate->article, err);
    if (status != LEDE_OK) return status;
    size_t index = (size_t)(candidate->passage - article->article.first_passage);
    if (candidate->passage < article->article.first_passage || index >= article->article.passages.length)
        return error_set(err, LEDE_CORRUPT, "article %lld has no passage %lld", (long long)candidate->article,
                         (long long)candidate->passage);
    *out = (lede_hit){.score = candidate->score,
                      .article = &article->view,
                      .family = article->family,
                      .ordinal = index + 1,
                      .passage = article->article.passages.items[index],
                      .article_total = candidate->article_total,
                      .title_only = candidate->title_only,
                      .title_marks = article->title_marks,
                      .title_mark_count = article->title_mark_count};
    return show_passage(out, presenter, article->article.text_length, err);
}

/* Gives HIT the parts of its score, where they are known. */
static bool copy_parts(lede_hit *hit, struct presenter *presenter, const struct candidate *candidate) {
    if (candidate->parts == 0) return true;
    lede_score *parts = arena_alloc(&presenter->out->arena, sizeof *parts);
    if (parts) *parts = presenter->parts->items[candidate->parts - 1];
    hit->parts = parts;
    return parts != NULL;
}

static lede_status make_hits(struct presenter *presenter, const struct candidates *page, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < page->length; i++) {
        lede_hit hit;
        status = make_hit(&hit, presenter, &page->items[i], err);
        hit.rank = presenter->options->offset + i + 1;
        if (status == LEDE_OK && !copy_parts(&hit, presenter, &page->items[i])) status = error_no_memory(err);
        if (status == LEDE_OK && !array_push(&presenter->out->hits, hit)) status = error_no_memory(err);
    }
    presenter->out->results.hits = presenter->out->hits.items;
    presenter->out->results.hit_count = presenter->out->hits.length;
    return status;
}

/* Whether POSITION has a form that does not only sound like the word. */
static bool is_known(const struct word_position *position) {
    for (size_t i = 0; i < position->forms.length; i++)
        if (position->forms.items[i].closeness != CLOSE_SOUND) return true;
    return false;
}

static bool is_missing(const struct leaf *leaf) {
    for (size_t v = 0; v < leaf->variant_count; v++) {
        size_t known = 0;
        for (size_t p = 0; p < leaf->variants[v].length; p++) known += is_known(&leaf->variants[v].positions[p]);
        if (known == leaf->variants[v].length) return false;
    }
    return true;
}

/* Words that nobody wants are rightly missing. */
static uint64_t count_missing(const struct leaves *leaves) {
    uint64_t missing = 0;
    for (size_t i = 0; i < leaves->list.length; i++)
        missing += !leaves->list.items[i].node->negated && is_missing(&leaves->list.items[i]);
    return missing;
}

static lede_status present(struct owned_results *out, struct store *store, const struct search_outcome *outcome,
                           const lede_search_options *options, lede_error *err) {
    struct presenter presenter = {.out = out, .store = store, .options = options, .parts = &outcome->parts};
    lede_status status = matcher_open(&presenter.matcher, &outcome->leaves, err);
    if (status == LEDE_OK) status = make_hits(&presenter, &outcome->page, err);
    matcher_close(presenter.matcher);
    array_release(&presenter.matches);
    buffer_release(&presenter.text);
    out->results.total = outcome->total;
    out->results.total_exact = outcome->total_exact;
    out->results.undated_left_out = outcome->undated;
    out->results.words_left_out = outcome->leaves.left_out;
    out->results.words_missing = count_missing(&outcome->leaves);
    out->results.forms_left_out = outcome->leaves.forms_left_out;
    return status;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Tells how QUERY was understood, and what was searched. */
static bool explain(struct owned_results *out, const struct query *query, const struct search_outcome *outcome) {
    out->results.tree = explain_tree(&out->arena, query);
    return out->results.tree && explain_words(&out->results, &out->arena, &outcome->leaves, outcome->plans);
}

static lede_status search_store(struct owned_results *out, struct store *store, const struct query *query,
                                const lede_search_options *options, lede_error *err) {
    struct search_outcome outcome = {0};
    lede_status status = store_begin_read(store, err);
    if (status != LEDE_OK) return status;
    status = search_run(&outcome, store, query, options, err);
    if (status == LEDE_OK && options->explain && !explain(out, query, &outcome)) status = error_no_memory(err);
    if (status == LEDE_OK) status = present(out, store, &outcome, options, err);
    if (status == LEDE_OK) status = store_last_article(&out->results.last_article, store, err);
    store_end_read(store);
    search_release(&outcome);
    return status;
}

lede_status lede_search(lede_results **out, lede_corpus *corpus, const char *query, const lede_search_options *options,
                        lede_error *err) {
    *out = NULL;
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    if (!options) options = &defaults;
    struct query parsed = {0};
    struct owned_results *owned = mem_calloc(1, sizeof *owned);
    lede_status status = owned ? ask_parse(&parsed, query, options, err) : error_no_memory(err);
    if (status == LEDE_OK) status = search_store(owned, corpus->store, &parsed, options, err);
    query_release(&parsed);
    if (status == LEDE_OK) *out = &owned->results;
    else if (owned) lede_results_free(&owned->results);
    return status;
}
