/* SPDX-License-Identifier: MIT */
/** A query string as a tree. */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/arena.h"

#include <lede.h>

enum query_kind {
    QUERY_WORD,   /* text between white space */
    QUERY_PHRASE, /* text between quotation marks: its words in this order */
    QUERY_GROUP   /* clauses */
};

/** What a clause demands of a passage, as Lucene's BooleanClause.Occur. */
enum query_occur {
    QUERY_SHOULD, /* counts when it is there */
    QUERY_MUST,   /* has to be there */
    QUERY_NOT     /* must not be there */
};

/** A node of the tree; in the query's arena. */
struct query_node {
    enum query_kind kind;
    enum query_occur occur;
    bool marked;              /* by a + or - of its own, not by what holds for all clauses */
    struct view text;         /* a word's or phrase's, without quotation marks */
    size_t offset;            /* byte of the query at which the clause starts */
    struct query_node *first; /* a group's clauses, in the order of the query */
    struct query_node *next;
};

/** A parsed query; zero-initialise, query_release() to end. */
struct query {
    struct arena arena;
    struct query_node *root; /* a group */
    bool plain;              /* parsed with QUERY_PLAIN */
};

enum query_flags {
    QUERY_PLAIN = 1, /* no operators: words only */
    QUERY_ALL = 2    /* clauses without an operator must be there */
};

/**
 * Parses TEXT (any bytes that are valid UTF-8) into *OUT, which copies what it needs. Every text is a query, but one
 * that has nothing but exclusions: LEDE_BAD_USAGE at the first of them.
 */
lede_status query_parse(struct query *out, struct view text, unsigned flags, lede_error *err);

/** Frees what QUERY owns. */
void query_release(struct query *query);

#endif
