/* SPDX-License-Identifier: MIT */
/* Uses of a sentence for lede.h. */
#include "search/quote.h"

#include "api/ask.h"
#include "api/handle.h"
#include "api/shelf.h"
#include "base/error.h"
#include "base/mem.h"

/* Uses with what their pointers lead to. */
struct owned_uses {
    lede_uses uses; /* first, so that the caller's pointer is ours */
    struct arena arena;
    struct shelf shelf;
};

void lede_uses_free(lede_uses *uses) {
    if (!uses) return;
    struct owned_uses *owned = (struct owned_uses *)uses;
    arena_release(&owned->arena);
    shelf_release(&owned->shelf);
    mem_free(owned);
}

static bool copy_pieces(lede_use *out, struct arena *arena, const struct quote_pieces *pieces) {
    static const lede_piece_kind kinds[] = {
        [ALIGN_SAME] = LEDE_PIECE_SAME, [ALIGN_DROPPED] = LEDE_PIECE_DROPPED, [ALIGN_ADDED] = LEDE_PIECE_ADDED};
    lede_piece *copies = arena_alloc(arena, pieces->length * sizeof *copies);
    for (size_t i = 0; copies && i < pieces->length; i++)
        copies[i] = (lede_piece){kinds[pieces->items[i].kind], pieces->items[i].text.data};
    out->pieces = copies;
    out->piece_count = pieces->length;
    return copies != NULL;
}

static lede_status fill_use(lede_use *out, struct owned_uses *owned, struct store *store, const struct quote_use *use,
                            lede_error *err) {
    struct shelf_article *article;
    lede_status status = shelf_take(&article, &owned->shelf, store, use->article, err);
    if (status != LEDE_OK) return status;
    *out = (lede_use){.article = &article->view,
                      .ordinal = use->passage + 1,
                      .passage = article->article.passages.items[use->passage],
                      .start = use->span.start,
                      .end = use->span.end,
                      .exact = use->same == use->quoted && use->same == use->found,
                      .same = use->same,
                      .words = use->found};
    owned->uses.exact += out->exact;
    return copy_pieces(out, &owned->arena, &use->pieces) ? LEDE_OK : error_no_memory(err);
}

static lede_status fill(struct owned_uses *owned, struct store *store, const struct quote_found *found,
                        lede_error *err) {
    const struct quote_uses *list = &found->uses;
    lede_use *uses = arena_alloc(&owned->arena, list->length * sizeof *uses + 1);
    lede_status status = uses ? LEDE_OK : error_no_memory(err);
    for (size_t i = 0; status == LEDE_OK && i < list->length; i++)
        status = fill_use(&uses[i], owned, store, &list->items[i], err);
    owned->uses.uses = uses;
    owned->uses.use_count = list->length;
    owned->uses.words = found->words;
    owned->uses.undated_left_out = found->undated;
    return status;
}

lede_status lede_quote(lede_uses **out, lede_corpus *corpus, const char *sentence, const lede_search_options *options,
                       lede_error *err) {
    *out = NULL;
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    if (!options) options = &defaults;
    struct quote_found found = {0};
    struct owned_uses *owned = mem_calloc(1, sizeof *owned);
    lede_status status = owned ? ask_check(sentence, options, err) : error_no_memory(err);
    if (status == LEDE_OK) status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = quote_find(&found, &owned->arena, corpus->store, view_str(sentence), options, err);
        if (status == LEDE_OK) status = fill(owned, corpus->store, &found, err);
        store_end_read(corpus->store);
    }
    quote_release(&found);
    if (status == LEDE_OK) *out = &owned->uses;
    else if (owned) lede_uses_free(&owned->uses);
    return status;
}
