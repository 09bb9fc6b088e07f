/* SPDX-License-Identifier: MIT */
/* From the tokens of a word or phrase to its spellings. */
#include "search/variant.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "base/error.h"
#include "search/joined.h"
#include "search/pattern.h"

bool variants_reserve(struct leaf *leaf, struct arena *arena) {
    leaf->variants = arena_alloc(arena, LEAF_VARIANTS_MAX * sizeof *leaf->variants);
    return leaf->variants != NULL;
}

void variants_release(struct leaf *leaf) {
    for (size_t v = 0; v < leaf->variant_count; v++)
        for (size_t p = 0; !leaf->variants[v].borrowed && p < leaf->variants[v].length; p++)
            array_release(&leaf->variants[v].positions[p].forms);
}

/* ---- Spellings ------------------------------------------------------------------------------------------------ */

/* Tokens of the leaf's text that stand at one position: the word itself, the compound that starts there or NULL. */
struct unit {
    const struct token *word, *compound;
};

static size_t read_unit(struct unit *out, const struct tokens *tokens, size_t i) {
    const struct token *token = &tokens->list.items[i];
    *out = (struct unit){token, NULL};
    if (i + 1 < tokens->list.length && tokens->list.items[i + 1].position == token->position) {
        out->compound = token + 1;
        return i + 2;
    }
    return i + 1;
}

/*
 * A way to spell the leaf: a list of tokens, one a position. Spellings branch where a compound starts: as one word
 * ("aboutface", "about-face"), or as its parts.
 */
struct spelling {
    const struct token **tokens;
    size_t length;
    uint32_t next; /* the position of the text that comes next: a compound covers several */
};

ARRAY_STRUCT(spellings, struct spelling);

static bool spelling_push(struct spelling *spelling, struct arena *arena, const struct token *token, size_t most) {
    if (!spelling->tokens) spelling->tokens = arena_alloc(arena, most * sizeof *spelling->tokens);
    if (!spelling->tokens) return false;
    spelling->tokens[spelling->length++] = token;
    spelling->next = token->position + token->parts;
    return true;
}

static bool spelling_fork(struct spellings *spellings, struct arena *arena, const struct spelling *from,
                          const struct token *compound, size_t most) {
    struct spelling fork = {.next = from->next};
    for (size_t i = 0; i < from->length; i++)
        if (!spelling_push(&fork, arena, from->tokens[i], most)) return false;
    return spelling_push(&fork, arena, compound, most) && array_push(spellings, fork);
}

/* All spellings of TOKENS, at most LEAF_TYPED_MAX; the first is all parts apart. */
static bool spell(struct spellings *out, struct arena *arena, const struct tokens *tokens) {
    size_t most = tokens->positions;
    if (!array_push(out, (struct spelling){0})) return false;
    for (size_t i = 0; i < tokens->list.length;) {
        struct unit unit;
        i = read_unit(&unit, tokens, i);
        size_t count = out->length;
        for (size_t s = 0; s < count; s++) {
            if (out->items[s].next != unit.word->position) continue;
            /* A copy: the fork may move the list. */
            struct spelling before = out->items[s];
            if (unit.compound && out->length < LEAF_TYPED_MAX &&
                !spelling_fork(out, arena, &before, unit.compound, most))
                return false;
            if (!spelling_push(&out->items[s], arena, unit.word, most)) return false;
        }
    }
    return true;
}

/* The pattern of TOKEN; a sign before a compound holds for all of it. */
static enum query_pattern pattern_of(const struct variant_source *source, const struct token *token) {
    struct view text = source->node->text;
    if (!source->patterned) return QUERY_FORMS;
    if (source->node->kind == QUERY_WORD && text.data[0] == '=') return QUERY_EXACT;
    return query_pattern_of(text, token->start, token->end);
}

static lede_status expand_spelling(struct leaf_variant *out, struct form_search *search,
                                   const struct variant_source *source, const struct spelling *spelling) {
    lede_status status = LEDE_OK;
    out->positions = arena_alloc(search->arena, spelling->length * sizeof *out->positions);
    if (!out->positions) return error_no_memory(search->err);
    for (size_t i = 0; status == LEDE_OK && i < spelling->length; i++) {
        const struct token *token = spelling->tokens[i];
        struct word_position *position = &out->positions[out->length++];
        status = pattern_find(position, search, pattern_of(source, token), token_form(source->tokens, token));
    }
    return status;
}

/*
 * A form that holds a hyphen, found for a word inside a phrase ("infor-mation" for "information"), covers several
 * positions of the text: the phrase is also tried with its parts.
 */
static struct view hyphenated_form(const struct word_position *position) {
    for (size_t i = 0; i < position->forms.length; i++) {
        struct view form = position->forms.items[i].form;
        if (memchr(form.data, '-', form.length)) return form;
    }
    return view_of(NULL, 0);
}

