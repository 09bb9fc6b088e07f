/* SPDX-License-Identifier: MIT */
/* Lexemes of the query language. */
#include "query/lexer.h"

#include "text/chars.h"
#include "text/utf8.h"

/* Pairs of quotation marks; a phrase that one of the first opens is closed by its second. */
static const struct {
    const char *open, *close;
} quotes[LEXER_QUOTES] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}};

static struct view rest_from(const struct lexer *lexer, size_t at) {
    return view_of(lexer->query.data + at, lexer->query.length - at);
}

/* The character at byte AT; -1 with *SIZE 0 at the end, with its bytes where it is invalid. */
static int32_t char_at(const struct lexer *lexer, size_t at, size_t *size) {
    int32_t c = -1;
    *size = at < lexer->query.length ? utf8_decode(&c, lexer->query.data + at, lexer->query.length - at) : 0;
    return c;
}

/* Of any script: the ideographic space separates words as well. */
static bool is_space_at(const struct lexer *lexer, size_t at, size_t *size) {
    int32_t c = char_at(lexer, at, size);
    return *size > 0 && c >= 0 && char_kind(c) == CHAR_SPACE;
}

/*
 * Whether a phrase starts at byte AT; then *INSIDE is its text and *END the byte behind its closing mark. Nothing is
 * searched for twice, which keeps the lexer linear: what was found is the next lexeme, what was not is remembered, as
 * AT does not fall back behind an opening mark.
 */
static bool phrase_at(struct lexer *lexer, size_t at, struct view *inside, size_t *end) {
    struct view rest = rest_from(lexer, at);
    for (size_t i = 0; i < LEXER_QUOTES; i++) {
        size_t open = strlen(quotes[i].open), close = strlen(quotes[i].close);
        if (lexer->unclosed[i] || !view_starts(rest, view_str(quotes[i].open))) continue;
        const char *partner = memmem(rest.data + open, rest.length - open, quotes[i].close, close);
        lexer->unclosed[i] = !partner;
        if (!partner) continue;
        *inside = view_of(rest.data + open, (size_t)(partner - rest.data) - open);
        *end = at + (size_t)(partner - rest.data) + close;
        return true;
    }
    return false;
}

/* Whether nothing but closing parentheses, one at least, stands between byte AT and the next space. */
static bool closes_at(struct lexer *lexer, size_t at) {
    size_t size, end = at;
    if (!lexer->groups || at >= lexer->query.length || lexer->query.data[at] != ')') return false;
    if (at < lexer->closing) return true;
    while (end < lexer->query.length && lexer->query.data[end] == ')') end++;
    bool closes = end == lexer->query.length || is_space_at(lexer, end, &size);
    if (closes) lexer->closing = end;
    return closes;
}

/* Where the word that starts at byte AT ends: at white space, where a phrase starts, or where a parenthesis closes
 * that it did not open. */
static size_t word_end(struct lexer *lexer, size_t at) {
    struct view inside;
    size_t size, end, depth = 0;
    while (at < lexer->query.length && !is_space_at(lexer, at, &size)) {
        char byte = lexer->query.data[at];
        if (!lexer->plain && phrase_at(lexer, at, &inside, &end)) break;
        if (byte == ')' && depth == 0) {
            if (closes_at(lexer, at)) break;
            while (at < lexer->query.length && lexer->query.data[at] == ')') at++;
            continue;
        }
        depth += byte == '(';
        depth -= byte == ')';
        at += size;
    }
    return at;
}

/* The field whose name with a colon starts at byte AT; *END is the byte behind, where a value has to stand. */
static bool field_at(struct lexer *lexer, size_t at, enum query_field *field, size_t *end) {
    size_t size, length = query_field_find(field, rest_from(lexer, at));
    *end = at + length;
    return length > 0 && *end < lexer->query.length && !is_space_at(lexer, *end, &size) && !closes_at(lexer, *end);
}

/* Whether a sign at byte AT applies to what follows it: a word, a phrase or a group, not a space or another sign. */
static bool applies(struct lexer *lexer, size_t at) {
    struct view inside;
    size_t size, end;
    int32_t c = char_at(lexer, at, &size);
    if (c == '=') c = char_at(lexer, at + size, &size);
    if (c == '(' && lexer->groups) return true;
    return phrase_at(lexer, at, &inside, &end) || (c >= 0 && char_is_word(c)) || c == '#' || c == '@';
}

/* Whether one of the lexemes that are a single character stands here; then LEXEME is it. */
static bool take_mark(struct lexer *lexer, struct lexeme *lexeme, bool at_start) {
    char byte = lexer->query.data[lexer->at];
    if (at_start && (byte == '+' || byte == '-') && applies(lexer, lexer->at + 1))
        lexeme->kind = byte == '+' ? LEXEME_PLUS : LEXEME_MINUS;
    else if (lexer->groups && byte == '(' && (at_start || lexer->joined)) lexeme->kind = LEXEME_OPEN;
    else if (closes_at(lexer, lexer->at)) lexeme->kind = LEXEME_CLOSE;
    else return false;
    lexeme->text.length = 1;
    lexer->at++;
    lexer->joined = lexeme->kind != LEXEME_CLOSE;
    return true;
}

/* The same for the name of a field, a phrase, else a word. */
static void take_text(struct lexer *lexer, struct lexeme *lexeme, bool at_start) {
    size_t end;
    bool named = !lexer->plain && (at_start || (lexer->joined && lexer->query.data[lexer->at - 1] != ':')) &&
                 field_at(lexer, lexer->at, &lexeme->field, &end);
    lexer->joined = named;
    lexeme->kind = named ? LEXEME_FIELD : LEXEME_PHRASE;
    if (!named && !lexer->plain && phrase_at(lexer, lexer->at, &lexeme->text, &lexer->at)) return;
    if (!named) {
        lexeme->kind = LEXEME_WORD;
        end = word_end(lexer, lexer->at);
    }
    lexeme->text.length = end - lexer->at;
    lexer->at = end;
}

struct lexeme lexer_next(struct lexer *lexer) {
    size_t size;
    /* A sign counts behind white space or a parenthesis only: "a-b" and "C++" are words. */
    bool at_start = lexer->at == 0 || (lexer->joined && lexer->query.data[lexer->at - 1] == '(');
    for (; is_space_at(lexer, lexer->at, &size); at_start = true) lexer->at += size;
    struct lexeme lexeme = {LEXEME_END, QUERY_NO_FIELD, rest_from(lexer, lexer->at), lexer->at};
    if (lexer->at >= lexer->query.length) return lexeme;
    if (lexer->plain || !take_mark(lexer, &lexeme, at_start)) take_text(lexer, &lexeme, at_start);
    return lexeme;
}
