/* SPDX-License-Identifier: MIT */
/* lede names: the names that searches know in several spellings. */
#include "command.h"
#include "corpus.h"
#include "message.h"
#include "output.h"
#include "parse.h"
#include "safe.h"
#include "whole.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What tell_name() needs from one call to the next. */
struct listing {
    const struct output *out;
    bool own, whole; /* the corpus' own alone; lines as they are in a file */
    uint64_t count;
};

/* Prints what stands up to the next tab of *COLUMN, its spellings separated by commas, then moves behind the tab. */
static void print_column(FILE *file, const char **column) {
    size_t length = strcspn(*column, "\t");
    const char *end = *column + length;
    for (const char *at = *column; at < end;) {
        size_t spelling = strcspn(at, "|\t");
        safe_write(file, at, spelling);
        at += spelling;
        if (at < end && *at == '|') {
            fputs(", ", file);
            at++;
        }
    }
    *column = *end ? end + 1 : end;
}

/* A line each for English, Russian and Korean, then what and whose the name is. */
static void print_name(const struct output *out, const lede_name *name) {
    const char *column = strchr(name->line, '\t') + 1;
    while (*column) {
        if (*column != '\t') {
            print_column(out->file, &column);
            fputc('\n', out->file);
        } else {
            column++;
        }
    }
    fprintf(out->file, "%.*s, %s\n\n", (int)strcspn(name->line, "\t"), name->line,
            name->own ? "of this corpus" : "built in");
}

static bool tell_name(void *context, const lede_name *name) {
    struct listing *listing = context;
    if (listing->own && !name->own) return false;
    if (listing->whole) {
        fputs(name->line, listing->out->file);
        fputc('\n', listing->out->file);
    } else {
        print_name(listing->out, name);
    }
    listing->count++;
    return !ferror(listing->out->file);
}

/* --add, --clear, or both: what is read takes the place of what was there. */
static lede_status change(const struct request *request, struct output *out, lede_error *err) {
    char *text = NULL;
    size_t length = 0;
    uint64_t added = 0;
    lede_corpus *corpus = NULL;
    lede_status status = request->list ? whole_read(&text, &length, request->list, err) : LEDE_OK;
    if (!status) status = corpus_open(&corpus, request, LEDE_CREATE, err);
    if (!status) {
        lede_error why;
        status = lede_names_add(&added, corpus, text ? text : "", length, request->clear, &why);
        if (status == LEDE_BAD_INPUT) fail(err, status, "'%s', %s", request->list, why.message);
        else if (status) fail(err, status, "%s", why.message);
    }
    if (!status) fprintf(out->file, "added %" PRIu64 " name%s\n", added, plural(added));
    lede_close(corpus);
    free(text);
    return status;
}

/* Opens the corpus; *OUT is NULL where there is none yet and nobody named one: the built-in list needs none. */
static lede_status open_if_there(lede_corpus **out, const struct request *request, lede_error *err) {
    lede_status status = corpus_open(out, request, LEDE_READ, err);
    const char *named = getenv("LEDE_CORPUS");
    bool meant = request->own || request->corpus || (named && *named);
    return status == LEDE_NO_CORPUS && !meant ? LEDE_OK : status;
}

lede_status cmd_names(const struct request *request, struct output *out, lede_error *err) {
    bool changes = request->list || request->clear;
    if (changes && (request->word_count || request->own))
        return fail(err, LEDE_BAD_USAGE, "names are looked up or changed, not both; see 'lede help names'");
    if (changes) return change(request, out, err);
    lede_corpus *corpus;
    lede_status status = open_if_there(&corpus, request, err);
    if (status) return status;
    struct listing listing = {.out = out, .own = request->own, .whole = request->word_count == 0};
    char *query = request->word_count ? join_words(request->words) : NULL;
    output_page(out);
    status = lede_names(corpus, query, tell_name, &listing, err);
    if (!status && listing.count == 0) status = fail(err, LEDE_NO_MATCH, "the corpus has no names of its own");
    free(query);
    lede_close(corpus);
    return status;
}
