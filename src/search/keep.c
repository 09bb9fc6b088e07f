/* SPDX-License-Identifier: MIT */
/* Keeping the passages that may be shown. */

/*
 * Of a family only the article with the best passage is shown. Which one that is, is known at the end: until then the
 * heap holds one passage for a family, its best so far, so that what it has forgotten is below as many passages as are
 * shown, whichever article stands for the family in the end. The other passages of that article are kept beside it.
 */
#include "search/collector.h"

#include "base/error.h"
#include "search/heap.h"

#include <stdlib.h>

static int compare_candidates(const void *a, const void *b) { return candidate_before(a, b) ? -1 : 1; }

/* Keeps PASSAGES, all of one article of a family, the best in front. */
static bool keep_member(struct collector *collector, const struct candidates *passages) {
    bool first;
    if (!heap_push_member(&first, &collector->out->list, collector->request->most, &passages->items[0])) return false;
    for (size_t i = 1; first && i < passages->length; i++)
        if (!array_push(&collector->beside, passages->items[i])) return false;
    return true;
}

lede_status keep_passages(struct collector *collector, struct candidates *passages, lede_error *err) {
    const struct collect_request *request = collector->request;
    int64_t family = 0;
    bool ok = true, sorted = request->per_article && passages->length > request->per_article;
    if (passages->length == 0) return LEDE_OK;
    lede_status status =
        request->families ? store_family(&family, request->store, passages->items[0].article, err) : LEDE_OK;
    if (status != LEDE_OK) return status;
    /* Where all are kept, nothing depends on what is best. */
    bool member = family && request->most < SIZE_MAX;
    if (sorted || member) qsort(passages->items, passages->length, sizeof *passages->items, compare_candidates);
    if (sorted) passages->length = request->per_article;
    for (size_t i = 0; i < passages->length; i++) passages->items[i].family = family;
    for (size_t i = 0; ok && !member && i < passages->length; i++)
        ok = heap_push(&collector->out->list, request->most, &passages->items[i]);
    if (member) ok = keep_member(collector, passages);
    return ok ? LEDE_OK : error_no_memory(err);
}

lede_status keep_passage(struct collector *collector, struct candidate *candidate, lede_error *err) {
    return keep_passages(collector, &(struct candidates){.items = candidate, .length = 1}, err);
}

lede_status keep_all(struct collector *collector, lede_error *err) {
    for (size_t i = 0; i < collector->beside.length; i++)
        if (!array_push(&collector->out->list, collector->beside.items[i])) return error_no_memory(err);
    return LEDE_OK;
}
