/* SPDX-License-Identifier: MIT */
/* Sharing the spellings of a name among the leaves of its words. */
#include "search/occurrence.h"

/* The leaf of OCCURRENCE behind BEFORE, or the first for NULL. */
static struct leaf *next_leaf(const struct occurrence *occurrence, const struct leaf *before) {
    const struct query_word *first = &occurrence->words[0], *last = &occurrence->words[occurrence->count - 1];
    struct leaf_array *list = &occurrence->leaves->list;
    for (size_t i = before ? (size_t)(before - list->items) + 1 : 0; i < list->length; i++) {
        struct leaf *leaf = &list->items[i];
        if (leaf->place >= first->place && leaf->place <= last->place && leaf->node->occur == first->node->occur)
            return leaf;
    }
    return NULL;
}

bool occurrence_make(struct occurrence *out, struct leaves *leaves, struct query_word *words, size_t count) {
    *out = (struct occurrence){.leaves = leaves, .words = words, .count = count};
    out->owner = next_leaf(out, NULL);
    if (!out->owner) return false;
    out->single = count == 1 && words[0].starts && words[0].ends && out->owner->variants[0].length == 1;
    return true;
}

static bool push_variant(struct leaf *leaf, struct leaf_variant variant) {
    if (leaf->variant_count == LEAF_VARIANTS_MAX) return false;
    leaf->variants[leaf->variant_count++] = variant;
    return true;
}

/* The first leaf owns the positions, the others borrow them. */
void occurrence_add(const struct occurrence *occurrence, struct leaf_variant variant) {
    if (!push_variant(occurrence->owner, variant)) {
        variant_release(&variant);
        return;
    }
    variant.borrowed = true;
    for (struct leaf *leaf = occurrence->owner; (leaf = next_leaf(occurrence, leaf)) != NULL;)
        push_variant(leaf, variant);
}

void variant_release(struct leaf_variant *variant) {
    for (size_t i = 0; i < variant->length; i++) array_release(&variant->positions[i].forms);
    variant->length = 0;
}
