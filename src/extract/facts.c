/* SPDX-License-Identifier: MIT */
/* A list of facts. */
#include "extract/facts.h"

#include "base/array.h"
#include "text/clean.h"

/* Longer values are no facts but mistakes; the text of an article may be as long as it is. */
static const size_t most_bytes = 2000;

/* Facts of one kind; pages with more say nothing with them. */
enum { most_facts = 50 };

/* A value is a piece of HTML of its own where people encoded it once too often. */
static const size_t most_tree = 1 << 20;

void facts_release(struct facts *facts) {
    array_release(facts);
    arena_release(&facts->arena);
    *facts = (struct facts){0};
}

/* Appends the text that VALUE is as HTML, or VALUE as it is where that is too much of a tree. */
static void decode(struct buffer *out, struct view value) {
    struct tree tree = {0};
    lede_status status = tree_build(&tree, value, most_tree, NULL);
    if (status == LEDE_OK) tree_line(out, &tree, 0);
    else if (status == LEDE_BAD_INPUT) clean_line(out, value);
    else out->failed = true;
    tree_release(&tree);
}

static bool looks_like_html(struct view value) {
    return memchr(value.data, '&', value.length) || memchr(value.data, '<', value.length);
}

static size_t count_of(const struct facts *facts, enum fact_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < facts->length; i++) count += facts->items[i].kind == kind;
    return count;
}

void facts_add(struct facts *facts, enum fact_kind kind, enum fact_rank rank, struct view value) {
    struct buffer clean = {0};
    if (value.length == 0 || (value.length > most_bytes && kind != FACT_BODY)) return;
    if (count_of(facts, kind) == most_facts) return;
    if (kind == FACT_BODY) clean_text(&clean, value, &(struct clean_counts){0});
    else if (kind != FACT_URL && looks_like_html(value)) decode(&clean, value);
    else clean_line(&clean, value);
    struct fact fact = {kind, rank, {NULL, clean.length}};
    if (clean.length > 0) {
        fact.value.data = arena_copy(&facts->arena, clean.data, clean.length);
        if (!fact.value.data || !array_push(facts, fact)) facts->failed = true;
    }
    if (clean.failed) facts->failed = true;
    buffer_release(&clean);
}

struct view facts_best(const struct facts *facts, enum fact_kind kind) {
    const struct fact *best = NULL;
    for (size_t i = 0; i < facts->length; i++) {
        const struct fact *fact = &facts->items[i];
        if (fact->kind == kind && (!best || fact->rank < best->rank)) best = fact;
    }
    return best ? best->value : view_of(NULL, 0);
}
