/* SPDX-License-Identifier: MIT */
/* Reading the words of a query. */
#include "search/query_words.h"

#include "analyse/token.h"
#include "text/chars.h"
#include "text/utf8.h"

static bool starts_with_capital(struct view word) {
    int32_t c;
    utf8_decode(&c, word.data, word.length);
    return char_is_upper(c);
}

/* Tells how the word was TYPED. LIKE.capitals: capitals mean something. */
static void note_capitals(struct query_word *word, struct view typed, const struct query_word *like) {
    size_t capitals;
    const struct query_node *clause = word->node;
    bool front = word->place == 0 && clause->after;
    word->capital = like->capitals && !front && starts_with_capital(typed);
    word->capitals = like->capitals && text_lacks_small_letters(typed, &capitals) && capitals >= 2;
}

/* Appends the words of the clause of LIKE, which has what they have in common. */
static bool read_clause(struct query_words *out, const struct query_word *like, bool plain, struct arena *arena) {
    struct tokens tokens = {0};
    struct view text = like->node->text;
    bool ok = tokens_of(&tokens, text);
    for (size_t i = 0; ok && i < tokens.list.length; i++) {
        const struct token *token = &tokens.list.items[i];
        if (token->parts > 1) continue;
        struct view form = token_form(&tokens, token);
        struct query_word word = *like;
        word.form = view_of(arena_copy(arena, form.data, form.length), form.length);
        word.place += token->position;
        word.starts = !like->node->patterned && (plain || token->position == 0);
        word.ends = !like->node->patterned && (plain || token->position + 1 == tokens.positions);
        note_capitals(&word, view_of(text.data + token->start, token->end - token->start), like);
        ok = word.form.data && array_push(out, word);
    }
    tokens_release(&tokens);
    return ok;
}

/* Whether NODE is a word that may be a part of a name: no exclusion, and not only one of its forms is meant. */
static bool is_open(const struct query_node *node) {
    return node->kind == QUERY_WORD && !node->negated && !node->patterned;
}

static bool are_one_group(const struct query_node *before, const struct query_node *clause) {
    return before->occur == clause->occur && before->run == clause->run && is_open(before) && is_open(clause);
}

/* Of a pasted text the first words are searched: looking for names behind these would take the longest of all. */
static uint32_t last_place(const struct leaves *leaves) {
    uint32_t last = 0;
    for (size_t i = 0; i < leaves->list.length; i++)
        if (leaves->list.items[i].place > last) last = leaves->list.items[i].place;
    return last;
}

bool query_words_read(struct query_words *out, const struct query *query, bool in_capitals, struct leaves *leaves) {
    uint32_t last = last_place(leaves);
    const struct query_node *first = query->leaves, *before = NULL;
    /* A single word in capitals is meant so. */
    struct query_word like = {.capitals = !in_capitals || !first || !first->after};
    for (const struct query_node *clause = first; clause && like.place <= last; clause = clause->after) {
        size_t count = out->length;
        like.group += before && !are_one_group(before, clause);
        like.node = clause;
        if (!read_clause(out, &like, query->plain, &leaves->arena)) return false;
        like.place += (uint32_t)(out->length - count);
        before = clause;
    }
    return true;
}

size_t query_words_group(const struct query_words *words, size_t first) {
    size_t count = 1;
    while (first + count < words->length && words->items[first + count].group == words->items[first].group) count++;
    return count;
}
