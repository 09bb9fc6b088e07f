/* SPDX-License-Identifier: MIT */
/* From the words of a query to the forms that are searched. */
#include "search/leaf.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "base/error.h"
#include "search/alias.h"
#include "search/variant.h"
#include "text/chars.h"

#include <stdlib.h>

/* Forms and variants while they are collected for one leaf. */
struct expansion {
    struct leaves *leaves;
    struct form_search search;
    struct tokens tokens; /* of the leaf's text */
    struct buffer words;  /* the forms in TOKENS */
    bool in_capitals;     /* the whole query is */
    bool with_stopwords;  /* stop words become leaves, too */
    uint32_t place;       /* of the clause that is being expanded */
    bool is_part;         /* what is being expanded is a part of a compound */
};

void leaves_release(struct leaves *leaves) {
    for (size_t i = 0; i < leaves->list.length; i++) {
        variants_release(&leaves->list.items[i]);
        if (leaves->list.items[i].near) leaves_release(leaves->list.items[i].near);
    }
    array_release(&leaves->list);
    arena_release(&leaves->arena);
}

/* Keeps the first MOST words of TOKENS; returns whether there were more. */
static bool cut_tokens(struct tokens *tokens, size_t most) {
    if (tokens->positions <= most) return false;
    size_t kept = 0;
    for (size_t i = 0; i < tokens->list.length; i++) {
        struct token token = tokens->list.items[i];
        if (token.position + token.parts <= most) tokens->list.items[kept++] = token;
    }
    tokens->list.length = kept;
    tokens->positions = (uint32_t)most;
    return true;
}

/* ---- Two parts near each other -------------------------------------------------------------------------------- */

/* Adds to LEAF what FIRST and SECOND, spellings of its parts, make. */
static bool push_pair(struct leaf *leaf, struct arena *arena, const struct leaf_variant *first,
                      const struct leaf_variant *second) {
    struct leaf_variant *variant = &leaf->variants[leaf->variant_count++];
    *variant = (struct leaf_variant){.split = first->length, .borrowed = true};
    variant->positions = arena_alloc(arena, (first->length + second->length) * sizeof *variant->positions);
    if (!variant->positions) return false;
    for (size_t i = 0; i < first->length; i++) variant->positions[variant->length++] = first->positions[i];
    for (size_t i = 0; i < second->length; i++) variant->positions[variant->length++] = second->positions[i];
    return true;
}

/* Each spelling of the first part with each of the second, as far as there is room. */
static lede_status pair_up(struct leaf *leaf, struct form_search *search) {
    const struct leaf *first = &leaf->near->list.items[0], *second = first + 1;
    if (!variants_reserve(leaf, search->arena)) return error_no_memory(search->err);
    for (size_t a = 0; a < first->variant_count; a++)
        for (size_t b = 0; b < second->variant_count && leaf->variant_count < LEAF_TYPED_MAX; b++)
            if (!push_pair(leaf, search->arena, &first->variants[a], &second->variants[b]))
                return error_no_memory(search->err);
    return LEDE_OK;
}

/* Adds the part that NODE is. */
static lede_status add_near_part(struct leaves *parts, struct form_search *search, const struct query_node *node) {
    struct tokens tokens = {0};
    struct variant_source source = {node, &tokens, node->patterned};
    bool ok = tokens_of(&tokens, node->text) && array_push(&parts->list, (struct leaf){.node = node});
    lede_status status = ok ? LEDE_OK : error_no_memory(search->err);
    cut_tokens(&tokens, LEAF_POSITIONS_MAX / 2);
    if (status == LEDE_OK) status = variants_find(&parts->list.items[parts->list.length - 1], search, &source);
    tokens_release(&tokens);
    return status;
}

/* Its parts are owned by the leaf from the start, so that they are freed with it. */
static lede_status find_near(struct leaf *leaf, struct form_search *search) {
    leaf->near = arena_alloc(search->arena, sizeof *leaf->near);
    if (!leaf->near) return error_no_memory(search->err);
    const struct query_node *first = leaf->node->first;
    lede_status status = add_near_part(leaf->near, search, first);
    if (status == LEDE_OK) status = add_near_part(leaf->near, search, first->next);
    return status == LEDE_OK ? pair_up(leaf, search) : status;
}

