/* SPDX-License-Identifier: MIT */
/* Telling operators from words that only look like them. */
#include "query/operators.h"

#include "base/error.h"
#include "query/query.h"
#include "text/chars.h"

/* Which words in capitals may be operators; "NEAR/" has its number behind it. */
static enum operation keyword_of(const struct lexeme *lexeme) {
    if (lexeme->kind != LEXEME_WORD) return OPERATION_NONE;
    if (view_equal(lexeme->text, view_str("AND"))) return OPERATION_AND;
    if (view_equal(lexeme->text, view_str("OR"))) return OPERATION_OR;
    if (view_equal(lexeme->text, view_str("NOT"))) return OPERATION_NOT;
    return view_starts(lexeme->text, view_str("NEAR/")) ? OPERATION_NEAR : OPERATION_NONE;
}

/* Appends all lexemes of QUERY. Returns false when memory runs out. */
static bool read_lexemes(struct symbols *out, struct view query, bool plain, bool groups) {
    struct lexer lexer = {.query = query, .plain = plain, .groups = groups};
    struct symbol symbol;
    out->length = 0;
    do {
        symbol = (struct symbol){.lexeme = lexer_next(&lexer)};
        symbol.stray = !plain && keyword_of(&symbol.lexeme) != OPERATION_NONE;
        if (!array_push(out, symbol)) return false;
    } while (symbol.lexeme.kind != LEXEME_END);
    return true;
}

/* Whether the words but for operators are a text in capitals: four or more, none of them with a small letter. */
static bool are_in_capitals(const struct symbols *symbols) {
    enum { TEXT_WORDS = 4 };
    size_t words = 0, capitals;
    for (size_t i = 0; i < symbols->length; i++) {
        const struct symbol *symbol = &symbols->items[i];
        if (symbol->lexeme.kind != LEXEME_WORD || symbol->stray) continue;
        if (!text_lacks_small_letters(symbol->lexeme.text, &capitals)) return false;
        words += capitals > 0;
    }
    return words >= TEXT_WORDS;
}

/* ---- Operands ------------------------------------------------------------------------------------------------- */

/* Whether an operand starts with SYMBOL; NOT has been decided on. */
static bool starts_operand(const struct symbol *symbol) {
    enum lexeme_kind kind = symbol->lexeme.kind;
    if (kind == LEXEME_WORD) return !symbol->stray || symbol->operation == OPERATION_NOT;
    return kind != LEXEME_CLOSE && kind != LEXEME_END;
}

static bool ends_operand(const struct symbol *symbol) {
    enum lexeme_kind kind = symbol->lexeme.kind;
    return kind == LEXEME_PHRASE || kind == LEXEME_CLOSE || (kind == LEXEME_WORD && !symbol->operation);
}

/* What NEAR/ may stand between: single words and phrases, no fields' values. */
static bool is_near_operand(const struct symbols *symbols, size_t i) {
    enum lexeme_kind kind = symbols->items[i].lexeme.kind;
    bool value = i > 0 && symbols->items[i - 1].lexeme.kind == LEXEME_FIELD;
    return (kind == LEXEME_WORD || kind == LEXEME_PHRASE) && !value && !symbols->items[i].operation;
}

/* Decides on symbol I, a word that may be KEYWORD; those before it are decided on, and all of NOT. */
static void decide(struct symbols *symbols, size_t i, enum operation keyword) {
    struct symbol *symbol = &symbols->items[i];
    bool has_right = starts_operand(symbol + 1), has_left = i > 0 && ends_operand(symbol - 1);
    bool near = keyword != OPERATION_NEAR ||
                (has_left && has_right && is_near_operand(symbols, i - 1) && is_near_operand(symbols, i + 1));
    if (!has_right || !has_left || !near) return;
    symbol->operation = keyword;
    symbol->stray = false;
}

