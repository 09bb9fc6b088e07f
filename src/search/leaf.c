/* SPDX-License-Identifier: MIT */
/* From the words of a query to the forms that are searched. */
#include "search/joined.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "base/error.h"
#include "search/alias.h"
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
        struct leaf *leaf = &leaves->list.items[i];
        for (size_t v = 0; v < leaf->variant_count; v++)
            for (size_t p = 0; !leaf->variants[v].borrowed && p < leaf->variants[v].length; p++)
                array_release(&leaf->variants[v].positions[p].forms);
    }
    array_release(&leaves->list);
    arena_release(&leaves->arena);
}

/* ---- Variants ------------------------------------------------------------------------------------------------- */

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

static lede_status expand_spelling(struct expansion *expansion, struct leaf_variant *out,
                                   const struct spelling *spelling) {
    lede_status status = LEDE_OK;
    out->positions = arena_alloc(&expansion->leaves->arena, spelling->length * sizeof *out->positions);
    if (!out->positions) return error_no_memory(expansion->search.err);
    for (size_t i = 0; status == LEDE_OK && i < spelling->length; i++) {
        out->length++;
        status =
            forms_find(&out->positions[i], &expansion->search, token_form(&expansion->tokens, spelling->tokens[i]));
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
static lede_status split_hangul(struct expansion *expansion, struct leaf *leaf) {
    if (leaf->variants[0].length != 1 || leaf->variant_count == LEAF_TYPED_MAX) return LEDE_OK;
    struct view word = leaf->variants[0].positions[0].noun;
    size_t at = word.length > 0 ? hangul_split(word, forms_is_noun, &expansion->search) : 0;
    if (at == 0) return LEDE_OK;
    struct leaf_variant *variant = &leaf->variants[leaf->variant_count++];
    variant->positions = arena_alloc(&expansion->leaves->arena, 2 * sizeof *variant->positions);
    if (!variant->positions) return error_no_memory(expansion->search.err);
    variant->length = 2;
    lede_status status = forms_find(&variant->positions[0], &expansion->search, view_of(word.data, at));
    if (status == LEDE_OK)
        status = forms_find(&variant->positions[1], &expansion->search, view_of(word.data + at, word.length - at));
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

static void mark_places(struct leaf *leaf) {
    for (size_t v = 0; v < leaf->variant_count; v++) leaf->has_places |= has_places(&leaf->variants[v]);
}

/* Adds the variants of LEAF in which words of APART, its first spelling, are joined. */
static lede_status join_words(struct expansion *expansion, struct leaf *leaf, const struct spelling *apart) {
    struct view words[LEAF_POSITIONS_MAX];
    for (size_t i = 0; i < apart->length; i++) words[i] = token_form(&expansion->tokens, apart->tokens[i]);
    return joined_add(leaf, &expansion->search, words);
}

/* ---- Leaves --------------------------------------------------------------------------------------------------- */

static lede_status expand_leaf(struct expansion *expansion, const struct query_node *node) {
    struct leaves *leaves = expansion->leaves;
    struct spellings spellings = {0};
    struct leaf leaf = {.node = node, .place = expansion->place, .is_part = expansion->is_part};
    lede_status status = LEDE_OK;
    leaf.words =
        view_of(arena_copy(&leaves->arena, expansion->words.data, expansion->words.length), expansion->words.length);
    leaf.variants = arena_alloc(&leaves->arena, LEAF_VARIANTS_MAX * sizeof *leaf.variants);
    if (!leaf.words.data || !leaf.variants || !spell(&spellings, &leaves->arena, &expansion->tokens) ||
        !array_push(&leaves->list, leaf)) {
        array_release(&spellings);
        return error_no_memory(expansion->search.err);
    }
    struct leaf *added = &leaves->list.items[leaves->list.length - 1];
    for (size_t i = 0; status == LEDE_OK && i < spellings.length; i++)
        status = expand_spelling(expansion, &added->variants[added->variant_count++], &spellings.items[i]);
    if (status == LEDE_OK) status = split_hangul(expansion, added);
    if (status == LEDE_OK && node->kind == QUERY_PHRASE) status = join_words(expansion, added, &spellings.items[0]);
    if (status == LEDE_OK && !split_hyphenated(added, &leaves->arena)) status = error_no_memory(expansion->search.err);
    array_release(&spellings);
    return status;
}

/* Appends the forms of TOKENS, a space behind each: no form has one, so that different words never look the same. */
static void write_words(struct buffer *out, const struct tokens *tokens) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        struct view form = token_form(tokens, &tokens->list.items[i]);
        buffer_append(out, form.data, form.length);
        buffer_append_byte(out, ' ');
    }
}

/* Whether a leaf with the same words and demand was taken already: a word typed twice counts once. */
static bool is_repeated(const struct leaves *leaves, const struct query_node *node, struct view words) {
    for (size_t i = 0; i < leaves->list.length; i++) {
        const struct leaf *leaf = &leaves->list.items[i];
        if (leaf->node->occur == node->occur && view_equal(leaf->words, words)) return true;
    }
    return false;
}

/* Keeps the first LEAF_POSITIONS_MAX words of TOKENS; returns whether there were more. */
static bool cut_tokens(struct tokens *tokens) {
    if (tokens->positions <= LEAF_POSITIONS_MAX) return false;
    size_t kept = 0;
    for (size_t i = 0; i < tokens->list.length; i++) {
        struct token token = tokens->list.items[i];
        if (token.position + token.parts <= LEAF_POSITIONS_MAX) tokens->list.items[kept++] = token;
    }
    tokens->list.length = kept;
    tokens->positions = LEAF_POSITIONS_MAX;
    return true;
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
    if (expansion->with_stopwords || node->marked || node->kind != QUERY_WORD) return false;
    if (tokens->list.length != 1 || (!expansion->in_capitals && is_in_capitals(node->text))) return false;
    return stopword_is(token_form(tokens, &tokens->list.items[0]));
}

/* Adds the leaf of NODE, whose text stands in the expansion's tokens. */
static lede_status add_leaf(struct expansion *expansion, const struct query_node *node) {
    struct leaves *leaves = expansion->leaves;
    struct tokens *tokens = &expansion->tokens;
    if (tokens->positions == 0 || is_passed_over(expansion, node)) return LEDE_OK;
    buffer_clear(&expansion->words);
    write_words(&expansion->words, tokens);
    if (expansion->words.failed) return error_no_memory(expansion->search.err);
    if (is_repeated(leaves, node, buffer_view(&expansion->words))) return LEDE_OK;
    leaves->left_out += leaves->list.length == LEAVES_MAX || cut_tokens(tokens);
    return leaves->list.length == LEAVES_MAX ? LEDE_OK : expand_leaf(expansion, node);
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
    size_t count = hangul_parts(parts, noun, forms_is_written, &expansion->search);
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
    for (const struct query_node *clause = query->root->first; clause; clause = clause->next)
        if (!text_lacks_small_letters(clause->text, &capitals)) return false;
    return true;
}

/* Adds the leaves of the query's clauses that are optional, or those that are not. */
static lede_status add_leaves(struct expansion *expansion, const struct query *query, bool optional) {
    uint32_t place = 0;
    lede_status status = LEDE_OK;
    for (const struct query_node *clause = query->root->first; clause && status == LEDE_OK; clause = clause->next) {
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
        if (leaves->list.items[i].node->occur != QUERY_NOT) return true;
    return false;
}

/* In the order of the query, a compound before its parts. */
static int compare_leaves(const void *a, const void *b) {
    const struct leaf *x = a, *y = b;
    if (x->node->offset != y->node->offset) return x->node->offset > y->node->offset ? 1 : -1;
    return x->is_part - y->is_part;
}

lede_status leaves_expand(struct leaves *out, struct store *store, const struct query *query, bool names,
                          lede_error *err) {
    struct expansion expansion = {.leaves = out,
                                  .search = {.store = store, .arena = &out->arena, .err = err},
                                  .in_capitals = is_query_in_capitals(query)};
    lede_status status = add_leaves(&expansion, query, false);
    if (status == LEDE_OK) status = add_leaves(&expansion, query, true);
    /* "to be or not to be": where there is nothing else, stop words are what is asked for. */
    expansion.with_stopwords = true;
    bool again = !has_wanted_leaf(out);
    if (status == LEDE_OK && again) status = add_leaves(&expansion, query, false);
    if (status == LEDE_OK && again) status = add_leaves(&expansion, query, true);
    if (status == LEDE_OK && query->plain) status = add_all_parts(&expansion);
    if (out->list.length > 0) qsort(out->list.items, out->list.length, sizeof *out->list.items, compare_leaves);
    if (status == LEDE_OK && names) status = aliases_add(out, &expansion.search, query, expansion.in_capitals);
    for (size_t i = 0; i < out->list.length; i++) mark_places(&out->list.items[i]);
    tokens_release(&expansion.tokens);
    buffer_release(&expansion.words);
    form_search_release(&expansion.search);
    return status;
}
