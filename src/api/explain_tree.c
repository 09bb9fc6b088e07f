/* SPDX-License-Identifier: MIT */
/* The tree of a query as lines of text. */
#include "api/explain_tree.h"

#include "base/buffer.h"

/* What a group demands of the clauses below it; those that it excludes say so themselves. */
static const char *name_of(const struct query_node *group) {
    bool must = false, should = false;
    for (const struct query_node *clause = group->first; clause; clause = clause->next) {
        must |= clause->occur == QUERY_MUST;
        should |= clause->occur == QUERY_SHOULD;
    }
    if (must) return should ? "all that must be there of" : "all of";
    return should ? "any of" : "what has";
}

static void write_leaf(struct buffer *out, const struct query_node *node) {
    const char *mark = node->kind == QUERY_PHRASE ? "\"" : "";
    if (node->field != QUERY_NO_FIELD) buffer_append_format(out, "%s:", query_field_name(node->field));
    buffer_append_format(out, "%s%.*s%s\n", mark, (int)node->text.length, node->text.data, mark);
}

/* MIXED: the clauses around demand different things. */
static void write_node(struct buffer *out, const struct query_node *node, int depth, bool mixed) {
    buffer_append_format(out, "%*s", 2 * depth, "");
    if (node->occur == QUERY_NOT) buffer_append_str(out, "not ");
    else if (mixed && node->occur == QUERY_MUST) buffer_append_byte(out, '+');
    if (node->kind != QUERY_GROUP) {
        write_leaf(out, node);
        return;
    }
    const char *name = name_of(node);
    buffer_append_format(out, "%s\n", name);
    for (const struct query_node *clause = node->first; clause; clause = clause->next)
        write_node(out, clause, depth + 1, strcmp(name, "all of") != 0);
}

const char *explain_tree(struct arena *arena, const struct query *query) {
    struct buffer text = {0};
    write_node(&text, query->root, 0, false);
    char *copy = text.failed ? NULL : arena_copy(arena, text.data, text.length);
    buffer_release(&text);
    return copy;
}