/* NOT applies to what stands behind it, and is decided on from the end: NOT NOT a. */
static void find_operations(struct symbols *symbols) {
    for (size_t i = symbols->length; i-- > 0;) {
        struct symbol *symbol = &symbols->items[i];
        bool value = i > 0 && symbols->items[i - 1].lexeme.kind == LEXEME_FIELD;
        if (keyword_of(&symbol->lexeme) != OPERATION_NOT || value || !starts_operand(symbol + 1)) continue;
        symbol->operation = OPERATION_NOT;
    }
    for (size_t i = 0; i < symbols->length; i++) {
        enum operation keyword = keyword_of(&symbols->items[i].lexeme);
        if (keyword != OPERATION_NONE && keyword != OPERATION_NOT) decide(symbols, i, keyword);
    }
}

/* ---- What is wrong -------------------------------------------------------------------------------------------- */

/* Where a parenthesis stands that has no partner; LEDE_NO_OFFSET: nowhere. *DEEPEST: how deep they are nested. */
static size_t unpaired(const struct symbols *symbols, size_t *deepest) {
    size_t depth = 0, outer = LEDE_NO_OFFSET;
    *deepest = 0;
    for (size_t i = 0; i < symbols->length; i++) {
        const struct lexeme *lexeme = &symbols->items[i].lexeme;
        if (lexeme->kind == LEXEME_OPEN && depth++ == 0) outer = lexeme->offset;
        if (lexeme->kind == LEXEME_CLOSE && depth-- == 0) return lexeme->offset;
        if (depth > *deepest) *deepest = depth;
    }
    return depth > 0 ? outer : LEDE_NO_OFFSET;
}

/* Counts the operators; *OTHERS: those that are no parentheses. */
static size_t count_operators(const struct symbols *symbols, size_t *others) {
    size_t parentheses = 0;
    *others = 0;
    for (size_t i = 0; i < symbols->length; i++) {
        enum lexeme_kind kind = symbols->items[i].lexeme.kind;
        parentheses += kind == LEXEME_OPEN || kind == LEXEME_CLOSE;
        *others += symbols->items[i].operation != OPERATION_NONE || kind == LEXEME_FIELD;
    }
    return parentheses + *others;
}

/* Reads the distances of NEAR. */
static lede_status read_distances(struct symbols *symbols, lede_error *err) {
    for (size_t i = 0; i < symbols->length; i++) {
        struct symbol *symbol = &symbols->items[i];
        struct view text = symbol->lexeme.text;
        if (symbol->operation != OPERATION_NEAR) continue;
        size_t digits = strlen("NEAR/");
        for (; digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9'; digits++) {
            symbol->distance = symbol->distance * 10 + (uint32_t)(text.data[digits] - '0');
            if (symbol->distance > QUERY_DISTANCE_MAX) symbol->distance = QUERY_DISTANCE_MAX;
        }
        if (digits < text.length || symbol->distance == 0)
            return error_set_at(err, LEDE_BAD_USAGE, symbol->lexeme.offset + strlen("NEAR/"),
                                "NEAR/ needs a number of words from 1 on behind it, as in NEAR/5");
    }
    return LEDE_OK;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Reads QUERY anew: neither parentheses nor words are operators. */
static lede_status read_words(struct symbols *out, struct view query, lede_error *err) {
    return read_lexemes(out, query, false, false) ? LEDE_OK : error_no_memory(err);
}

lede_status operators_read(struct symbols *out, struct view query, bool plain, lede_error *err) {
    size_t others, deepest;
    if (!read_lexemes(out, query, plain, !plain)) return error_no_memory(err);
    if (plain) return LEDE_OK;
    bool in_capitals = are_in_capitals(out);
    if (!in_capitals) find_operations(out);
    size_t count = count_operators(out, &others), wrong = unpaired(out, &deepest);
    if (count > QUERY_OPERATORS_MAX || deepest > QUERY_DEPTH_MAX) return read_words(out, query, err);
    if (wrong == LEDE_NO_OFFSET) return read_distances(out, err);
    if (others == 0) return read_words(out, query, err);
    return error_set_at(err, LEDE_BAD_USAGE, wrong, "this parenthesis has no partner: add one, or write --plain");
}
