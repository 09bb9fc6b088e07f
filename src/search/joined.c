/* SPDX-License-Identifier: MIT */
/* Compounds that a phrase has in two words. */
#include "search/joined.h"

#include "base/error.h"

/* Fills POSITION with the forms that FIRST and SECOND make as one word; none where nobody writes it so. */
static lede_status find_joined(struct word_position *position, struct form_search *search, struct view first,
                               struct view second) {
    struct buffer word = {0};
    buffer_append(&word, first.data, first.length);
    buffer_append(&word, second.data, second.length);
    lede_status status = word.failed ? error_no_memory(search->err) : forms_find(position, search, buffer_view(&word));
    /* A Korean word that only contains both is another word. */
    forms_keep_close(position, CLOSE_INFLECTED);
    buffer_release(&word);
    return status;
}

/* Makes OUT of FROM with JOINED, which it takes over, in place of positions AT and AT + 1. */
static bool join_positions(struct leaf_variant *out, struct arena *arena, const struct leaf_variant *from, size_t at,
                           const struct word_position *joined) {
    out->positions = arena_alloc(arena, (from->length - 1) * sizeof *out->positions);
    if (!out->positions) return false;
    for (size_t i = 0; i < from->length; i++) {
        if (i == at + 1) continue;
        struct word_position *position = &out->positions[out->length++];
        if (i == at) *position = *joined;
        else if (!forms_copy(position, &from->positions[i])) return false;
    }
    return true;
}

lede_status joined_add(struct leaf *leaf, struct form_search *search, const struct view *words) {
    const struct leaf_variant *apart = &leaf->variants[0];
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i + 1 < apart->length && leaf->variant_count < LEAF_VARIANTS_MAX; i++) {
        struct word_position joined = {0};
        status = find_joined(&joined, search, words[i], words[i + 1]);
        bool known = status == LEDE_OK && joined.forms.length > 0;
        if (!known) array_release(&joined.forms);
        else if (!join_positions(&leaf->variants[leaf->variant_count++], search->arena, apart, i, &joined))
            status = error_no_memory(search->err);
    }
    return status;
}
