/* SPDX-License-Identifier: MIT */
/* lede kwic: a concordance. */
#include "command.h"
#include "corpus.h"
#include "json.h"
#include "message.h"
#include "parse.h"
#include "question.h"
#include "safe.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define GAP 2             /* columns between the address and the line */
#define ORDINAL_COLUMNS 4 /* of an address: the point and a passage below 1000 */
#define TABLE_COLUMNS 80  /* of context on either side, where no window is in the way */
#define DATE_COLUMNS 12   /* a date and the gap behind it */
#define DATED_FROM 100    /* columns of a window in which there is room for dates */

/* What showing lines needs. */
struct listing {
    const struct output *out;
    const struct question *question;
    int format;
    size_t address;     /* columns of addresses */
    bool dated;         /* dates are shown */
    size_t left, right; /* columns of the line */
    uint64_t count;
};

/* ---- Text ----------------------------------------------------------------------------------------------------- */

/* The end of TEXT that fits into COLUMNS. */
static const char *fitting_end(const char *text, size_t columns) {
    size_t width = safe_width(text, strlen(text));
    while (width > columns) {
        int step;
        text += safe_step(text, strlen(text), &step);
        width -= (size_t)step;
    }
    return text;
}

/* Prints what fits of TEXT into the COLUMNS that are left. */
static void print_fitting(FILE *file, const char *text, size_t *columns) {
    size_t length = strlen(text), end = 0;
    while (end < length) {
        int step;
        size_t size = safe_step(text + end, length - end, &step);
        if ((size_t)step > *columns) break;
        *columns -= (size_t)step;
        end += size;
    }
    safe_write(file, text, end);
}

/* The address as it is cited, padded: the lines behind stand in a column. */
static size_t print_address(const struct listing *listing, const lede_kwic_line *line) {
    output_style(listing->out, STYLE_ADDRESS);
    int width = fprintf(listing->out->file, "%" PRId64 ".%" PRIu64, line->article->id, line->ordinal);
    output_plain(listing->out);
    return (size_t)width;
}

/* Every match starts in the same column, whatever stands before it; longer addresses take from the left context. */
static void print_text(const struct listing *listing, const lede_kwic_line *line) {
    FILE *file = listing->out->file;
    size_t used = print_address(listing, line), before = listing->address + GAP + listing->left;
    if (used < listing->address) used += (size_t)fprintf(file, "%*s", (int)(listing->address - used), "");
    used += (size_t)fprintf(file, "%*s", GAP, "");
    if (listing->dated) {
        output_style(listing->out, STYLE_FAINT);
        fprintf(file, "%-*s", DATE_COLUMNS, line->article->date ? line->article->date : "");
        output_plain(listing->out);
    }
    size_t room = before > used ? before - used : 0, right = listing->right;
    const char *left = fitting_end(line->left, room);
    fprintf(file, "%*s", (int)(room - safe_width(left, strlen(left))), "");
    safe_puts(file, left);
    output_style(listing->out, STYLE_MATCH);
    print_fitting(file, line->text, &right);
    output_plain(listing->out);
    print_fitting(file, line->right, &right);
    fputc('\n', file);
}

/* How the window is divided: enough for the greatest address, the rest for the lines. */
static lede_status measure(struct listing *listing, const struct request *request, lede_corpus *corpus,
                           lede_error *err) {
    lede_info info;
    lede_status status = lede_corpus_info(&info, corpus, err);
    if (status) return status;
    int digits = snprintf(NULL, 0, "%" PRIu64, info.articles + info.removed);
    bool by_time = request->sort == LEDE_KWIC_BY_DATE || request->sort == LEDE_KWIC_BY_OLDEST;
    listing->address = (size_t)digits + ORDINAL_COLUMNS;
    listing->dated = by_time || listing->out->columns >= DATED_FROM;
    size_t others = listing->address + GAP + (listing->dated ? DATE_COLUMNS : 0);
    size_t rest = listing->out->columns > others + GAP ? listing->out->columns - others : GAP;
    /* A little to the left of the middle: the match itself belongs to what follows. */
    listing->left = rest * 5 / 11;
    listing->right = rest - listing->left;
    return LEDE_OK;
}

/* A person wants to know whether this is all. */
static void print_footer(const struct listing *listing, const lede_kwic_counts *counts) {
    output_style(listing->out, STYLE_FAINT);
    if (!counts->exact) fputs("the first ", listing->out->file);
    else if (listing->count < counts->lines) fprintf(listing->out->file, "%" PRIu64 " of ", listing->count);
    fprintf(listing->out->file, "%" PRIu64 " match%s", counts->lines, counts->lines == 1 ? "" : "es");
    output_plain(listing->out);
    fputc('\n', listing->out->file);
}

