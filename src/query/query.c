/* SPDX-License-Identifier: MIT */
/* Parsing queries. */

/*
 *   any    := all { OR all }
 *   all    := row { AND row }
 *   row    := clause { clause }
 *   clause := { "+" | "-" | NOT } ( near | [ field ":" ] ( word | phrase | "(" any ")" ) )
 *   near   := operand { NEAR/n operand }, operand a word or phrase
 *
 * Every operator ends up as demands on the clauses of groups: AND and OR are groups whose clauses must or may be there.
 */
#include "query/query.h"

#include "base/error.h"
#include "query/operators.h"
#include "query/pattern.h"
#include "query/shape.h"

void query_release(struct query *query) {
    arena_release(&query->arena);
    *query = (struct query){0};
}

/* State of one parse. */
struct parser {
    struct query *query;
    const struct symbol *now;
    enum query_occur unmarked; /* of clauses without an operator */
    enum query_field field;    /* whose value is being read */
    uint32_t run;
    struct query_node **leaves_end, **fields_end;
    lede_error *err;
};

static struct query_node *parse_any(struct parser *parser);

static enum lexeme_kind kind_of(const struct parser *parser) { return parser->now->lexeme.kind; }

/* ---- Nodes ---------------------------------------------------------------------------------------------------- */

/* NULL when memory runs out. The arena gives zeroes: what is not set is empty. */
static struct query_node *make_node(struct parser *parser, enum query_kind kind) {
    struct query_node *node = arena_alloc(&parser->query->arena, sizeof *node);
    if (!node) {
        error_no_memory(parser->err);
        return NULL;
    }
    node->kind = kind;
    node->offset = parser->now->lexeme.offset;
    node->run = parser->run;
    return node;
}

static bool copy_text(struct parser *parser, struct query_node *node, struct view text) {
    char *copy = arena_copy(&parser->query->arena, text.data, text.length);
    if (!copy) error_no_memory(parser->err);
    node->text = view_of(copy, text.length);
    return copy != NULL;
}

/* Adds NODE to one of the lists of the query, of which END is the end. */
static void list(struct parser *parser, struct query_node ***end, struct query_node *node) {
    node->number = parser->query->count++;
    **end = node;
    *end = &node->after;
}

/* ---- Operands ------------------------------------------------------------------------------------------------- */

/* The word or phrase at hand. */
static struct query_node *parse_text(struct parser *parser) {
    struct query_node *node = make_node(parser, kind_of(parser) == LEXEME_PHRASE ? QUERY_PHRASE : QUERY_WORD);
    if (!node || !copy_text(parser, node, parser->now->lexeme.text)) return NULL;
    node->patterned = !parser->query->plain && query_has_pattern(node->text);
    node->stray = parser->now->stray;
    node->field = parser->field;
    parser->now++;
    return node;
}

/* The value of a field that is no text to be searched. */
static struct query_node *parse_value(struct parser *parser) {
    size_t offset = parser->now->lexeme.offset;
    struct query_node *node = parse_text(parser);
    if (!node) return NULL;
    const char *wanted = query_field_wanted(parser->field, node->text);
    node->kind = QUERY_FIELD;
    if (!wanted) {
        list(parser, &parser->fields_end, node);
        return node;
    }
    error_set_at(parser->err, LEDE_BAD_USAGE, offset, "%s: takes %s", query_field_name(parser->field), wanted);
    return NULL;
}

/* NEAR of FIRST and the word or phrase at hand, behind the operator OPERATION. */
static struct query_node *make_near(struct parser *parser, struct query_node *first, const struct symbol *operation) {
    struct query_node *second = parse_text(parser), *node = make_node(parser, QUERY_NEAR);
    /* A copy: in a NEAR/5 b NEAR/5 c the second operand is the first one of the next pair. */
    struct query_node *left = make_node(parser, QUERY_WORD);
    if (!second || !node || !left) return NULL;
    *left = *first;
    left->next = second;
    node->first = left;
    node->offset = first->offset;
    node->distance = operation->distance;
    node->field = parser->field;
    node->patterned = true;
    const char *query = operation->lexeme.text.data - operation->lexeme.offset;
    size_t length = parser->now->lexeme.offset - first->offset;
    return copy_text(parser, node, view_trim_end(view_of(query + first->offset, length))) ? node : NULL;
}

/* A word or phrase, or several of them that have to be near each other. */
static struct query_node *parse_near(struct parser *parser) {
    struct query_node *first = parse_text(parser), *group = NULL;
    struct clauses clauses = {0};
    if (!first) return NULL;
    if (parser->now->operation != OPERATION_NEAR) {
        list(parser, &parser->leaves_end, first);
        return first;
    }
    group = make_node(parser, QUERY_GROUP);
    if (!group) return NULL;
    group->offset = first->offset;
    clauses.end = &group->first;
    while (parser->now->operation == OPERATION_NEAR) {
        const struct symbol *operation = parser->now++;
        struct query_node *near = make_near(parser, first, operation);
        if (!near) return NULL;
        first = near->first->next;
        near->occur = QUERY_MUST;
        list(parser, &parser->leaves_end, near);
        shape_append(&clauses, near);
    }
    return group;
}

/* What stands in parentheses. */
static struct query_node *parse_parenthesis(struct parser *parser) {
    parser->now++;
    parser->run++;
    struct query_node *group = parse_any(parser);
    parser->run++;
    /* operators_read() saw to it that each has its partner. */
    parser->now++;
    return group;
}

