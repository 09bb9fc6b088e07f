/* SPDX-License-Identifier: MIT */
/** Which lexemes of a query are operators. */
#ifndef QUERY_OPERATORS_H
#define QUERY_OPERATORS_H

#include "base/array.h"
#include "query/lexer.h"

#include <lede.h>
#include <stdint.h>

enum operation { OPERATION_NONE, OPERATION_AND, OPERATION_OR, OPERATION_NOT, OPERATION_NEAR };

/** A lexeme with what it means among its neighbours. */
struct symbol {
    struct lexeme lexeme;
    enum operation operation; /* of a word that is an operator here */
    bool stray;               /* a word that would be an operator elsewhere */
    uint32_t distance;        /* of OPERATION_NEAR */
};

/** The lexemes of a query, LEXEME_END the last. Zero-initialise, array_release() to end. */
ARRAY_STRUCT(symbols, struct symbol);

/**
 * Reads the symbols of QUERY. Words in capitals are operators where they have operands, unless four or more other words
 * are all in capitals, too; parentheses where each has its partner. LEDE_BAD_USAGE where an operator is used wrongly.
 */
lede_status operators_read(struct symbols *out, struct view query, bool plain, lede_error *err);

#endif
