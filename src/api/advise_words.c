/* SPDX-License-Identifier: MIT */
/* Advice about the words of a query: errors in them, joints between them. */
#include "api/adviser.h"

#include "analyse/stopwords.h"
#include "base/error.h"
#include "search/correct.h"

enum {
    CORRECTED_WORDS_MAX = 4, /* of a query; each costs some milliseconds */
    TOLD_MAX = 3,            /* corrections of a word that are told */
    RARE_MAX = 2,            /* passages with a word that may be an error all the same */
    RARE = 10                /* then it is corrected to what is so many times more frequent */
};

/* Passages with the word. Words of another script that sound like it are no sign that it was meant. */
static uint64_t form_total(const struct word_position *position) {
    uint64_t total = 0;
    for (size_t i = 0; i < position->forms.length; i++) {
        const struct word_form *form = &position->forms.items[i];
        if (form->frequency > 0 && form->closeness != CLOSE_SOUND) total += (uint64_t)form->frequency;
    }
    return total;
}

/* ---- Corrections ------------------------------------------------------------------------------------------------ */

/* Where the text of NODE stands in the query; false where it does not stand there as it is. */
static bool find_node(size_t *out, const struct adviser *adviser, const struct query_node *node) {
    if (node->offset > adviser->query.length) return false;
    const char *at =
        view_find(view_of(adviser->query.data + node->offset, adviser->query.length - node->offset), node->text);
    *out = at ? (size_t)(at - adviser->query.data) : 0;
    return at != NULL;
}

/* A word of the query that may be misspelt. */
struct doubtful_word {
    struct view text, form;               /* as it was typed, folded */
    struct change change;                 /* its place */
    int64_t frequency;                    /* of the form itself */
    const struct word_position *position; /* what is searched for it */
};

/* Adds to KNOWN what is searched for FORM, so that other forms of the word are not told, too. */
static lede_status note_forms(struct word_position *known, struct form_search *search, struct view form) {
    struct word_position position = {0};
    lede_status status = forms_find(&position, search, form);
    forms_keep_close(&position, CLOSE_INFLECTED);
    for (size_t i = 0; status == LEDE_OK && i < position.forms.length; i++)
        if (!array_push(&known->forms, position.forms.items[i])) status = error_no_memory(search->err);
    array_release(&position.forms);
    return status;
}

static lede_status tell_correction(struct adviser *adviser, const struct doubtful_word *word,
                                   const struct correction *correction, bool missing) {
    struct change change = word->change;
    change.to = correction->text;
    lede_suggestion suggestion = {.hint = correction->hint,
                                  .from = adviser_keep(adviser, word->text),
                                  .to = adviser_keep(adviser, change.to),
                                  .query = adviser_change(adviser, &change, 1)};
    if (!suggestion.to) return error_no_memory(adviser->err);
    return adviser_suggest(adviser, suggestion, adviser->options, missing);
}

/* Tells the corrections of WORD that are words of their own, and keeps the best one where WORD is nowhere. */
static lede_status tell_corrections(struct adviser *adviser, const struct doubtful_word *word,
                                    const struct corrections *list, struct form_search *search) {
    struct word_position known = {0};
    bool missing = form_total(word->position) == 0;
    lede_status status = forms_copy(&known, word->position) ? LEDE_OK : error_no_memory(adviser->err);
    for (size_t i = 0, told = 0; status == LEDE_OK && i < list->length && told < TOLD_MAX; i++) {
        const struct correction *correction = &list->items[i];
        struct change change = {word->change.start, word->change.end, correction->text};
        if (forms_have(&known, correction->text)) continue;
        status = tell_correction(adviser, word, correction, missing);
        if (status == LEDE_OK) status = note_forms(&known, search, correction->text);
        if (status == LEDE_OK && told++ == 0 && missing && !array_push(&adviser->best, change))
            status = error_no_memory(adviser->err);
    }
    array_release(&known.forms);
    return status;
}

static lede_status correct_word(struct adviser *adviser, const struct doubtful_word *word) {
    struct corrections list = {0};
    struct form_search search = {.store = adviser->store, .arena = &adviser->out->arena, .err = adviser->err};
    lede_status status = corrections_find(&list, &search, word->text, word->form, RARE * word->frequency);
    if (status == LEDE_OK) status = tell_corrections(adviser, word, &list, &search);
    array_release(&list);
    form_search_release(&search);
    return status;
}

/* Numbers have neighbours by nature. */
static bool has_digit(struct view form) {
    for (size_t i = 0; i < form.length; i++)
        if (form.data[i] >= '0' && form.data[i] <= '9') return true;
    return false;
}

