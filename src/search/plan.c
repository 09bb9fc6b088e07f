/* SPDX-License-Identifier: MIT */
/* FTS5 expressions for leaves. */
#include "search/plan.h"

#include "base/error.h"
#include "search/rank.h"

void plan_release(struct plan *plan) {
    array_release(&plan->phrases);
    buffer_release(&plan->expression);
}

static bool is_among(enum closeness closeness, unsigned set) { return set >> closeness & 1; }

static bool has_form_among(const struct word_position *position, unsigned set) {
    for (size_t i = 0; i < position->forms.length; i++)
        if (is_among(position->forms.items[i].closeness, set)) return true;
    return false;
}

/* Whether each position of VARIANT has a form whose closeness is in SET. */
static bool is_possible(const struct leaf_variant *variant, unsigned set) {
    for (size_t i = 0; i < variant->length; i++)
        if (!has_form_among(&variant->positions[i], set)) return false;
    return variant->length > 0;
}

/* Writes VARIANT with the forms in SET: positions separated by spaces, forms by "|". */
static void write_phrase(struct buffer *out, const struct leaf_variant *variant, unsigned set) {
    buffer_append_byte(out, '"');
    for (size_t p = 0; p < variant->length; p++) {
        const struct word_forms *forms = &variant->positions[p].forms;
        char separator = p ? ' ' : '\0';
        for (size_t i = 0; i < forms->length; i++) {
            if (!is_among(forms->items[i].closeness, set)) continue;
            if (separator) buffer_append_byte(out, separator);
            buffer_append(out, forms->items[i].form.data, forms->items[i].form.length);
            separator = '|';
        }
    }
    buffer_append_byte(out, '"');
}

static bool add_phrase(struct plan *plan, const struct leaf_variant *variant, unsigned set, struct plan_phrase phrase) {
    if (!is_possible(variant, set)) return true;
    if (plan->expression.length > 0 && plan->expression.data[plan->expression.length - 1] == '"')
        buffer_append_str(&plan->expression, " OR ");
    write_phrase(&plan->expression, variant, set);
    return array_push(&plan->phrases, phrase);
}

/* A word has a phrase for each closeness; a longer variant one with all forms, whose exact occurrences count again. */
static bool add_variant(struct plan *plan, const struct leaf_variant *variant, struct plan_phrase phrase) {
    const unsigned all = (1u << CLOSE_COUNT) - 1, exact = 1u << CLOSE_EXACT;
    if (variant->length == 1) {
        for (int closeness = 0; closeness < CLOSE_COUNT; closeness++) {
            phrase.weight = rank_closeness((enum closeness)closeness);
            phrase.exact = closeness == CLOSE_EXACT;
            if (!add_phrase(plan, variant, 1u << closeness, phrase)) return false;
        }
        return true;
    }
    phrase.weight = RANK_PHRASE_INFLECTED;
    phrase.exact = false;
    if (!add_phrase(plan, variant, all, phrase)) return false;
    phrase.weight = RANK_PHRASE_EXACT;
    phrase.exact = true;
    return add_phrase(plan, variant, exact, phrase);
}

static bool add_leaf(struct plan *plan, const struct leaf *leaf, size_t index) {
    for (size_t v = 0; v < leaf->variant_count; v++) {
        struct plan_phrase phrase = {.leaf = (uint32_t)index, .variant = (uint32_t)v};
        if (!add_variant(plan, &leaf->variants[v], phrase)) return false;
    }
    return true;
}

/* The required leaves, in parentheses, joined by AND; false when memory runs out. */
static bool add_required(struct plan *plan, const struct leaves *leaves) {
    for (size_t i = 0; i < leaves->list.length; i++) {
        if (!(plan->required >> i & 1)) continue;
        buffer_append_str(&plan->expression, plan->expression.length > 0 ? " AND (" : "(");
        size_t before = plan->expression.length;
        if (!add_leaf(plan, &leaves->list.items[i], i)) return false;
        if (plan->expression.length == before) {
            /* A required word that is nowhere: nothing can match. */
            plan->expression.length = 0;
            plan->phrases.length = 0;
            return !plan->expression.failed;
        }
        buffer_append_byte(&plan->expression, ')');
    }
    return true;
}

static bool add_all(struct plan *plan, const struct leaves *leaves) {
    for (size_t i = 0; i < leaves->list.length; i++)
        if (!add_leaf(plan, &leaves->list.items[i], i)) return false;
    return true;
}

/*
 * FTS5 has no "these, and those too where they are": optional and excluded leaves are asked for by "required AND
 * (required OR others)", whose second half restricts nothing but makes their positions known.
 */
static bool add_others(struct plan *plan, const struct leaves *leaves) {
    size_t phrases = plan->phrases.length;
    size_t length = plan->expression.length;
    buffer_append_str(&plan->expression, " AND (");
    size_t open = plan->expression.length;
    for (size_t i = 0; i < leaves->list.length; i++)
        if (!(plan->required >> i & 1) && !add_leaf(plan, &leaves->list.items[i], i)) return false;
    if (plan->expression.length == open) {
        plan->expression.length = length;
        plan->expression.data[length] = '\0';
        return true;
    }
    /* Any of the required phrases makes the second half true; the first is there already. */
    for (size_t i = 0; i < leaves->list.length; i++) {
        if (!(plan->required >> i & 1)) continue;
        if (!add_leaf(plan, &leaves->list.items[i], i)) return false;
        break;
    }
    buffer_append_byte(&plan->expression, ')');
    /* The phrases that stand twice count once. */
    for (size_t i = phrases; i < plan->phrases.length; i++)
        if (plan->required >> plan->phrases.items[i].leaf & 1) plan->phrases.items[i].weight = 0;
    return true;
}

lede_status plan_make(struct plan *out, const struct leaves *leaves, bool narrow, lede_error *err) {
    for (size_t i = 0; i < leaves->list.length; i++) {
        enum query_occur occur = leaves->list.items[i].node->occur;
        if (occur == QUERY_MUST) out->required |= UINT64_C(1) << i;
        if (occur == QUERY_NOT) out->excluded |= UINT64_C(1) << i;
        else out->wanted |= UINT64_C(1) << i;
    }
    bool ok;
    if (narrow && out->required) {
        ok = add_required(out, leaves);
        if (ok && out->expression.length > 0) ok = add_others(out, leaves);
    } else {
        ok = add_all(out, leaves);
    }
    return ok && !out->expression.failed ? LEDE_OK : error_no_memory(err);
}