/* Appends the parts of the hyphenated FORM to VARIANT, each a position of its own. */
static bool push_parts(struct leaf_variant *variant, struct arena *arena, struct view form) {
    for (size_t start = 0; start < form.length;) {
        const char *hyphen = memchr(form.data + start, '-', form.length - start);
        size_t end = hyphen ? (size_t)(hyphen - form.data) : form.length;
        struct word_form part = {view_of(form.data + start, end - start), 0, 0, CLOSE_INFLECTED};
        if (!forms_push(&variant->positions[variant->length++], arena, part)) return false;
        start = end + 1;
    }
    return true;
}

/* Makes OUT of FROM with the parts of the hyphenated FORM in place of position AT. */
static bool split_position(struct leaf_variant *out, struct arena *arena, const struct leaf_variant *from, size_t at,
                           struct view form) {
    size_t parts = 1;
    for (size_t i = 0; i < form.length; i++) parts += form.data[i] == '-';
    out->positions = arena_alloc(arena, (from->length + parts - 1) * sizeof *out->positions);
    if (!out->positions) return false;
    for (size_t i = 0; i < from->length; i++)
        if (!(i == at ? push_parts(out, arena, form) : forms_copy(&out->positions[out->length++], &from->positions[i])))
            return false;
    return true;
}

/* Adds to LEAF's variants, for which there is room, those with hyphenated forms in parts. */
static bool split_hyphenated(struct leaf *leaf, struct arena *arena) {
    size_t count = leaf->variant_count;
    for (size_t v = 0; v < count; v++) {
        const struct leaf_variant *variant = &leaf->variants[v];
        for (size_t p = 0; variant->length > 1 && p < variant->length; p++) {
            struct view form = hyphenated_form(&variant->positions[p]);
            if (form.length == 0 || leaf->variant_count == LEAF_TYPED_MAX) continue;
            if (!split_position(&leaf->variants[leaf->variant_count++], arena, variant, p, form)) return false;
        }
    }
    return true;
}

/*
 * A Korean word may also be written as two (북한군: 북한 군): adds that variant to LEAF where both are known. The first
 * is bare there, the second may have particles; other words that contain them are not the word in two.
 */
static lede_status split_hangul(struct leaf *leaf, struct form_search *search) {
    if (leaf->variants[0].length != 1 || leaf->variant_count == LEAF_TYPED_MAX) return LEDE_OK;
    struct view word = leaf->variants[0].positions[0].noun;
    size_t at = word.length > 0 ? hangul_split(word, forms_is_noun, search) : 0;
    if (at == 0) return LEDE_OK;
    struct leaf_variant *variant = &leaf->variants[leaf->variant_count++];
    variant->positions = arena_alloc(search->arena, 2 * sizeof *variant->positions);
    if (!variant->positions) return error_no_memory(search->err);
    variant->length = 2;
    lede_status status = forms_find(&variant->positions[0], search, view_of(word.data, at));
    if (status == LEDE_OK)
        status = forms_find(&variant->positions[1], search, view_of(word.data + at, word.length - at));
    forms_keep_close(&variant->positions[0], CLOSE_EXACT);
    forms_keep_close(&variant->positions[1], CLOSE_INFLECTED);
    return status;
}

/* Whether VARIANT has a form whose positions are kept. */
static bool has_places(const struct leaf_variant *variant) {
    bool has = variant->length > 1;
    for (size_t i = 0; !has && variant->length == 1 && i < variant->positions[0].forms.length; i++)
        has = !stopword_is(variant->positions[0].forms.items[i].form);
    return has;
}

void variants_mark_places(struct leaf *leaf) {
    for (size_t v = 0; v < leaf->variant_count; v++) leaf->has_places |= has_places(&leaf->variants[v]);
}

/* Adds the variants of LEAF in which words of APART, its first spelling, are joined. */
static lede_status join_words(struct leaf *leaf, struct form_search *search, const struct tokens *tokens,
                              const struct spelling *apart) {
    struct view words[LEAF_POSITIONS_MAX];
    for (size_t i = 0; i < apart->length; i++) words[i] = token_form(tokens, apart->tokens[i]);
    return joined_add(leaf, search, words);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Spellings besides those that were typed, of words that have no pattern. */
static lede_status add_others(struct leaf *leaf, struct form_search *search, const struct variant_source *source,
                              const struct spelling *apart) {
    if (source->patterned) return LEDE_OK;
    lede_status status = split_hangul(leaf, search);
    if (status == LEDE_OK && source->node->kind == QUERY_PHRASE)
        status = join_words(leaf, search, source->tokens, apart);
    if (status == LEDE_OK && !split_hyphenated(leaf, search->arena)) status = error_no_memory(search->err);
    return status;
}

lede_status variants_find(struct leaf *leaf, struct form_search *search, const struct variant_source *source) {
    struct spellings spellings = {0};
    lede_status status = LEDE_OK;
    if (!variants_reserve(leaf, search->arena) || !spell(&spellings, search->arena, source->tokens))
        status = error_no_memory(search->err);
    for (size_t i = 0; status == LEDE_OK && i < spellings.length; i++)
        status = expand_spelling(&leaf->variants[leaf->variant_count++], search, source, &spellings.items[i]);
    if (status == LEDE_OK) status = add_others(leaf, search, source, &spellings.items[0]);
    array_release(&spellings);
    return status;
}
