/* SPDX-License-Identifier: MIT */
/* Leaves as lede.h tells of them. */
#include "api/explain.h"

#include <stdlib.h>
#include <string.h>

static lede_reason reason_of(enum closeness closeness) {
    static const lede_reason reasons[CLOSE_COUNT] = {
        [CLOSE_EXACT] = LEDE_EXACT,       [CLOSE_PARTICLE] = LEDE_INFLECTED, [CLOSE_INFLECTED] = LEDE_INFLECTED,
        [CLOSE_DOUBTFUL] = LEDE_DOUBTFUL, [CLOSE_CONTAINS] = LEDE_CONTAINS,  [CLOSE_PREFIX] = LEDE_PREFIX,
        [CLOSE_FUZZY] = LEDE_FUZZY,       [CLOSE_ALIAS] = LEDE_ALIAS,        [CLOSE_SYNONYM] = LEDE_SYNONYM,
        [CLOSE_SOUND] = LEDE_SOUND};
    return reasons[closeness];
}

static size_t count_forms(const struct leaf *leaf) {
    size_t count = 0;
    for (size_t v = 0; v < leaf->variant_count; v++)
        for (size_t p = 0; p < leaf->variants[v].length; p++) count += leaf->variants[v].positions[p].forms.length;
    return count;
}

/* Writes the forms of LEAF to FORMS; false when memory runs out. */
static bool write_forms(lede_form *forms, struct arena *arena, const struct leaf *leaf) {
    for (size_t v = 0; v < leaf->variant_count; v++) {
        const struct leaf_variant *variant = &leaf->variants[v];
        for (size_t p = 0; p < variant->length; p++) {
            const struct word_forms *list = &variant->positions[p].forms;
            for (size_t i = 0; i < list->length; i++) {
                const struct word_form *form = &list->items[i];
                *forms = (lede_form){.text = arena_copy(arena, form->form.data, form->form.length),
                                     .frequency = form->frequency > 0 ? (uint64_t)form->frequency : 0,
                                     .reason = reason_of(form->closeness),
                                     .spelling = v,
                                     .position = p};
                if (!forms++->text) return false;
            }
        }
    }
    return true;
}

/* As lede.h says that forms are ordered. */
static int compare_forms(const void *a, const void *b) {
    const lede_form *x = a, *y = b;
    if (x->spelling != y->spelling) return x->spelling < y->spelling ? -1 : 1;
    if (x->position != y->position) return x->position < y->position ? -1 : 1;
    if (x->reason != y->reason) return x->reason < y->reason ? -1 : 1;
    if (x->frequency != y->frequency) return x->frequency > y->frequency ? -1 : 1;
    return strcmp(x->text, y->text);
}

bool explain_words(lede_results *results, struct arena *arena, const struct leaves *leaves,
                   const struct leaf_plan *plans) {
    size_t count = leaves->list.length;
    lede_word *words = arena_alloc(arena, count * sizeof *words + 1);
    if (!words) return false;
    for (size_t i = 0; i < count; i++) {
        const struct leaf *leaf = &leaves->list.items[i];
        size_t form_count = count_forms(leaf);
        lede_form *forms = arena_alloc(arena, form_count * sizeof *forms + 1);
        words[i] = (lede_word){.text = arena_copy(arena, leaf->node->text.data, leaf->node->text.length),
                               .forms = forms,
                               .form_count = form_count,
                               .listed = plans[i].listed,
                               .gathered = plans[i].gathered,
                               .names = plans[i].names};
        if (!words[i].text || !forms || !write_forms(forms, arena, leaf)) return false;
        qsort(forms, form_count, sizeof *forms, compare_forms);
    }
    results->words = words;
    results->word_count = count;
    return true;
}