/* ---- Leaves --------------------------------------------------------------------------------------------------- */

static lede_status expand_leaf(struct expansion *expansion, const struct query_node *node) {
    struct leaves *leaves = expansion->leaves;
    struct leaf leaf = {.node = node,
                        .number = (uint32_t)leaves->list.length,
                        .place = expansion->place,
                        .is_part = expansion->is_part};
    leaf.words =
        view_of(arena_copy(&leaves->arena, expansion->words.data, expansion->words.length), expansion->words.length);
    if (!leaf.words.data || !array_push(&leaves->list, leaf)) return error_no_memory(expansion->search.err);
    struct leaf *added = &leaves->list.items[leaves->list.length - 1];
    struct variant_source source = {node, &expansion->tokens, node->patterned};
    leaves->bits[node->number] |= UINT64_C(1) << added->number;
    return node->kind == QUERY_NEAR ? find_near(added, &expansion->search)
                                    : variants_find(added, &expansion->search, &source);
}

/* Appends the forms of TOKENS, a space behind each: no form has one, so that different words never look the same. */
static void write_words(struct buffer *out, const struct tokens *tokens) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        struct view form = token_form(tokens, &tokens->list.items[i]);
        buffer_append(out, form.data, form.length);
        buffer_append_byte(out, ' ');
    }
}

/* The leaf that has the same words and counts where NODE would: a word typed twice counts once. NULL: there is none. */
static const struct leaf *find_same(const struct leaves *leaves, const struct query_node *node, struct view words) {
    for (size_t i = 0; i < leaves->list.length; i++) {
        const struct leaf *leaf = &leaves->list.items[i];
        bool alike = leaf->node->negated == node->negated && leaf->node->field == node->field;
        if (alike && view_equal(leaf->words, words)) return leaf;
    }
    return NULL;
}

/* Whether WORD is written in capitals; "I" and "A" have no choice. */
static bool is_in_capitals(struct view word) {
    size_t capitals;
    return text_lacks_small_letters(word, &capitals) && capitals >= 2;
}

/*
 * Whether NODE's word, which stands in TOKENS, says too little to be searched: nobody asked for it with a sign or in a
 * phrase. "WHO" in capitals is a name, unless the whole query is.
 */
static bool is_passed_over(const struct expansion *expansion, const struct query_node *node) {
    const struct tokens *tokens = &expansion->tokens;
    if (expansion->with_stopwords || node->marked || node->kind != QUERY_WORD || node->patterned) return false;
    bool is_name = !expansion->in_capitals && !node->stray && is_in_capitals(node->text);
    if (tokens->list.length != 1 || is_name) return false;
    return stopword_is(token_form(tokens, &tokens->list.items[0]));
}

/* Writes what tells the leaf of NODE from others: its words, with their patterns where they have some. */
static bool write_key(struct expansion *expansion, const struct query_node *node) {
    buffer_clear(&expansion->words);
    write_words(&expansion->words, &expansion->tokens);
    if (node->patterned) buffer_append(&expansion->words, node->text.data, node->text.length);
    return !expansion->words.failed;
}

/* Adds the leaf of NODE, whose text stands in the expansion's tokens. */
static lede_status add_leaf(struct expansion *expansion, const struct query_node *node) {
    struct leaves *leaves = expansion->leaves;
    struct tokens *tokens = &expansion->tokens;
    if (tokens->positions == 0 || is_passed_over(expansion, node)) return LEDE_OK;
    if (!write_key(expansion, node)) return error_no_memory(expansion->search.err);
    const struct leaf *same = find_same(leaves, node, buffer_view(&expansion->words));
    if (same) {
        leaves->bits[node->number] |= UINT64_C(1) << same->number;
        return LEDE_OK;
    }
    bool full = leaves->list.length + leaves->field_count == LEAVES_MAX;
    leaves->left_out += full || cut_tokens(tokens, LEAF_POSITIONS_MAX);
    return full ? LEDE_OK : expand_leaf(expansion, node);
}

/* Puts the tokens of TEXT into the expansion. */
static lede_status read_tokens(struct expansion *expansion, struct view text) {
    tokens_clear(&expansion->tokens);
    return tokens_of(&expansion->tokens, text) ? LEDE_OK : error_no_memory(expansion->search.err);
}