/* ---- For programs --------------------------------------------------------------------------------------------- */

static void print_row(const struct listing *listing, const lede_kwic_line *line) {
    FILE *file = listing->out->file;
    fprintf(file, "%" PRId64 ".%" PRIu64 "\t", line->article->id, line->ordinal);
    safe_write_cell(file, line->article->date, '\t');
    safe_write_cell(file, line->article->source, '\t');
    safe_write_cell(file, line->left, '\t');
    safe_write_cell(file, line->text, '\t');
    safe_write_cell(file, line->right, '\n');
}

static json_t *json_line(const lede_kwic_line *line) {
    json_t *object = json_object();
    json_put(object, "address", json_address(line->article->id, line->ordinal));
    json_put(object, "article", json_article(line->article));
    json_put(object, "matches", json_spans(&line->match, 1));
    json_put(object, "left", json_word(line->left));
    json_put(object, "match", json_word(line->text));
    json_put(object, "right", json_word(line->right));
    return object;
}

/* There may be many lines: the object is printed as they come, and begun when the query is known to be one. */
static void print_object_start(const struct listing *listing) {
    fprintf(listing->out->file, "{\"version\":%d,\"query\":", JSON_FORMAT_VERSION);
    json_print(listing->out->file, json_word(listing->question->text));
    fputs(",\"lines\":[\n", listing->out->file);
}

/* The comma stands in front of all lines but the first: the last one is not known to be it. */
static void print_object_line(const struct listing *listing, const lede_kwic_line *line) {
    if (listing->count == 0) print_object_start(listing);
    else fputc(',', listing->out->file);
    json_print(listing->out->file, json_line(line));
}

static void print_object_end(const struct listing *listing) {
    if (listing->count == 0) print_object_start(listing);
    fputs("]}\n", listing->out->file);
}

/* ---- The command ---------------------------------------------------------------------------------------------- */

/* Stops where nobody can read on: at a full disk, say. */
static bool print_line(void *context, const lede_kwic_line *line) {
    struct listing *listing = context;
    if (listing->format == FORMAT_JSON) print_object_line(listing, line);
    else if (listing->format == FORMAT_TEXT) print_text(listing, line);
    else if (listing->format == FORMAT_TSV) print_row(listing, line);
    else json_print(listing->out->file, json_line(line));
    listing->count++;
    return !ferror(listing->out->file);
}

/* A title is no line of a text, nor is a date or a source. */
static void tell_elsewhere(uint64_t passages) {
    if (passages)
        complain("%" PRIu64 " passage%s by the title or a field alone, and ha%s no lines", passages,
                 passages == 1 ? " matches" : "s match", passages == 1 ? "s" : "ve");
}

static lede_status show_lines(struct listing *listing, lede_corpus *corpus, const struct request *request,
                              lede_error *err) {
    const struct question *question = listing->question;
    lede_kwic_counts counts;
    lede_kwic_options options = {.sort = (lede_kwic_sort)request->sort,
                                 .limit = request->search.limit,
                                 .left = listing->left,
                                 .right = listing->right,
                                 .each = print_line,
                                 .context = listing};
    lede_status status = lede_kwic(&counts, corpus, question->text, &request->search, &options, err);
    if (status) return question_refuse(question, status, err);
    if (listing->format == FORMAT_JSON) print_object_end(listing);
    if (listing->format == FORMAT_TEXT && counts.lines) print_footer(listing, &counts);
    if (counts.lines == 0 && counts.elsewhere == 0) question_nothing_matched(question);
    tell_elsewhere(counts.elsewhere);
    question_left_out(counts.undated_left_out, counts.words_left_out);
    return counts.lines ? LEDE_OK : LEDE_NO_MATCH;
}

lede_status cmd_kwic(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    char *query = join_words(request->words);
    struct question question = {.text = query};
    struct listing listing = {
        .out = out, .question = &question, .format = request->format, .left = TABLE_COLUMNS, .right = TABLE_COLUMNS};
    if (request->format == FORMAT_TEXT) status = measure(&listing, request, corpus, err);
    output_page(out);
    if (!status) status = show_lines(&listing, corpus, request, err);
    free(query);
    lede_close(corpus);
    return status;
}
