/* SPDX-License-Identifier: MIT */
/** A query string as a tree. */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/arena.h"
#include "query/field.h"

#include <lede.h>
#include <stdint.h>

enum query_kind {
    QUERY_WORD,   /* text between white space */
    QUERY_PHRASE, /* text between quotation marks: its words in this order */
    QUERY_NEAR,   /* two of these, near each other */
    QUERY_FIELD,  /* what a field of the article has to be */
    QUERY_GROUP   /* clauses */
};

/** What a clause demands of a passage, as Lucene's BooleanClause.Occur. */
enum query_occur {
    QUERY_SHOULD, /* counts when it is there; one of them must be, where none of its group has to be there */
    QUERY_MUST,   /* has to be there */
    QUERY_NOT     /* must not be there */
};

/** A node of the tree; in the query's arena. All but fields and groups are searched, and called leaves. */
struct query_node {
    enum query_kind kind;
    enum query_occur occur;
    enum query_field field;   /* a field's; QUERY_TITLE of a word or phrase that is searched in titles alone */
    bool marked;              /* by a sign of its own, not by what holds for all clauses */
    bool negated;             /* what has it is left out: an odd number of exclusions stands before it */
    bool patterned;           /* a word in it has "=", "*" or "~": see query/pattern.h */
    bool stray;               /* a word that would be an operator elsewhere */
    uint32_t number;          /* of a leaf or field among all of these, in the order of the query */
    uint32_t run;             /* number of the row of clauses that stand side by side without an operator */
    uint32_t distance;        /* of QUERY_NEAR: words from one to the other, at most */
    struct view text;         /* a leaf's or field's, without quotation marks */
    size_t offset;            /* byte of the query at which the clause starts */
    struct query_node *first; /* a group's clauses; the two of QUERY_NEAR */
    struct query_node *next;  /* clause of the same group */
    struct query_node *after; /* leaf or field behind this one in the query */
};

/** A parsed query; zero-initialise, query_release() to end. */
struct query {
    struct arena arena;
    struct query_node *root;   /* a group */
    struct query_node *leaves; /* the first leaf, those of QUERY_NEAR left out */
    struct query_node *fields; /* the first field */
    uint32_t count;            /* leaves and fields */
    bool plain;                /* parsed with QUERY_PLAIN */
    bool alternatives;         /* OR stands in it */
    bool structured;           /* an operator, a parenthesis or a field does, signs not counted */
};

enum query_flags {
    QUERY_PLAIN = 1, /* no operators: words only */
    QUERY_ALL = 2    /* clauses without an operator must be there */
};

/**
 * Most operators, parentheses included, and how deep these may be nested; they are read as text where there are more. A
 * person writes fewer than ten; what has more was pasted, and what they demand is looked at for each passage.
 */
#define QUERY_OPERATORS_MAX 256
#define QUERY_DEPTH_MAX 32

/** Most bytes of a query. A program's argument has at most 128 KiB on Linux, 1 MiB takes 0.2 s to search for. */
#define QUERY_LENGTH_MAX ((size_t)1 << 20)

/** Greatest distance of QUERY_NEAR: no passage has more words. */
#define QUERY_DISTANCE_MAX 1000

/**
 * Parses TEXT (any bytes that are valid UTF-8) into *OUT, which copies what it needs. Every text is a query, but for
 * these, which are LEDE_BAD_USAGE at the byte that is wrong: nothing but exclusions, a field with an impossible value,
 * NEAR/ without a number, parentheses without partners where another operator is used; and, without a byte that is
 * wrong, a text longer than QUERY_LENGTH_MAX.
 */
lede_status query_parse(struct query *out, struct view text, unsigned flags, lede_error *err);

/**
 * Makes *OUT of GROUP, whose clauses are leaves that stand as they were made by hand. It borrows them, owns nothing,
 * and needs no end.
 */
void query_of_leaves(struct query *out, struct query_node *group);

/** Frees what QUERY owns. */
void query_release(struct query *query);

#endif