/* A node for WORD alone, one of the tokens of NODE's text; NULL when memory runs out. */
static struct query_node *part_of(struct arena *arena, const struct query_node *node, const struct token *word) {
    struct query_node *part = arena_alloc(arena, sizeof *part);
    if (!part) return NULL;
    *part = *node;
    part->text = view_of(node->text.data + word->start, word->end - word->start);
    part->offset += word->start;
    return part;
}

/* In plain text the parts of a compound are words of their own: nobody asked for them to stand side by side. */
static lede_status add_words(struct expansion *expansion, const struct query_node *node) {
    struct tokens words = {0};
    uint32_t place = expansion->place;
    lede_status status = tokens_of(&words, node->text) ? LEDE_OK : error_no_memory(expansion->search.err);
    for (size_t i = 0; status == LEDE_OK && i < words.list.length; i++) {
        const struct token *word = &words.list.items[i];
        if (word->parts > 1) continue;
        struct query_node *part = part_of(&expansion->leaves->arena, node, word);
        status = part ? read_tokens(expansion, part->text) : error_no_memory(expansion->search.err);
        expansion->place = place + word->position;
        if (status == LEDE_OK) status = add_leaf(expansion, part);
    }
    tokens_release(&words);
    return status;
}

/* Whether the word of LEAF is nowhere as one word. */
static bool is_unknown(const struct leaf *leaf) { return leaf->variants[0].positions[0].forms.length == 0; }

/* Adds TEXT, a part of the word that LEAF has. */
static lede_status add_part(struct expansion *expansion, const struct leaf *leaf, struct view text) {
    struct arena *arena = &expansion->leaves->arena;
    struct query_node *node = arena_alloc(arena, sizeof *node);
    if (!node) return error_no_memory(expansion->search.err);
    *node = *leaf->node;
    node->text = text;
    lede_status status = read_tokens(expansion, text);
    return status == LEDE_OK ? add_leaf(expansion, node) : status;
}

/* A Hangul word that is known is a name more often than a compound where it has less than four syllables; in bytes. */
enum { KNOWN_COMPOUND_MIN = 12 };

static size_t length_of(const struct view *parts, size_t count) {
    size_t length = 0;
    for (size_t p = 0; p < count; p++) length += parts[p].length;
    return length;
}

/*
 * Adds the parts of leaf I where that is a Korean compound. Of a word that is nowhere whatever is known of it is added,
 * and stands in its place; a known one is a compound where no syllable is left over, for a known part can be chance.
 */
static lede_status add_parts(struct expansion *expansion, size_t i) {
    struct view parts[HANGUL_PARTS_MAX];
    struct leaf leaf = expansion->leaves->list.items[i]; /* a copy: the list grows */
    if (leaf.node->occur != QUERY_SHOULD || leaf.variants[0].length != 1) return LEDE_OK;
    if (leaf.variants[0].positions[0].is_conjugated) return LEDE_OK;
    struct view noun = leaf.variants[0].positions[0].noun;
    bool known = !is_unknown(&leaf);
    if (known && noun.length < KNOWN_COMPOUND_MIN) return LEDE_OK;
    size_t count = hangul_parts(parts, noun, forms_is_noun, &expansion->search);
    if (known && length_of(parts, count) != noun.length) return LEDE_OK;
    lede_status status = LEDE_OK;
    expansion->is_part = known;
    expansion->search.nouns_only = true;
    expansion->place = leaf.place;
    for (size_t p = 0; status == LEDE_OK && p < count && expansion->leaves->list.length < LEAVES_MAX; p++)
        status = add_part(expansion, &leaf, parts[p]);
    expansion->is_part = expansion->search.nouns_only = false;
    return status;
}

/* Behind all words, so that a word of the query is not taken for a part of another. */
static lede_status add_all_parts(struct expansion *expansion) {
    size_t words = expansion->leaves->list.length;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < words; i++) status = add_parts(expansion, i);
    return status;
}

static bool is_query_in_capitals(const struct query *query) {
    size_t capitals;
    for (const struct query_node *clause = query->leaves; clause; clause = clause->after)
        if (!text_lacks_small_letters(clause->text, &capitals)) return false;
    return true;
}

