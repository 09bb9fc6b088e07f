/* SPDX-License-Identifier: MIT */
/* Words in their context: each match of a query in its line. */

/*
 * The search tells the passages that match in ascending order. Each is read with what stands around it, made one line,
 * and its matches are cut out; they are shown at once, or kept to be sorted. Frames of a text are read once for
 * neighbouring passages.
 */
#include "api/ask.h"
#include "api/handle.h"
#include "api/lines.h"

#include "base/error.h"
#include "search/match.h"
#include "search/search.h"

/* Bytes of a text that are read at a time, and that most characters have at most for each column. */
enum { WINDOW = 65536, COLUMN_BYTES = 4 };

/* One concordance on its way. */
struct concordance {
    struct store *store;
    const lede_kwic_options *options;
    lede_kwic_counts *out;
    struct search_outcome outcome;
    struct matcher *matcher;      /* NULL until the first passage */
    struct line_article *article; /* at hand, or NULL */
    struct buffer text;           /* of the article at hand, from byte TEXT_START on */
    size_t text_start;
    struct matches matches;
    ARRAY_STRUCT(, lede_span) spans;
    struct lines lines;
};

/* ---- Texts ---------------------------------------------------------------------------------------------------- */

/* Makes the article of MATCH the one at hand; *INDEX is its passage there. */
static lede_status turn_to(size_t *index, struct concordance *concordance, const struct candidate *match,
                           lede_error *err) {
    struct line_article *article = concordance->article;
    if (!article || article->view.id != match->article) {
        line_article_release(article);
        buffer_clear(&concordance->text);
        lede_status status = line_article_read(&concordance->article, concordance->store, match->article, err);
        if (status != LEDE_OK) return status;
        article = concordance->article;
    }
    *index = (size_t)(match->passage - article->article.first_passage);
    if (match->passage >= article->article.first_passage && *index < article->article.passages.length) return LEDE_OK;
    return error_set(err, LEDE_CORRUPT, "article %lld has no passage %lld", (long long)match->article,
                     (long long)match->passage);
}

/* *OUT: bytes [range) of the text at hand, valid until the next call. */
static lede_status read_range(struct view *out, struct concordance *concordance, lede_span range, lede_error *err) {
    const struct store_article *article = &concordance->article->article;
    struct buffer *text = &concordance->text;
    lede_status status = LEDE_OK;
    bool there = text->length > 0 && range.start >= concordance->text_start &&
                 range.end <= concordance->text_start + text->length;
    if (!there) {
        size_t end = article->text_length - range.start < WINDOW ? article->text_length : range.start + WINDOW;
        buffer_clear(text);
        concordance->text_start = range.start;
        status = store_text(text, concordance->store, article->id,
                            (lede_span){range.start, end > range.end ? end : range.end}, err);
    }
    *out = view_of(buffer_str(text) + (range.start - concordance->text_start), range.end - range.start);
    return status;
}

/* The bytes of PASSAGE with as many around it as its lines may show. */
static lede_span range_around(const struct concordance *concordance, const lede_passage *passage) {
    size_t left = concordance->options->left * COLUMN_BYTES, right = concordance->options->right * COLUMN_BYTES;
    size_t length = concordance->article->article.text_length;
    return (lede_span){passage->start < left ? 0 : passage->start - left,
                       length - passage->end < right ? length : passage->end + right};
}

/* Moves the ends of TEXT, which has a byte behind it, inwards to whole characters; returns by how much its start moved.
 */
static size_t trim_to_characters(struct view *text) {
    size_t start = 0;
    while (start < text->length && ((unsigned char)text->data[start] & 0xC0) == 0x80) start++;
    *text = view_of(text->data + start, text->length - start);
    while (text->length > 0 && ((unsigned char)text->data[text->length] & 0xC0) == 0x80) text->length--;
    return start;
}

/* ---- Lines ---------------------------------------------------------------------------------------------------- */

static bool is_word(void *context, struct view form) {
    int64_t frequency;
    return store_frequency(&frequency, context, form, NULL) == LEDE_OK && frequency > 0;
}

/* Shows a line at once. LEDE_STOPPED where no more are wanted. */
static lede_status show(struct concordance *concordance, lede_kwic_line *line, const struct context *context,
                        lede_error *err) {
    struct buffer texts = {0};
    if (!line_texts(&texts, line, context)) {
        buffer_release(&texts);
        return error_no_memory(err);
    }
    bool more = concordance->options->each(concordance->options->context, line);
    buffer_release(&texts);
    return more ? LEDE_OK : LEDE_STOPPED;
}

static lede_status put_line(struct concordance *concordance, lede_kwic_line *line, const struct context *context,
                            lede_error *err) {
    bool sorted = concordance->options->sort != LEDE_KWIC_BY_ADDRESS;
    if (!sorted && concordance->out->lines == concordance->options->limit) {
        concordance->out->exact = false;
        return LEDE_STOPPED;
    }
    concordance->out->lines++;
    if (!sorted) return show(concordance, line, context, err);
    return lines_add(&concordance->lines, concordance->article, line, context) ? LEDE_OK : error_no_memory(err);
}

