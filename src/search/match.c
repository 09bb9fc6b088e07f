/* SPDX-License-Identifier: MIT */
/* Matching as FTS5 does it, on the tokens of one text. */

/*
 * A table leads from each form to the places in variants where it may stand. A variant matches where its first position
 * does and each further one has one of its forms at the next position of the text.
 */
#include "search/match.h"

#include "analyse/hangul.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/table.h"
#include "search/nearby.h"
#include "text/fold.h"

#include <stdlib.h>

/* A form that may stand at the first position of a variant. */
struct start {
    uint32_t leaf, variant;
    uint32_t next; /* number of another start with the same form, plus one; 0: none */
};

/* A position of the text, with the index of a token there or before it. */
struct place {
    size_t from;
    uint32_t position;
};

struct matcher {
    const struct leaves *leaves;
    struct table forms; /* number of the first start with the form, plus one */
    ARRAY_STRUCT(, struct start) starts;
    struct tokens tokens;
    bool failed; /* memory ran out while a text was looked at */
};

static bool add_starts(struct matcher *matcher, uint32_t leaf, uint32_t variant) {
    const struct leaf_variant *from = &matcher->leaves->list.items[leaf].variants[variant];
    if (from->length == 0) return true;
    const struct word_forms *forms = &from->positions[0].forms;
    for (size_t i = 0; i < forms->length; i++) {
        struct table_entry *entry = table_put(&matcher->forms, forms->items[i].form);
        if (!entry || !array_push(&matcher->starts, (struct start){leaf, variant, (uint32_t)entry->value}))
            return false;
        entry->value = matcher->starts.length;
    }
    return true;
}

lede_status matcher_open(struct matcher **out, const struct leaves *leaves, lede_error *err) {
    struct matcher *matcher = mem_calloc(1, sizeof *matcher);
    *out = NULL;
    if (!matcher) return error_no_memory(err);
    matcher->leaves = leaves;
    for (uint32_t i = 0; i < leaves->list.length; i++) {
        const struct leaf *leaf = &leaves->list.items[i];
        for (uint32_t v = 0; !leaf->node->negated && v < leaf->variant_count; v++) {
            if (add_starts(matcher, i, v)) continue;
            matcher_close(matcher);
            return error_no_memory(err);
        }
    }
    *out = matcher;
    return LEDE_OK;
}

void matcher_close(struct matcher *matcher) {
    if (!matcher) return;
    table_release(&matcher->forms);
    array_release(&matcher->starts);
    tokens_release(&matcher->tokens);
    mem_free(matcher);
}

/* The token with one of POSITION's forms at PLACE of the text, looked for from index FROM on; NULL: none. */
static const struct token *token_at(const struct matcher *matcher, const struct word_position *position, size_t from,
                                    uint32_t place) {
    const struct token_array *list = &matcher->tokens.list;
    /* Positions ascend, and a phrase is short: a few tokens from FROM on are all that is looked at. */
    for (size_t i = from; i < list->length && list->items[i].position <= place; i++) {
        if (list->items[i].position < place) continue;
        struct view form = token_form(&matcher->tokens, &list->items[i]);
        for (size_t f = 0; f < position->forms.length; f++)
            if (view_equal(position->forms.items[f].form, form)) return &list->items[i];
    }
    return NULL;
}

/* Whether FORM is another form of a verb: no part of it is what was typed. */
static bool is_inflected(const struct word_position *position, struct view form) {
    for (size_t i = 0; i < position->forms.length; i++)
        if (view_equal(position->forms.items[i].form, form))
            return position->forms.items[i].closeness == CLOSE_INFLECTED ||
                   position->forms.items[i].closeness == CLOSE_DOUBTFUL;
    return false;
}

/*
 * The bytes of TOKEN that POSITION means. Of Hangul only what was typed, or its noun: particles and the rest of a
 * longer word are not what was looked for. Where folding changed the length, the place is found again in the source.
 */
