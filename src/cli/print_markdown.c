/* SPDX-License-Identifier: MIT */
/* Results as quotations in Markdown (CommonMark 0.30), to be pasted into a report. */
#include "key.h"
#include "printer.h"
#include "safe.h"

#include <inttypes.h>
#include <string.h>

/* Characters that mean something anywhere in a line, in CommonMark or its usual extensions: tables, strikethrough,
   formulas, references to characters. */
static const char specials[] = "\\`*_[]<>|~$&";

/* Whether the character at AT of TEXT makes a list, heading or line of the line that it begins. */
static bool starts_block(const char *text, size_t at) {
    if (at == 0) return strchr("#+-=", text[0]) != NULL;
    size_t digits = strspn(text, "0123456789");
    return at == digits && strchr(".)", text[at]) != NULL;
}

/* Prints TEXT, which begins a line where STARTS says so, so that Markdown shows it as it is. */
static void print_escaped(FILE *file, const char *text, bool starts) {
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        int32_t c;
        size_t size = safe_decode(&c, text + at, length - at);
        if (size == 1 && (strchr(specials, text[at]) || (starts && starts_block(text, at)))) fputc('\\', file);
        safe_write(file, text + at, size);
        at += size;
    }
}

/* Whether browsers are to follow URL; a page may call anything its address. */
static bool is_web(const char *url) {
    return url && (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
}

/* Prints URL between < and >, where nothing but these and white space must be encoded. */
static void print_url(FILE *file, const char *url) {
    fputc('<', file);
    for (; *url; url++) {
        bool plain = (unsigned char)*url > ' ' && *url != 0x7F && !strchr("<>\\", *url);
        if (plain) fputc(*url, file);
        else fprintf(file, "%%%02X", (unsigned char)*url);
    }
    fputc('>', file);
}

/* The title leads to where the article was found; one without has the name of its file. */
static void print_title(FILE *file, const lede_article *article) {
    bool linked = is_web(article->url);
    if (linked) fputc('[', file);
    print_escaped(file, article->title ? article->title : key_name(article), false);
    if (!linked) return;
    fputs("](", file);
    print_url(file, article->url);
    fputc(')', file);
}

static void print_field(FILE *file, const char *value) {
    if (!value) return;
    fputs(", ", file);
    print_escaped(file, value, false);
}

/* "> quotation", then who says so, where, when; the address last, which is for whoever looks it up. */
static void print_hit(FILE *file, const lede_hit *hit) {
    fputs("> ", file);
    print_escaped(file, hit->snippet ? hit->snippet : "", true);
    fputs("\n>\n> \xE2\x80\x94 ", file);
    print_title(file, hit->article);
    print_field(file, hit->article->author);
    print_field(file, hit->article->source);
    print_field(file, hit->article->date);
    fprintf(file, ", `%" PRId64 ".%" PRIu64 "`\n", hit->article->id, hit->ordinal);
}

/* Of several questions each is a heading. */
static void print_quotations(const struct output *out, const struct question *question, const lede_results *results) {
    if (question->id && results->hit_count > 0) {
        fputs("## ", out->file);
        print_escaped(out->file, question->text, true);
        fputs("\n\n", out->file);
    }
    for (size_t i = 0; i < results->hit_count; i++) {
        if (i > 0) fputc('\n', out->file);
        print_hit(out->file, &results->hits[i]);
    }
    if (question->id && results->hit_count > 0) fputc('\n', out->file);
}

const struct printer markdown_printer = {.results = print_quotations};
