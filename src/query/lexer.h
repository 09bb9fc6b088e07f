/* SPDX-License-Identifier: MIT */
/** A query string as lexemes. */
#ifndef QUERY_LEXER_H
#define QUERY_LEXER_H

#include "base/view.h"

enum lexeme_kind { LEXEME_WORD, LEXEME_PHRASE, LEXEME_PLUS, LEXEME_MINUS, LEXEME_END };

/** One lexeme; TEXT points into the query. */
struct lexeme {
    enum lexeme_kind kind;
    struct view text; /* a phrase's without its quotation marks */
    size_t offset;    /* byte of the query at which it starts */
};

/** Pairs of quotation marks that the lexer knows. */
#define LEXER_QUOTES 4

/** Reads lexemes off a query. Zero-initialise but for QUERY and PLAIN. */
struct lexer {
    struct view query;
    size_t at;
    bool plain;                  /* every character is text */
    bool unclosed[LEXER_QUOTES]; /* pairs whose closing mark does not come any more */
};

/**
 * The next lexeme. "+" and "-" are lexemes only at the start of a word, directly before what they apply to; a quotation
 * mark without its partner is no mark.
 */
struct lexeme lexer_next(struct lexer *lexer);

#endif