static lede_span token_span(struct matcher *matcher, const struct token *token, const struct word_position *position,
                            struct view text) {
    struct view form = token_form(&matcher->tokens, token);
    struct view piece = position->typed;
    lede_span span = {token->start, token->end};
    size_t before, start, end;
    if (piece.length == 0 || is_inflected(position, form)) return span;
    if (!hangul_find(&before, form, piece)) {
        piece = position->noun;
        if (!hangul_find(&before, form, piece)) return span;
    }
    struct view source = view_of(text.data + token->start, token->end - token->start);
    if (!fold_source_offset(&start, source, before) || !fold_source_offset(&end, source, before + piece.length))
        matcher->failed = true;
    else span = (lede_span){token->start + start, token->start + end};
    return span;
}

/*
 * Whether the COUNT positions from FIRST on stand in the text from PLACE on; *OUT is what they mean there. Tokens are
 * looked for from index FROM on.
 */
static bool match_row(lede_span *out, struct matcher *matcher, const struct word_position *first, size_t count,
                      const struct place *place, struct view text) {
    const struct token *token = NULL;
    for (size_t p = 0; p < count; p++) {
        token = token_at(matcher, &first[p], place->from, place->position + (uint32_t)p);
        if (!token) return false;
        lede_span span = token_span(matcher, token, &first[p], text);
        if (p == 0) out->start = span.start;
        out->end = span.end;
    }
    return true;
}

static bool push_match(struct matches *out, const struct matcher *matcher, uint32_t leaf, lede_span span) {
    return array_push(out, (struct snippet_match){span.start, span.end, leaf, matcher->leaves->list.items[leaf].idf});
}

/* Appends the two parts of VARIANT where the first has the place FIRST and the second is near. */
static bool try_near(struct matches *out, struct matcher *matcher, const struct start *start, const struct place *first,
                     struct view text) {
    const struct leaf *leaf = &matcher->leaves->list.items[start->leaf];
    const struct leaf_variant *variant = &leaf->variants[start->variant];
    const struct token_array *list = &matcher->tokens.list;
    lede_span head, tail;
    if (!match_row(&head, matcher, variant->positions, variant->split, first, text)) return true;
    for (size_t i = 0; i < list->length; i++) {
        struct place second = {i, list->items[i].position};
        bool again = i > 0 && list->items[i - 1].position == second.position;
        if (again || !nearby_is(leaf, first->position, second.position)) continue;
        if (!match_row(&tail, matcher, variant->positions + variant->split, variant->length - variant->split, &second,
                       text))
            continue;
        if (!push_match(out, matcher, start->leaf, head) || !push_match(out, matcher, start->leaf, tail)) return false;
    }
    return true;
}

/* Appends the match of a variant that starts with token I, if there is one. */
static bool try_variant(struct matches *out, struct matcher *matcher, const struct start *start, size_t i,
                        struct view text) {
    const struct leaf_variant *variant = &matcher->leaves->list.items[start->leaf].variants[start->variant];
    struct place place = {i, matcher->tokens.list.items[i].position};
    lede_span span;
    if (variant->split > 0) return try_near(out, matcher, start, &place, text);
    return !match_row(&span, matcher, variant->positions, variant->length, &place, text) ||
           push_match(out, matcher, start->leaf, span);
}

static int compare_matches(const void *a, const void *b) {
    const struct snippet_match *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

bool matcher_find(struct matches *out, struct matcher *matcher, struct view text) {
    tokens_clear(&matcher->tokens);
    matcher->failed = false;
    if (!tokens_of(&matcher->tokens, text)) return false;
    for (size_t i = 0; i < matcher->tokens.list.length; i++) {
        struct table_entry *entry =
            table_find(&matcher->forms, token_form(&matcher->tokens, &matcher->tokens.list.items[i]));
        for (uint64_t s = entry ? entry->value : 0; s; s = matcher->starts.items[s - 1].next)
            if (!try_variant(out, matcher, &matcher->starts.items[s - 1], i, text)) return false;
    }
    if (out->length > 0) qsort(out->items, out->length, sizeof *out->items, compare_matches);
    return !matcher->failed;
}

size_t matches_merge(lede_span *out, const struct matches *matches, size_t base) {
    size_t count = 0;
    for (size_t i = 0; i < matches->length; i++) {
        lede_span span = {base + matches->items[i].start, base + matches->items[i].end};
        if (count > 0 && span.start < out[count - 1].end) {
            if (span.end > out[count - 1].end) out[count - 1].end = span.end;
        } else {
            out[count++] = span;
        }
    }
    return count;
}
