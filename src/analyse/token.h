/* SPDX-License-Identifier: MIT */
/** Text into tokens: the one analysis that serves indexing, querying and highlighting. */
#ifndef ANALYSE_TOKEN_H
#define ANALYSE_TOKEN_H

#include "base/array.h"
#include "base/buffer.h"

#include <stdint.h>

/** Raised whenever the same text gives other tokens or classes; a corpus made by another one must be reindexed. */
#define ANALYSER_VERSION 8

/** Longest form in bytes; what is longer is cut at a character. Longer "words" are data, not language. */
#define TOKEN_FORM_MAX 128

/** How much of a word is looked at, in bytes: enough for the longest form where folding takes three quarters away. */
#define TOKEN_SOURCE_MAX (4 * (size_t)TOKEN_FORM_MAX)

/** Most parts of a compound such as "state-of-the-art" that is kept as one form, too. */
#define TOKEN_PARTS_MAX 6

/** One form at one position of a text. */
struct token {
    uint32_t start, end;  /* bytes in the source */
    uint32_t position;    /* ordinal among the words of the text, from 0 */
    uint32_t form;        /* where the form starts in tokens.forms */
    uint16_t form_length; /* bytes */
    uint16_t parts;       /* 1: a word; more: a compound of the words at POSITION and behind, its parts standing beside
                             it. Its form has a hyphen (or "&", ".") between them */
};

ARRAY_STRUCT(token_array, struct token);

/** Zero-initialise to start, tokens_release() to end. */
struct tokens {
    struct token_array list; /* ascending position; a compound stands behind its first part */
    struct buffer forms;     /* the forms, one behind the other */
    uint32_t positions;      /* number of positions */
};

/** Frees what TOKENS owns. */
void tokens_release(struct tokens *tokens);

/** Empties TOKENS, keeps the memory. */
void tokens_clear(struct tokens *tokens);

/** The form of TOKEN, valid until TOKENS changes. */
static inline struct view token_form(const struct tokens *tokens, const struct token *token) {
    return view_of(tokens->forms.data + token->form, token->form_length);
}

/**
 * Appends the tokens of TEXT (valid UTF-8, below 4 GiB) to OUT, whose positions go on. Returns false when memory runs
 * out.
 */
bool tokens_of(struct tokens *out, struct view text);

#endif
