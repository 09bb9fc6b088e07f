/* SPDX-License-Identifier: MIT */
/* Results as lines of fields for other programs: tab-separated values, TREC runs. */
#include "key.h"
#include "printer.h"
#include "safe.h"

#include <inttypes.h>
#include <string.h>

/* Not what Python's split() or the C library of some locale takes for white space, all of which would tear a field. */
static bool is_field_char(int32_t c) {
    bool space = c == 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
                 c == 0x202F || c == 0x205F || c == 0x3000;
    return safe_char(c) && !space;
}

/* Without a header line, so that the output of several runs can be joined. */
static void print_hit_row(const struct output *out, const struct question *question, const lede_hit *hit) {
    const lede_article *article = hit->article;
    if (question->id) safe_write_cell(out->file, question->id, '\t');
    fprintf(out->file, "%" PRIu64 "\t%.4f\t%" PRId64 ".%" PRIu64 "\t", hit->rank, hit->score, article->id,
            hit->ordinal);
    safe_write_cell(out->file, article->date, '\t');
    safe_write_cell(out->file, article->source, '\t');
    safe_write_cell(out->file, article->title, '\t');
    safe_write_cell(out->file, hit->snippet, '\n');
}

/* The same columns for every hit, empty where nothing is known, so that cut(1) can count them. */
static void print_rows(const struct output *out, const struct question *question, const lede_results *results) {
    for (size_t i = 0; i < results->hit_count; i++) print_hit_row(out, question, &results->hits[i]);
}

/* The key stands last: it is the longest field, and the one that may look like the others. */
static void list_row(const struct output *out, const struct listed *listed, bool first) {
    (void)first;
    fprintf(out->file, "%" PRId64 "\t", listed->article->id);
    safe_write_cell(out->file, listed->article->date, '\t');
    safe_write_cell(out->file, listed->article->language, '\t');
    safe_write_cell(out->file, listed->article->source, '\t');
    safe_write_cell(out->file, listed->article->title, '\t');
    safe_write_cell(out->file, listed->article->key, '\n');
}

/* Prints TEXT as one field of a TREC run: white space, and whatever else is not printed, percent-encoded. */
static void print_encoded(FILE *file, const char *text) {
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        size_t run = safe_run(text + at, length - at, is_field_char);
        fwrite(text + at, 1, run, file);
        at += run;
        if (at == length) return;
        int32_t c;
        size_t end = at + safe_decode(&c, text + at, length - at);
        for (; at < end; at++) fprintf(file, "%%%02X", (unsigned char)text[at]);
    }
}

/* Six decimals: trec_eval orders by score, not by rank, so that scores must not become equal by rounding. */
static void print_run_line(FILE *file, const struct question *question, const char *key, uint64_t rank, double score) {
    print_encoded(file, question->id ? question->id : "0");
    fputs(" Q0 ", file);
    print_encoded(file, key);
    fprintf(file, " %" PRIu64 " %.6f lede\n", rank, score);
}

/* To the tools of TREC each input is a document of its own. */
static void print_run(const struct output *out, const struct question *question, const lede_results *results) {
    uint64_t more = 0; /* lines above that are no hits of their own */
    for (size_t i = 0; i < results->hit_count; i++) {
        const lede_hit *hit = &results->hits[i];
        const lede_article *article = hit->article;
        const char *first = article->member ? article->member : article->key;
        print_run_line(out->file, question, first, hit->rank + more, hit->score);
        for (size_t o = 0; o < article->other_count; o++) {
            const lede_origin *other = &article->others[o];
            more++;
            print_run_line(out->file, question, other->member ? other->member : other->key, hit->rank + more,
                           hit->score);
        }
    }
}

const struct printer tsv_printer = {.results = print_rows, .list_article = list_row};
const struct printer trec_printer = {.results = print_run};
