/* SPDX-License-Identifier: MIT */
/* lede quote: where a sentence is used, word for word or altered. */
#include "command.h"
#include "corpus.h"
#include "heading.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "parse.h"
#include "question.h"
#include "safe.h"
#include "whole.h"
#include "wrap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define INDENT 2 /* of uses under their article */

/* ---- Differences ------------------------------------------------------------------------------------------------ */

/* A use as one line: as wdiff has it, [-words that were dropped-] {+words that were added+}. */
struct difference {
    char *text;
    size_t length;
    lede_span *marks; /* what differs */
    size_t mark_count;
};

static void write_piece(FILE *stream, const lede_piece *piece) {
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
    fprintf(stream, "%s%s%s", open[piece->kind], piece->text, close[piece->kind]);
}

static void difference_init(struct difference *out, const lede_use *use) {
    *out = (struct difference){.marks = memory_zeroed(use->piece_count + 1, sizeof *out->marks)};
    FILE *stream = open_memstream(&out->text, &out->length);
    if (!stream) memory_exhausted();
    for (size_t i = 0; i < use->piece_count; i++) {
        if (i > 0) fputc(' ', stream);
        size_t start = (size_t)ftello(stream);
        write_piece(stream, &use->pieces[i]);
        if (use->pieces[i].kind != LEDE_PIECE_SAME)
            out->marks[out->mark_count++] = (lede_span){start, (size_t)ftello(stream)};
    }
    /* A text that cannot be made as short as it is gets lost, of which glibc does not speak. */
    if (fclose(stream) || !out->text) memory_exhausted();
}

static void difference_release(struct difference *difference) {
    free(difference->text);
    free(difference->marks);
}

/* ---- Formats ---------------------------------------------------------------------------------------------------- */

static void print_use(const struct output *out, const lede_uses *uses, size_t i) {
    const lede_use *use = &uses->uses[i];
    struct difference difference;
    if (i == 0 || use[-1].article != use->article) heading_print(out, use->article, NULL, 0);
    fprintf(out->file, "\n%*s", INDENT, "");
    output_address(out, use->article->id, use->ordinal, &use->passage);
    if (use->exact) fputs(", word for word\n", out->file);
    else fprintf(out->file, ", %" PRIu64 " of %" PRIu64 " words\n", use->same, uses->words);
    difference_init(&difference, use);
    struct marked_text text = {difference.text, difference.length, .marks = difference.marks,
                               .mark_count = difference.mark_count};
    wrap_print(out, &text, INDENT);
    difference_release(&difference);
    if (i + 1 == uses->use_count || use[1].article != use->article) fputc('\n', out->file);
}

static void print_text(const struct output *out, const lede_uses *uses, size_t limit) {
    for (size_t i = 0; i < limit; i++) print_use(out, uses, i);
    output_style(out, STYLE_FAINT);
    if (limit < uses->use_count) fprintf(out->file, "the first %zu of ", limit);
    fprintf(out->file, "%zu use%s, %" PRIu64 " word for word", uses->use_count, plural(uses->use_count), uses->exact);
    output_plain(out);
    fputc('\n', out->file);
}

static void print_rows(const struct output *out, const lede_uses *uses, size_t limit) {
    for (size_t i = 0; i < limit; i++) {
        const lede_use *use = &uses->uses[i];
        struct difference difference;
        fprintf(out->file, "%" PRId64 ".%" PRIu64 "\t", use->article->id, use->ordinal);
        safe_write_cell(out->file, use->article->date, '\t');
        safe_write_cell(out->file, use->article->source, '\t');
        safe_write_cell(out->file, use->article->title, '\t');
        fprintf(out->file, "%s\t%" PRIu64 "\t", use->exact ? "exact" : "altered", use->same);
        difference_init(&difference, use);
        safe_write_cell(out->file, difference.text, '\n');
        difference_release(&difference);
    }
}

static json_t *json_pieces(const lede_use *use) {
    static const char *const kinds[] = {"same", "dropped", "added"};
    json_t *pieces = json_array();
    for (size_t i = 0; i < use->piece_count; i++) {
        json_t *piece = json_object();
        json_put(piece, "kind", json_word(kinds[use->pieces[i].kind]));
        json_put(piece, "text", json_word(use->pieces[i].text));
        json_push(pieces, piece);
    }
    return pieces;
}

static json_t *json_use(const lede_use *use) {
    json_t *object = json_object();
    json_put(object, "address", json_address(use->article->id, use->ordinal));
    json_put(object, "article", json_article(use->article));
    json_put(object, "start", json_count(use->start));
    json_put(object, "end", json_count(use->end));
    json_put(object, "exact", json_boolean(use->exact));
    json_put(object, "same", json_count(use->same));
    json_put(object, "words", json_count(use->words));
    json_put(object, "pieces", json_pieces(use));
    return object;
}

static void print_object(const struct output *out, const char *sentence, const lede_uses *uses, size_t limit) {
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < limit; i++) json_push(list, json_use(&uses->uses[i]));
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    json_put(object, "sentence", json_word(sentence));
    json_put(object, "words", json_count(uses->words));
    json_put(object, "total", json_count(uses->use_count));
    json_put(object, "exact", json_count(uses->exact));
    json_put(object, "uses", list);
    json_print(out->file, object);
}

/* ---- The command ------------------------------------------------------------------------------------------------ */

static lede_status show(const struct request *request, struct output *out, lede_corpus *corpus, const char *sentence,
                        lede_error *err) {
    lede_uses *uses;
    lede_status status = lede_quote(&uses, corpus, sentence, &request->search, err);
    if (status) return status;
    size_t limit = uses->use_count < request->search.limit ? uses->use_count : (size_t)request->search.limit;
    bool found = limit > 0;
    output_page(out);
    question_left_out(uses->undated_left_out, 0);
    if (!found) complain("the sentence is not used");
    if (request->format == FORMAT_JSON) print_object(out, sentence, uses, limit);
    else if (request->format == FORMAT_TSV) print_rows(out, uses, limit);
    else if (found) print_text(out, uses, limit);
    lede_uses_free(uses);
    return found ? LEDE_OK : LEDE_NO_MATCH;
}

/* The sentence, from the command line or from a file; freed by the caller. */
static lede_status read_sentence(char **out, const struct request *request, lede_error *err) {
    size_t length;
    *out = NULL;
    if ((request->file != NULL) == (request->word_count > 0))
        return fail(err, LEDE_BAD_USAGE, "give a sentence or --file; see 'lede help quote'");
    if (!request->file) {
        *out = join_words(request->words);
        return LEDE_OK;
    }
    lede_status status = whole_read(out, &length, request->file, err);
    if (!status && strlen(*out) != length) status = fail(err, LEDE_BAD_USAGE, "'%s' is no text", request->file);
    return status;
}

lede_status cmd_quote(const struct request *request, struct output *out, lede_error *err) {
    char *sentence;
    lede_corpus *corpus = NULL;
    lede_status status = read_sentence(&sentence, request, err);
    if (!status) status = corpus_open(&corpus, request, LEDE_READ, err);
    if (!status) status = show(request, out, corpus, sentence, err);
    lede_close(corpus);
    free(sentence);
    return status;
}
