/* SPDX-License-Identifier: MIT */
/* Finding forms by how they are spelt. */
#include "search/pattern.h"

#include "analyse/hangul.h"
#include "base/error.h"
#include "search/near.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Forms while they are collected. */
struct spelt {
    struct word_position *position;
    struct form_search *search;
    struct view word;
};

/* Keeps the form that was typed in front, then the more frequent ones; by spelling where these are alike. */
static int compare_forms(const void *a, const void *b) {
    const struct word_form *x = a, *y = b;
    if ((x->closeness == CLOSE_EXACT) != (y->closeness == CLOSE_EXACT)) return x->closeness == CLOSE_EXACT ? -1 : 1;
    if (x->frequency != y->frequency) return x->frequency > y->frequency ? -1 : 1;
    return view_compare(x->form, y->form);
}

static void keep_frequent(struct spelt *spelt) {
    struct word_forms *forms = &spelt->position->forms;
    if (forms->length > 1) qsort(forms->items, forms->length, sizeof *forms->items, compare_forms);
    if (forms->length <= PATTERN_FORMS_MAX) return;
    spelt->search->forms_left_out += forms->length - PATTERN_FORMS_MAX;
    forms->length = PATTERN_FORMS_MAX;
}

static bool collect_prefixed(void *context, const struct store_form *form) {
    struct spelt *spelt = context;
    bool exact = view_equal(form->form, spelt->word);
    return forms_push(spelt->position, spelt->search->arena,
                      (struct word_form){form->form, form->term, form->frequency, exact ? CLOSE_EXACT : CLOSE_PREFIX});
}

static lede_status find_exact(struct spelt *spelt) {
    struct store_form typed;
    lede_status status = store_form(&typed, spelt->search->store, spelt->word, spelt->search->err);
    if (status != LEDE_OK || typed.frequency < 0) return status;
    bool ok = forms_push(spelt->position, spelt->search->arena,
                         (struct word_form){typed.form, typed.term, typed.frequency, CLOSE_EXACT});
    return ok ? LEDE_OK : error_no_memory(spelt->search->err);
}

/* Keys that type WORD, about: a syllable of Hangul has two or three. */
static size_t count_keys(struct view word) {
    size_t keys = 0;
    for (size_t at = 0; at < word.length;) {
        int32_t c;
        at += utf8_decode(&c, word.data + at, word.length - at);
        keys += hangul_is_syllable(c) ? 2 : 1;
    }
    return keys;
}

/* How many typing errors a word of so many keys may have, as Lucene and Elasticsearch count ("AUTO:3,6"). */
static unsigned errors_of(size_t keys) { return keys < 3 ? 0 : keys < 6 ? 1 : 2; }

static lede_status find_fuzzy(struct spelt *spelt) {
    struct near_forms near = {0};
    struct form_search *search = spelt->search;
    unsigned most = errors_of(count_keys(spelt->word));
    if (most == 0) return find_exact(spelt);
    lede_status status = near_find(&near, search->arena, search->store, spelt->word, most, search->err);
    for (size_t i = 0; status == LEDE_OK && i < near.length; i++) {
        const struct near_form *form = &near.items[i];
        enum closeness closeness = form->distance == 0 ? CLOSE_EXACT : CLOSE_FUZZY;
        struct word_form found = {form->form, form->term, form->frequency, closeness};
        if (!array_push(&spelt->position->forms, found)) status = error_no_memory(search->err);
    }
    array_release(&near);
    return status;
}

lede_status pattern_find(struct word_position *position, struct form_search *search, enum query_pattern pattern,
                         struct view word) {
    struct spelt spelt = {position, search, word};
    lede_status status = LEDE_OK;
    if (pattern == QUERY_FORMS) return forms_find(position, search, word);
    if (pattern == QUERY_EXACT) return find_exact(&spelt);
    if (pattern == QUERY_FUZZY) status = find_fuzzy(&spelt);
    else status = store_prefix_forms(search->store, word, collect_prefixed, &spelt, search->err);
    keep_frequent(&spelt);
    return status;
}
