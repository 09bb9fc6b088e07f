/* SPDX-License-Identifier: MIT */
/** A query string as lexemes. */
#ifndef QUERY_LEXER_H
#define QUERY_LEXER_H

#include "query/field.h"

enum lexeme_kind {
    LEXEME_WORD,
    LEXEME_PHRASE,
    LEXEME_PLUS,
    LEXEME_MINUS,
    LEXEME_OPEN,  /* a parenthesis */
    LEXEME_CLOSE, /* its partner */
    LEXEME_FIELD, /* the name of a field with its colon; the lexeme behind it is the value */
    LEXEME_END
};

/** One lexeme; TEXT points into the query. */
struct lexeme {
    enum lexeme_kind kind;
    enum query_field field; /* of LEXEME_FIELD */
    struct view text;       /* a phrase's without its quotation marks */
    size_t offset;          /* byte of the query at which it starts */
};

/** Pairs of quotation marks that the lexer knows. */
#define LEXER_QUOTES 4

/** Reads lexemes off a query. Zero-initialise but for QUERY, PLAIN and GROUPS. */
struct lexer {
    struct view query;
    size_t at;
    bool plain;                  /* every character is text */
    bool groups;                 /* parentheses are lexemes */
    bool joined;                 /* a sign, a parenthesis or a field's name stands directly before */
    size_t closing;              /* closing parentheses were seen up to here */
    bool unclosed[LEXER_QUOTES]; /* pairs whose closing mark does not come any more */
};

/**
 * The next lexeme. "+" and "-" are lexemes only at the start of a word, directly before what they apply to, "(" only
 * there, ")" only at the end of one: "f(x)" is a word. A quotation mark without its partner is no mark, a field's name
 * without a value directly behind it is a word.
 */
struct lexeme lexer_next(struct lexer *lexer);

#endif
