/* SPDX-License-Identifier: MIT */
/* Listing articles by their fields. */
#include "search/listing.h"

#include "base/error.h"

/* Whether a field before number I of the leaves brought ARTICLE up already. */
static bool was_listed(const struct collector *collector, size_t i, int64_t article) {
    const struct collect_request *request = collector->request;
    while (i-- > 0)
        if (!request->leaves->fields[i]->negated && ids_contain(&request->fields->sets[i], article)) return true;
    return false;
}

static lede_status list_article(struct collector *collector, int64_t article, lede_error *err) {
    const struct collect_request *request = collector->request;
    uint64_t leaves = fields_of(request->fields, article) | title_leaves(collector, article);
    struct candidate candidate = {.article = article, .article_total = 1, .stands_in = true};
    uint32_t passage = 0;
    if (!is_searched(request, article) || !demand_holds(request->demand, leaves)) return LEDE_OK;
    lede_status status = find_stand_in(&passage, collector, article, leaves, err);
    if (status != LEDE_OK || passage == 0) return status;
    candidate.passage = passage;
    if (request->count_only) return count_match(collector, &candidate, err);
    collector->out->total++;
    if (!note_parts(collector, &candidate, &(lede_score){0})) return error_no_memory(err);
    return keep_passage(collector, &candidate, err);
}

lede_status collect_listed(struct collector *collector, const struct store_ids *matched, lede_error *err) {
    const struct collect_request *request = collector->request;
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < request->fields->count; i++) {
        const struct store_ids *set = &request->fields->sets[i];
        if (request->leaves->fields[i]->negated) continue;
        for (size_t a = 0; status == LEDE_OK && a < set->length; a++)
            if (!ids_contain(matched, set->items[a]) && !was_listed(collector, i, set->items[a]))
                status = list_article(collector, set->items[a], err);
    }
    return status;
}