/* Corrects the words of LEAF that are rare, up to *LEFT of them. */
static lede_status correct_leaf(struct adviser *adviser, const struct leaf *leaf, unsigned *left) {
    size_t start;
    struct tokens tokens = {0};
    const struct query_node *node = leaf->node;
    const struct leaf_variant *apart = &leaf->variants[0];
    if (leaf->is_part || node->negated || node->patterned || !find_node(&start, adviser, node)) return LEDE_OK;
    lede_status status = tokens_of(&tokens, node->text) ? LEDE_OK : error_no_memory(adviser->err);
    for (size_t i = 0; status == LEDE_OK && *left > 0 && i < tokens.list.length; i++) {
        const struct token *token = &tokens.list.items[i];
        if (token->parts > 1 || token->position >= apart->length) continue;
        struct doubtful_word word = {.text = view_of(node->text.data + token->start, token->end - token->start),
                                     .form = token_form(&tokens, token),
                                     .change = {.start = start + token->start, .end = start + token->end},
                                     .position = &apart->positions[token->position]};
        status = store_frequency(&word.frequency, adviser->store, word.form, adviser->err);
        if (word.frequency > RARE_MAX || stopword_is(word.form) || has_digit(word.form)) continue;
        --*left;
        if (status == LEDE_OK) status = correct_word(adviser, &word);
    }
    tokens_release(&tokens);
    return status;
}

/* Of several words that are nowhere all are corrected in one query, which comes first. */
static lede_status correct_together(struct adviser *adviser) {
    size_t before = adviser->out->suggestions.length;
    if (adviser->best.length < 2) return LEDE_OK;
    lede_suggestion all = {.hint = LEDE_HINT_SPELLING,
                           .from = adviser_keep(adviser, adviser->query),
                           .query = adviser_change(adviser, adviser->best.items, adviser->best.length)};
    all.to = all.query;
    lede_status status = adviser_suggest(adviser, all, adviser->options, true);
    lede_suggestion *list = adviser->out->suggestions.items;
    if (status != LEDE_OK || adviser->out->suggestions.length == before) return status;
    all = list[before];
    memmove(list + 1, list, before * sizeof *list);
    list[0] = all;
    return LEDE_OK;
}

lede_status adviser_correct(struct adviser *adviser) {
    unsigned left = CORRECTED_WORDS_MAX;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < adviser->outcome.leaves.list.length; i++)
        status = correct_leaf(adviser, &adviser->outcome.leaves.list.items[i], &left);
    return status == LEDE_OK ? correct_together(adviser) : status;
}

/* ---- Words that lost their joint -------------------------------------------------------------------------------- */

/* Tells the words of two leaves that stand side by side as one, where the vocabulary has it. */
static lede_status join(struct adviser *adviser, const struct leaf *first, const struct leaf *second) {
    struct view a = view_trim_end(first->words), b = view_trim_end(second->words);
    struct change change;
    size_t start;
    int64_t frequency = 0;
    struct buffer text = {0};
    if (!find_node(&change.start, adviser, first->node) || !find_node(&start, adviser, second->node)) return LEDE_OK;
    change.end = start + second->node->text.length;
    buffer_append(&text, a.data, a.length);
    buffer_append(&text, b.data, b.length);
    lede_status status = text.failed ? error_no_memory(adviser->err)
                                     : store_frequency(&frequency, adviser->store, buffer_view(&text), adviser->err);
    if (status == LEDE_OK && frequency > 0) {
        change.to = buffer_view(&text);
        lede_suggestion suggestion = {
            .hint = LEDE_HINT_JOINED,
            .from = adviser_keep(adviser, view_of(adviser->query.data + change.start, change.end - change.start)),
            .to = adviser_keep(adviser, change.to),
            .query = adviser_change(adviser, &change, 1)};
        status = suggestion.to ? adviser_suggest(adviser, suggestion, adviser->options, false)
                               : error_no_memory(adviser->err);
    }
    buffer_release(&text);
    return status;
}

static bool is_one_word(const struct leaf *leaf) {
    return leaf->node->kind == QUERY_WORD && !leaf->is_part && !leaf->node->negated && !leaf->node->patterned &&
           leaf->variants[0].length == 1;
}

lede_status adviser_join(struct adviser *adviser) {
    const struct leaf_array *list = &adviser->outcome.leaves.list;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i + 1 < list->length; i++) {
        const struct leaf *first = &list->items[i], *second = &list->items[i + 1];
        if (is_one_word(first) && is_one_word(second) && second->place == first->place + 1)
            status = join(adviser, first, second);
    }
    return status;
}
