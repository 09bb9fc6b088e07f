/* SPDX-License-Identifier: MIT */
/* Parsing queries. */
#include "query/query.h"

#include "base/error.h"
#include "query/lexer.h"

void query_release(struct query *query) {
    arena_release(&query->arena);
    *query = (struct query){0};
}

/* State of one parse. */
struct parser {
    struct query *query;
    struct lexer lexer;
    struct lexeme now;
    enum query_occur unmarked; /* of clauses without an operator */
};

static void advance(struct parser *parser) { parser->now = lexer_next(&parser->lexer); }

/* NULL when memory runs out. The arena gives zeroes: what is not set is empty. */
static struct query_node *make_node(struct parser *parser, enum query_kind kind, size_t offset) {
    struct query_node *node = arena_alloc(&parser->query->arena, sizeof *node);
    if (!node) return NULL;
    node->kind = kind;
    node->offset = offset;
    return node;
}

/* clause := [ "+" | "-" ] ( word | phrase ). Returns NULL when memory runs out. */
static struct query_node *parse_clause(struct parser *parser) {
    enum query_occur occur = parser->unmarked;
    size_t offset = parser->now.offset;
    bool marked = parser->now.kind == LEXEME_PLUS || parser->now.kind == LEXEME_MINUS;
    if (marked) {
        occur = parser->now.kind == LEXEME_PLUS ? QUERY_MUST : QUERY_NOT;
        advance(parser);
    }
    struct query_node *node = make_node(parser, parser->now.kind == LEXEME_PHRASE ? QUERY_PHRASE : QUERY_WORD, offset);
    if (!node) return NULL;
    char *text = arena_copy(&parser->query->arena, parser->now.text.data, parser->now.text.length);
    if (!text) return NULL;
    node->occur = occur;
    node->marked = marked;
    node->text = view_of(text, parser->now.text.length);
    advance(parser);
    return node;
}

/* group := clause* */
static struct query_node *parse_group(struct parser *parser) {
    struct query_node *group = make_node(parser, QUERY_GROUP, parser->now.offset);
    if (!group) return NULL;
    /* In the order of the query, which proximity depends on. */
    struct query_node **end = &group->first;
    while (parser->now.kind != LEXEME_END) {
        *end = parse_clause(parser);
        if (!*end) return NULL;
        end = &(*end)->next;
    }
    return group;
}

/* An empty query excludes nothing; it is legal, and finds nothing. */
static bool has_nothing_but_exclusions(const struct query_node *group) {
    for (const struct query_node *clause = group->first; clause; clause = clause->next)
        if (clause->occur != QUERY_NOT) return false;
    return group->first != NULL;
}

lede_status query_parse(struct query *out, struct view text, unsigned flags, lede_error *err) {
    struct parser parser = {.query = out,
                            .lexer = {.query = text, .plain = (flags & QUERY_PLAIN) != 0},
                            .unmarked = flags & QUERY_ALL ? QUERY_MUST : QUERY_SHOULD};
    out->plain = parser.lexer.plain;
    advance(&parser);
    out->root = parse_group(&parser);
    if (!out->root) return error_no_memory(err);
    if (has_nothing_but_exclusions(out->root))
        return error_set_at(err, LEDE_BAD_USAGE, out->root->first->offset,
                            "a query needs something to find, not only words to leave out");
    return LEDE_OK;
}
