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

/* Where the word that starts at byte AT ends: at white space, or where a phrase starts. */
static size_t word_end(struct lexer *lexer, size_t at) {
    struct view inside;
    size_t size, end;
    while (at < lexer->query.length && !is_space_at(lexer, at, &size)) {
        if (!lexer->plain && phrase_at(lexer, at, &inside, &end)) break;
        at += size;
    }
    return at;
}

/* Whether a sign at byte AT applies to what follows it: a word or a phrase, not a space or another sign. */
static bool applies(struct lexer *lexer, size_t at) {
    struct view inside;
    size_t size, end;
    int32_t c = char_at(lexer, at, &size);
    return phrase_at(lexer, at, &inside, &end) || (c >= 0 && char_is_word(c)) || c == '#' || c == '@';
}

struct lexeme lexer_next(struct lexer *lexer) {
    size_t size;
    /* A sign counts behind white space only: "a-b" and "C++" are words. */
    bool at_start = lexer->at == 0;
    for (; is_space_at(lexer, lexer->at, &size); at_start = true) lexer->at += size;
    struct lexeme lexeme = {LEXEME_END, rest_from(lexer, lexer->at), lexer->at};
    if (lexer->at >= lexer->query.length) return lexeme;
    char sign = lexer->query.data[lexer->at];
    if (!lexer->plain && at_start && (sign == '+' || sign == '-') && applies(lexer, lexer->at + 1)) {
        lexeme.kind = sign == '+' ? LEXEME_PLUS : LEXEME_MINUS;
        lexeme.text.length = 1;
        lexer->at++;
        return lexeme;
    }
    if (!lexer->plain && phrase_at(lexer, lexer->at, &lexeme.text, &lexer->at)) {
        lexeme.kind = LEXEME_PHRASE;
        return lexeme;
    }
    size_t end = word_end(lexer, lexer->at);
    lexeme.kind = LEXEME_WORD;
    lexeme.text.length = end - lexer->at;
    lexer->at = end;
    return lexeme;
}
