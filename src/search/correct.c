/* SPDX-License-Identifier: MIT */
/* Finding candidates for a word, weighing them. */
#include "search/correct.h"

#include "analyse/keyboard.h"
#include "base/error.h"
#include "search/near.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

enum {
    SHORT_WORD = 3, /* keys: with less everything is near everything */
    LONG_WORD = 6,  /* from here on two errors are likely enough */
    PART_MIN = 3    /* characters of a word that lost its space: shorter ones are found everywhere by chance */
};

/* Bits that a layout or a lost space costs, beside the errors that keyboard_cost() weighs. */
#define COST_LAYOUT 2.0
#define COST_SPACE 5.0

/*
 * How much the logarithm of the frequency counts. 1 would be Bayes' rule for words drawn from running text; people ask
 * for rare words more often than they stand there. Between 0.5 and 1 the first of the candidates is the right one for
 * the same words within 1% (bench/suggest.c).
 */
#define FREQUENCY_WEIGHT 0.7

struct correcting {
    struct corrections *out;
    struct form_search *search;
    int64_t frequency; /* to be exceeded */
};

static bool push(struct correcting *to, struct view text, lede_hint hint, int64_t frequency, double cost) {
    if (frequency <= to->frequency) return true;
    const char *copy = arena_copy(to->search->arena, text.data, text.length);
    double score = FREQUENCY_WEIGHT * log2((double)frequency) - cost;
    return copy && array_push(to->out, (struct correction){view_of(copy, text.length), hint, frequency, score});
}

/* ---- Typing errors ---------------------------------------------------------------------------------------------- */

static bool push_near(struct correcting *to, const struct near_forms *near, const struct typed_word *typed) {
    for (size_t i = 0; i < near->length; i++) {
        struct typed_word word;
        const struct near_form *form = &near->items[i];
        if (form->distance == 0 || !typed_word_read(&word, form->form)) continue;
        if (!push(to, form->form, LEDE_HINT_SPELLING, form->frequency, keyboard_cost(typed, &word))) return false;
    }
    return true;
}

static lede_status correct_typing(struct correcting *to, struct view form) {
    struct form_search *search = to->search;
    struct near_forms near = {0};
    struct typed_word typed;
    if (!typed_word_read(&typed, form) || typed.length < SHORT_WORD) return LEDE_OK;
    unsigned most = typed.length < LONG_WORD ? 1 : 2;
    lede_status status = LEDE_OK;
    /* One error is so much likelier than two that these are only thought of where one explains nothing. */
    for (unsigned errors = 1; status == LEDE_OK && errors <= most && to->out->length == 0; errors++) {
        near.length = 0;
        status = near_find(&near, search->arena, search->store, form, errors, search->err);
        if (status == LEDE_OK && !push_near(to, &near, &typed)) status = error_no_memory(search->err);
    }
    array_release(&near);
    return status;
}

/* ---- Keyboard layouts ------------------------------------------------------------------------------------------- */

/* Pushes TEXT, folded by this, when the vocabulary has it. */
static lede_status push_known(struct correcting *to, struct view text, lede_hint hint, double cost) {
    struct buffer form = {0};
    int64_t frequency = 0;
    lede_status status = fold_word(&form, text) ? LEDE_OK : error_no_memory(to->search->err);
    if (status == LEDE_OK) status = store_frequency(&frequency, to->search->store, buffer_view(&form), to->search->err);
    if (status == LEDE_OK && !push(to, buffer_view(&form), hint, frequency, cost))
        status = error_no_memory(to->search->err);
    buffer_release(&form);
    return status;
}

static lede_status correct_layout(struct correcting *to, struct view typed) {
    lede_status status = LEDE_OK;
    for (enum layout from = LAYOUT_LATIN; from < LAYOUT_COUNT; from++)
        for (enum layout into = LAYOUT_LATIN; status == LEDE_OK && into < LAYOUT_COUNT; into++) {
            struct buffer text = {0};
            if (from != into && keyboard_retype(&text, typed, from, into))
                status = push_known(to, buffer_view(&text), LEDE_HINT_LAYOUT, COST_LAYOUT);
            else if (text.failed) status = error_no_memory(to->search->err);
            buffer_release(&text);
        }
    return status;
}

/* ---- Lost spaces ------------------------------------------------------------------------------------------------ */

static size_t count_chars(struct view text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

/* The word with a space before byte AT, where both parts are known. */
static lede_status split_at(struct correcting *to, struct view form, size_t at) {
    struct form_search *search = to->search;
    struct view parts[2] = {view_of(form.data, at), view_of(form.data + at, form.length - at)};
    struct buffer text = {0};
    int64_t first = 0, second = 0;
    lede_status status = LEDE_OK;
    if (count_chars(parts[0]) < PART_MIN || count_chars(parts[1]) < PART_MIN) return LEDE_OK;
    status = store_frequency(&first, search->store, parts[0], search->err);
    if (status == LEDE_OK) status = store_frequency(&second, search->store, parts[1], search->err);
    if (status != LEDE_OK || first <= 0 || second <= 0) return status;
    for (int i = 0; i < 2; i++) {
        if (i > 0) buffer_append_byte(&text, ' ');
        buffer_append(&text, parts[i].data, parts[i].length);
    }
    bool ok =
        !text.failed && push(to, buffer_view(&text), LEDE_HINT_SPLIT, first < second ? first : second, COST_SPACE);
    buffer_release(&text);
    return ok ? LEDE_OK : error_no_memory(search->err);
}

static lede_status correct_space(struct correcting *to, struct view form) {
    lede_status status = LEDE_OK;
    for (size_t at = utf8_floor(form, 1); status == LEDE_OK && at < form.length;) {
        if (at > 0) status = split_at(to, form, at);
        int32_t c;
        at += utf8_decode(&c, form.data + at, form.length - at);
    }
    return status;
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

static int compare_scores(const void *a, const void *b) {
    const struct correction *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return view_compare(x->text, y->text);
}

lede_status corrections_find(struct corrections *out, struct form_search *search, struct view typed, struct view form,
                             int64_t frequency) {
    struct correcting to = {out, search, frequency > 0 ? frequency : 0};
    lede_status status = correct_typing(&to, form);
    if (status == LEDE_OK) status = correct_layout(&to, typed);
    if (status == LEDE_OK) status = correct_space(&to, form);
    if (out->length > 0) qsort(out->items, out->length, sizeof *out->items, compare_scores);
    if (out->length > CORRECTIONS_MAX) out->length = CORRECTIONS_MAX;
    return status;
}
