/* SPDX-License-Identifier: MIT */
/* Results for people: passages under their articles, wrapped to the window. */
#include "explain.h"
#include "family.h"
#include "grouping.h"
#include "heading.h"
#include "key.h"
#include "memory.h"
#include "message.h"
#include "printer.h"
#include "safe.h"
#include "wrap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define INDENT 2          /* of passages under their article */
#define SOURCE_COLUMNS 20 /* in a listing; longer names push the title to the right */

/* Address and line, then the snippet with the words that matched. */
static void print_passage(const struct output *out, const lede_hit *hit) {
    fprintf(out->file, "\n%*s", INDENT, "");
    output_address(out, hit->article->id, hit->ordinal, &hit->passage);
    fprintf(out->file, "%s\n", hit->title_only ? ", found by the title" : "");
    explain_score(out, hit);
    if (!hit->snippet) return;
    struct marked_text snippet = {
        .text = hit->snippet,
        .length = strlen(hit->snippet),
        .marks = hit->highlights,
        .mark_count = hit->highlight_count,
    };
    wrap_print(out, &snippet, INDENT);
}

/* The others of the article's family, which are not among the results. */
static void print_family(const struct output *out, const lede_hit *hit) {
    if (!hit->family) return;
    char *others = family_text(hit->family, hit->article->id), *line = memory_format("and %s", others);
    fputc('\n', out->file);
    wrap_print(out, &(struct marked_text){.text = line, .length = strlen(line)}, INDENT);
    free(line);
    free(others);
}

/* Prints the COUNT hits, all of one article, that ORDER names. */
static void print_group(const struct output *out, const lede_hit *hits, const struct grouped *order, size_t count) {
    const lede_hit *best = &hits[order[0].hit];
    heading_print(out, best->article, best->title_marks, best->title_mark_count);
    for (size_t i = 0; i < count; i++) print_passage(out, &hits[order[i].hit]);
    if (best->article_total > count)
        fprintf(out->file, "\n%*sand %" PRIu64 " more here\n", INDENT, "", best->article_total - count);
    print_family(out, best);
    fputc('\n', out->file);
}

/* A person wants to know how much there is beyond the page; it stands on standard output, to be seen in a pager too. */
static void print_footer(const struct output *out, const lede_results *results) {
    output_style(out, STYLE_FAINT);
    if (results->hit_count < results->total || !results->total_exact)
        fprintf(out->file, "%zu of %s", results->hit_count, results->total_exact ? "" : "at least ");
    fprintf(out->file, "%" PRIu64 " passage%s", results->total, plural(results->total));
    output_plain(out);
    fputc('\n', out->file);
}

/* JSON keeps the order of scores; people read an article's passages together. */
static void print_groups(const struct output *out, const struct question *question, const lede_results *results) {
    if (question->id) {
        output_styled(out, STYLE_FAINT, question->id);
        fputs(": ", out->file);
        output_styled(out, STYLE_TITLE, question->text);
        fputs("\n\n", out->file);
    }
    struct grouped *order = group_hits(results);
    for (size_t i = 0, count; i < results->hit_count; i += count) {
        /* Hits of one article have the same leader, and stand together. */
        count = 1;
        while (i + count < results->hit_count && order[i + count].leader == order[i].leader) count++;
        print_group(out, results->hits, order + i, count);
    }
    free(order);
    print_footer(out, results);
    if (question->id) fputc('\n', out->file);
}

/* Prints TEXT, or a dash where there is none, padded to COLUMNS of the terminal. */
static void print_column(const struct output *out, const char *text, size_t columns) {
    if (!text) text = "-";
    size_t width = safe_width(text, strlen(text));
    safe_puts(out->file, text);
    /* Padded by columns, not by bytes as printf would: names may be in Cyrillic or Hangul. */
    fprintf(out->file, "%*s  ", (int)(width < columns ? columns - width : 0), "");
}

/* Columns for the eye; the title stands last because it may have any length. */
static void list_row(const struct output *out, const struct listed *listed, bool first) {
    const lede_article *article = listed->article;
    (void)first;
    output_style(out, STYLE_ADDRESS);
    fprintf(out->file, "%6" PRId64 "  ", article->id);
    output_plain(out);
    print_column(out, article->date, strlen("2026-03-28"));
    print_column(out, article->language, strlen("en"));
    print_column(out, article->source, SOURCE_COLUMNS);
    safe_puts(out->file, article->title ? article->title : key_name(article));
    if (article->other_count) {
        output_style(out, STYLE_FAINT);
        fprintf(out->file, SEPARATOR "%zu origins", article->other_count + 1);
        output_plain(out);
    }
    if (article->family) {
        output_style(out, STYLE_FAINT);
        fprintf(out->file, SEPARATOR "family %" PRId64, article->family);
        output_plain(out);
    }
    fputc('\n', out->file);
}

const struct printer text_printer = {.results = print_groups, .list_article = list_row};