/* Makes TEXT, which starts at byte BASE of the stored text, one line and cuts each match of SPANS out of it. */
static lede_status cut_lines(struct concordance *concordance, struct view text, size_t base, uint64_t ordinal,
                             lede_error *err) {
    struct flat flat = {0};
    lede_status status = flat_make(&flat, text, is_word, concordance->store) ? LEDE_OK : error_no_memory(err);
    for (size_t i = 0; status == LEDE_OK && i < concordance->spans.length; i++) {
        lede_span span = concordance->spans.items[i];
        struct context context = context_cut(&flat, flat.places[span.start - base], flat.places[span.end - base],
                                             concordance->options->left, concordance->options->right);
        lede_kwic_line line = {.article = &concordance->article->view, .ordinal = ordinal, .match = span};
        status = put_line(concordance, &line, &context, err);
    }
    flat_release(&flat);
    return status;
}

/* Finds the matches in TEXT, a passage that starts at byte START of the stored text. */
static bool find_spans(struct concordance *concordance, struct view text, size_t start) {
    concordance->matches.length = concordance->spans.length = 0;
    if (!matcher_find(&concordance->matches, concordance->matcher, text) ||
        !array_reserve(&concordance->spans, concordance->matches.length + 1))
        return false;
    concordance->spans.length = matches_merge(concordance->spans.items, &concordance->matches, start);
    return true;
}

static lede_status show_passage(struct concordance *concordance, size_t index, lede_error *err) {
    const lede_passage *passage = &concordance->article->article.passages.items[index];
    lede_span range = range_around(concordance, passage);
    struct view text;
    lede_status status = read_range(&text, concordance, range, err);
    if (status != LEDE_OK) return status;
    struct view body = view_of(text.data + (passage->start - range.start), passage->end - passage->start);
    if (!find_spans(concordance, body, passage->start)) return error_no_memory(err);
    if (concordance->spans.length == 0) {
        concordance->out->elsewhere++;
        return LEDE_OK;
    }
    concordance->out->passages++;
    size_t base = range.start + trim_to_characters(&text);
    return cut_lines(concordance, text, base, index + 1, err);
}

static lede_status take_match(void *context, const struct candidate *match, lede_error *err) {
    struct concordance *concordance = context;
    size_t index = 0;
    lede_status status = LEDE_OK;
    if (match->stands_in) {
        concordance->out->elsewhere++;
        return LEDE_OK;
    }
    if (!concordance->matcher) status = matcher_open(&concordance->matcher, &concordance->outcome.leaves, err);
    if (status == LEDE_OK) status = turn_to(&index, concordance, match, err);
    if (status != LEDE_OK) return status;
    return show_passage(concordance, index, err);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static void show_sorted(struct concordance *concordance) {
    const lede_kwic_options *options = concordance->options;
    lines_sort(&concordance->lines);
    for (size_t i = 0; i < concordance->lines.list.length; i++)
        if (!options->each(options->context, &concordance->lines.list.items[i].shown)) return;
}

static lede_status run(struct concordance *concordance, const struct query *query, const lede_search_options *options,
                       lede_error *err) {
    struct search_outcome *outcome = &concordance->outcome;
    struct collect_listener listener = {take_match, concordance};
    lede_status status = store_begin_read(concordance->store, err);
    if (status != LEDE_OK) return status;
    status = search_each(outcome, concordance->store, query, options, &listener, err);
    store_end_read(concordance->store);
    if (status == LEDE_STOPPED) status = LEDE_OK;
    concordance->out->undated_left_out = outcome->undated;
    concordance->out->words_left_out = outcome->leaves.left_out;
    if (status == LEDE_OK) show_sorted(concordance);
    return status;
}

lede_status lede_kwic(lede_kwic_counts *out, lede_corpus *corpus, const char *query, const lede_search_options *options,
                      const lede_kwic_options *kwic, lede_error *err) {
    *out = (lede_kwic_counts){.exact = true};
    struct concordance concordance = {
        .store = corpus->store, .options = kwic, .out = out, .lines = {.sort = kwic->sort, .limit = kwic->limit}};
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    if (!options) options = &defaults;
    struct query parsed = {0};
    lede_status status = ask_parse(&parsed, query, options, err);
    if (status == LEDE_OK) status = run(&concordance, &parsed, options, err);
    if (status != LEDE_OK) *out = (lede_kwic_counts){0};
    query_release(&parsed);
    matcher_close(concordance.matcher);
    search_release(&concordance.outcome);
    line_article_release(concordance.article);
    buffer_release(&concordance.text);
    array_release(&concordance.matches);
    array_release(&concordance.spans);
    lines_release(&concordance.lines);
    return status;
}
