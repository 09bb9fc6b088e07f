/* SPDX-License-Identifier: MIT */
/* FTS5 expressions for leaves. */
#include "search/plan.h"

#include "base/error.h"
#include "search/sources.h"

void plan_release(struct plan *plan) {
    array_release(&plan->phrases);
    buffer_release(&plan->expression);
}

/* A selection is a set of closenesses, a bit each: those of the forms that a phrase has. */
static bool is_selected(const struct word_form *form, unsigned selection) { return selection >> form->closeness & 1; }

static bool has_selected(const struct word_position *position, unsigned selection) {
    for (size_t i = 0; i < position->forms.length; i++)
        if (is_selected(&position->forms.items[i], selection)) return true;
    return false;
}

/* Whether each position of VARIANT has a form that is selected. */
static bool is_possible(const struct leaf_variant *variant, unsigned selection) {
    for (size_t i = 0; i < variant->length; i++)
        if (!has_selected(&variant->positions[i], selection)) return false;
    return variant->length > 0;
}

/* Writes VARIANT with the selected forms: positions separated by spaces, forms by "|". */
static void write_phrase(struct buffer *out, const struct leaf_variant *variant, unsigned selection) {
    buffer_append_byte(out, '"');
    for (size_t p = 0; p < variant->length; p++) {
        const struct word_forms *forms = &variant->positions[p].forms;
        char separator = p ? ' ' : '\0';
        for (size_t i = 0; i < forms->length; i++) {
            if (!is_selected(&forms->items[i], selection)) continue;
            if (separator) buffer_append_byte(out, separator);
            buffer_append(out, forms->items[i].form.data, forms->items[i].form.length);
            separator = '|';
        }
    }
    buffer_append_byte(out, '"');
}

static bool add_phrase(struct plan *plan, const struct leaf_variant *variant, unsigned selection,
                       struct plan_phrase phrase) {
    if (!is_possible(variant, selection)) return true;
    if (plan->expression.length > 0) buffer_append_str(&plan->expression, " OR ");
    write_phrase(&plan->expression, variant, selection);
    return array_push(&plan->phrases, phrase);
}

/* A word has phrases for each closeness. */
static bool add_word(struct plan *plan, const struct leaf_variant *variant, struct plan_phrase phrase) {
    bool ok = true;
    for (uint8_t closeness = 0; ok && closeness < CLOSE_COUNT; closeness++) {
        phrase.kind = closeness;
        ok = add_phrase(plan, variant, 1u << closeness, phrase);
    }
    return ok;
}

uint8_t plan_kind(const struct leaf_variant *variant) {
    return closeness_is_own(variant->closeness) ? SOURCE_PHRASE : (uint8_t)variant->closeness;
}

/* Several words have one phrase with all forms, whose exact occurrences count again; those of a name have none. */
static bool add_words(struct plan *plan, const struct leaf_variant *variant, struct plan_phrase phrase) {
    phrase.kind = plan_kind(variant);
    if (!add_phrase(plan, variant, (1u << CLOSE_COUNT) - 1, phrase)) return false;
    phrase.kind = SOURCE_PHRASE_EXACT;
    return add_phrase(plan, variant, 1u << CLOSE_EXACT, phrase);
}

static bool add_leaf(struct plan *plan, const struct leaf *leaf, size_t index) {
    bool ok = true;
    for (size_t v = 0; ok && v < leaf->variant_count; v++) {
        struct plan_phrase phrase = {.leaf = (uint32_t)index, .variant = (uint8_t)v};
        const struct leaf_variant *variant = &leaf->variants[v];
        ok = variant->length == 1 ? add_word(plan, variant, phrase) : add_words(plan, variant, phrase);
    }
    return ok;
}

lede_status plan_make(struct plan *out, const struct leaves *leaves, enum store_index index, lede_error *err) {
    for (size_t i = 0; i < leaves->list.length; i++)
        if (leaf_is_in(&leaves->list.items[i], index) && !leaves->list.items[i].near &&
            !add_leaf(out, &leaves->list.items[i], i))
            return error_no_memory(err);
    return out->expression.failed ? error_no_memory(err) : LEDE_OK;
}