/* Adds the leaves of the query's clauses that are optional, or those that are not. */
static lede_status add_leaves(struct expansion *expansion, const struct query *query, bool optional) {
    uint32_t place = 0;
    lede_status status = LEDE_OK;
    for (const struct query_node *clause = query->leaves; clause && status == LEDE_OK; clause = clause->after) {
        status = read_tokens(expansion, clause->text);
        expansion->place = place;
        place += expansion->tokens.positions;
        if (status != LEDE_OK || (clause->occur == QUERY_SHOULD) != optional) continue;
        status = query->plain ? add_words(expansion, clause) : add_leaf(expansion, clause);
    }
    return status;
}

static bool has_wanted_leaf(const struct leaves *leaves) {
    for (size_t i = 0; i < leaves->list.length; i++)
        if (!leaves->list.items[i].node->negated) return true;
    return false;
}

/* In the order of the query, a compound before its parts. */
static int compare_leaves(const void *a, const void *b) {
    const struct leaf *x = a, *y = b;
    if (x->node->offset != y->node->offset) return x->node->offset > y->node->offset ? 1 : -1;
    return x->is_part - y->is_part;
}

/* Puts the leaves in order, and their bits with them. */
static void sort_leaves(struct leaves *leaves, uint32_t node_count) {
    uint64_t moved[LEAVES_MAX] = {0};
    if (leaves->list.length == 0) return;
    qsort(leaves->list.items, leaves->list.length, sizeof *leaves->list.items, compare_leaves);
    for (size_t i = 0; i < leaves->list.length; i++) moved[leaves->list.items[i].number] = UINT64_C(1) << i;
    for (uint32_t n = 0; n < node_count; n++) {
        uint64_t bits = 0;
        for (uint64_t left = leaves->bits[n]; left; left &= left - 1) bits |= moved[__builtin_ctzll(left)];
        leaves->bits[n] = bits;
    }
}

static bool is_same_field(const struct query_node *a, const struct query_node *b) {
    return a->field == b->field && view_equal(a->text, b->text);
}

/* Gives each field its bit; behind the leaves, whose bits are in order by now. */
static void add_fields(struct leaves *leaves, const struct query *query) {
    for (const struct query_node *node = query->fields; node; node = node->after) {
        size_t i = 0;
        while (i < leaves->field_count && !is_same_field(leaves->fields[i], node)) i++;
        leaves->left_out += i == LEAVES_FIELDS_MAX;
        if (i == LEAVES_FIELDS_MAX) continue;
        if (i == leaves->field_count) leaves->fields[leaves->field_count++] = node;
        leaves->bits[node->number] = UINT64_C(1) << (LEAVES_MAX - 1 - i);
    }
}

lede_status leaves_expand(struct leaves *out, struct store *store, const struct query *query, bool names,
                          lede_error *err) {
    struct expansion expansion = {.leaves = out,
                                  .search = {.store = store, .arena = &out->arena, .err = err},
                                  .in_capitals = is_query_in_capitals(query)};
    out->bits = arena_alloc(&out->arena, (query->count + 1) * sizeof *out->bits);
    if (!out->bits) return error_no_memory(err);
    out->alternatives = query->alternatives;
    for (const struct query_node *node = query->fields; node; node = node->after)
        out->field_count += out->field_count < LEAVES_FIELDS_MAX;
    lede_status status = add_leaves(&expansion, query, false);
    if (status == LEDE_OK) status = add_leaves(&expansion, query, true);
    /* "to be or not to be": where there is nothing else, stop words are what is asked for. */
    expansion.with_stopwords = true;
    bool again = !has_wanted_leaf(out);
    if (status == LEDE_OK && again) status = add_leaves(&expansion, query, false);
    if (status == LEDE_OK && again) status = add_leaves(&expansion, query, true);
    if (status == LEDE_OK && query->plain) status = add_all_parts(&expansion);
    sort_leaves(out, query->count);
    out->field_count = 0;
    add_fields(out, query);
    if (status == LEDE_OK && names) status = aliases_add(out, &expansion.search, query, expansion.in_capitals);
    for (size_t i = 0; i < out->list.length; i++) variants_mark_places(&out->list.items[i]);
    out->forms_left_out = expansion.search.forms_left_out;
    tokens_release(&expansion.tokens);
    buffer_release(&expansion.words);
    form_search_release(&expansion.search);
    return status;
}