static struct query_node *parse_operand(struct parser *parser) {
    enum query_field outer = parser->field;
    if (kind_of(parser) == LEXEME_FIELD) {
        parser->field = parser->now->lexeme.field;
        parser->now++;
        parser->run++;
    }
    struct query_node *node;
    if (kind_of(parser) == LEXEME_OPEN) node = parse_parenthesis(parser);
    else if (parser->field == QUERY_NO_FIELD || parser->field == QUERY_TITLE) node = parse_near(parser);
    else node = parse_value(parser);
    if (parser->field != outer) parser->run++;
    parser->field = outer;
    return node;
}

/* ---- Clauses -------------------------------------------------------------------------------------------------- */

static struct query_node *parse_clause(struct parser *parser) {
    bool plus = false, minus = false, marked = false;
    size_t offset = parser->now->lexeme.offset;
    for (;; parser->now++) {
        if (kind_of(parser) == LEXEME_PLUS) plus = true;
        else if (kind_of(parser) == LEXEME_MINUS || parser->now->operation == OPERATION_NOT) minus = !minus;
        else break;
        marked = true;
    }
    struct query_node *node = parse_operand(parser);
    if (!node) return NULL;
    node->occur = minus ? QUERY_NOT : plus ? QUERY_MUST : parser->unmarked;
    node->marked = marked;
    node->offset = offset;
    return node;
}

static bool ends_row(const struct parser *parser) {
    enum operation operation = parser->now->operation;
    return kind_of(parser) == LEXEME_END || kind_of(parser) == LEXEME_CLOSE || operation == OPERATION_AND ||
           operation == OPERATION_OR;
}

static struct query_node *parse_row(struct parser *parser) {
    struct query_node *group = make_node(parser, QUERY_GROUP);
    if (!group) return NULL;
    struct clauses clauses = {.end = &group->first};
    while (!ends_row(parser)) {
        struct query_node *clause = parse_clause(parser);
        if (!clause) return NULL;
        shape_append(&clauses, clause);
    }
    clauses.first = group->first;
    if (!shape_fields(&clauses, &parser->query->arena)) {
        error_no_memory(parser->err);
        return NULL;
    }
    group->first = clauses.first;
    return group;
}

/* What PARSE reads, and more of it behind each OPERATION; all of it demands OCCUR where there is more than one. */
static struct query_node *parse_joined(struct parser *parser, struct query_node *(*parse)(struct parser *),
                                       enum operation operation, enum query_occur occur) {
    struct query_node *first = parse(parser);
    if (!first || parser->now->operation != operation) return first;
    struct query_node *group = make_node(parser, QUERY_GROUP);
    if (!group) return NULL;
    group->offset = first->offset;
    struct clauses clauses = {.end = &group->first};
    first->occur = occur;
    shape_append(&clauses, first);
    while (parser->now->operation == operation) {
        parser->now++;
        parser->run++;
        struct query_node *next = parse(parser);
        if (!next) return NULL;
        next->occur = occur;
        shape_append(&clauses, next);
    }
    return group;
}

static struct query_node *parse_all(struct parser *parser) {
    return parse_joined(parser, parse_row, OPERATION_AND, QUERY_MUST);
}

static struct query_node *parse_any(struct parser *parser) {
    return parse_joined(parser, parse_all, OPERATION_OR, QUERY_SHOULD);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* An empty query excludes nothing; it is legal, and finds nothing. */
static bool has_nothing_but_exclusions(const struct query *query) {
    for (const struct query_node *leaf = query->leaves; leaf; leaf = leaf->after)
        if (!leaf->negated) return false;
    for (const struct query_node *field = query->fields; field; field = field->after)
        if (!field->negated) return false;
    return query->leaves || query->fields;
}

/* Makes the tree of SYMBOLS. */
static lede_status parse(struct query *out, const struct symbols *symbols, enum query_occur unmarked, lede_error *err) {
    struct parser parser = {.query = out,
                            .now = symbols->items,
                            .unmarked = unmarked,
                            .leaves_end = &out->leaves,
                            .fields_end = &out->fields,
                            .err = err};
    for (size_t i = 0; i < symbols->length; i++) {
        enum lexeme_kind kind = symbols->items[i].lexeme.kind;
        out->alternatives |= symbols->items[i].operation == OPERATION_OR;
        out->structured |= symbols->items[i].operation || kind == LEXEME_OPEN || kind == LEXEME_FIELD;
    }
    struct query_node *root = parse_any(&parser);
    if (!root) return err->status;
    /* A group around all is none. */
    while (root->first && !root->first->next && root->first->kind == QUERY_GROUP && root->first->occur != QUERY_NOT)
        root = root->first;
    out->root = root;
    return LEDE_OK;
}

lede_status query_parse(struct query *out, struct view text, unsigned flags, lede_error *err) {
    struct symbols symbols = {0};
    lede_error own;
    if (!err) err = &own;
    out->plain = (flags & QUERY_PLAIN) != 0;
    if (text.length > QUERY_LENGTH_MAX) return error_set(err, LEDE_BAD_USAGE, "the query is longer than 1 MiB");
    lede_status status = operators_read(&symbols, text, out->plain, err);
    if (status == LEDE_OK) status = parse(out, &symbols, flags & QUERY_ALL ? QUERY_MUST : QUERY_SHOULD, err);
    array_release(&symbols);
    if (status != LEDE_OK) return status;
    shape_negate(out->root, false);
    if (!has_nothing_but_exclusions(out)) return LEDE_OK;
    return error_set_at(err, LEDE_BAD_USAGE, out->root->first->offset,
                        "a query needs something to find, not only words to leave out");
}

void query_of_leaves(struct query *out, struct query_node *group) {
    *out = (struct query){.root = group, .leaves = group->first};
    for (struct query_node *leaf = group->first; leaf; leaf = leaf->next) {
        leaf->after = leaf->next;
        leaf->number = out->count++;
    }
    shape_negate(group, false);
}
