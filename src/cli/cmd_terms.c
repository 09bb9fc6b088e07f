/* SPDX-License-Identifier: MIT */
/* lede terms: the vocabulary with its frequencies. */
#include "command.h"
#include "corpus.h"
#include "json.h"
#include "message.h"
#include "safe.h"

#include <inttypes.h>

#define PASSAGES_COLUMNS 9 /* for numbers: 100 million passages */

/* What print_term() needs from one call to the next. */
struct listing {
    const struct output *out;
    int format;
    uint64_t count;
};

static json_t *json_term(const lede_term *term) {
    json_t *object = json_object();
    json_put(object, "form", json_word(term->form));
    json_put(object, "passages", json_count(term->passages));
    return object;
}

/* Stops where nobody can read on: at a full disk, say. */
static bool print_term(void *context, const lede_term *term) {
    struct listing *listing = context;
    FILE *file = listing->out->file;
    if (listing->format == FORMAT_JSON && listing->count > 0) fputc(',', file);
    listing->count++;
    if (listing->format == FORMAT_TEXT) {
        fprintf(file, "%*" PRIu64 "  ", PASSAGES_COLUMNS, term->passages);
        safe_puts(file, term->form);
        fputc('\n', file);
    } else if (listing->format == FORMAT_TSV) {
        safe_write_cell(file, term->form, '\t');
        fprintf(file, "%" PRIu64 "\n", term->passages);
    } else {
        json_print(file, json_term(term));
    }
    return !ferror(file);
}

lede_status cmd_terms(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    struct listing listing = {.out = out, .format = request->format};
    lede_term_options options = {.sort = (lede_term_sort)request->sort,
                                 .limit = request->search.limit,
                                 .least = request->least,
                                 .each = print_term,
                                 .context = &listing};
    const char *prefix = request->word_count ? request->words[0] : "";
    output_page(out);
    if (listing.format == FORMAT_JSON) fprintf(out->file, "{\"version\":%d,\"terms\":[\n", JSON_FORMAT_VERSION);
    status = lede_terms(corpus, prefix, &options, err);
    if (!status && listing.format == FORMAT_JSON) fputs("]}\n", out->file);
    lede_close(corpus);
    if (!status && listing.count == 0) return fail(err, LEDE_NO_MATCH, "no word starts with '%s'", prefix);
    return status;
}
