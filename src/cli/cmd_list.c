/* SPDX-License-Identifier: MIT */
/* lede list: the articles of the corpus. */
#include "command.h"
#include "corpus.h"
#include "printer.h"

/* What list_one() needs from one call to the next. */
struct listing {
    const struct printer *printer;
    const struct output *out;
    uint64_t count;
};

/* Stops where nobody can read on: at a full disk, say. */
static bool list_one(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    struct listing *listing = context;
    struct listed listed = {.article = article, .text_length = text_length, .passage_count = passage_count};
    listing->printer->list_article(listing->out, &listed, listing->count++ == 0);
    return !ferror(listing->out->file);
}

lede_status cmd_list(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    /* After the corpus is open: an error needs no pager. */
    output_page(out);
    struct listing listing = {.printer = printer_for(request->format), .out = out};
    if (listing.printer->list_start) listing.printer->list_start(out);
    status = lede_list(corpus, list_one, &listing, err);
    if (!status && listing.printer->list_end) listing.printer->list_end(out);
    lede_close(corpus);
    return status;
}
