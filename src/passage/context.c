/* SPDX-License-Identifier: MIT */
/* Cutting lines of a concordance. */
#include "passage/context.h"

#include "analyse/token.h"

/* White space is a single space in a flat line. */
static bool is_space(const struct flat *flat, size_t at) { return flat->text.data[at] == ' '; }

/* The first byte from which on at most COLUMNS stand before byte FROM. */
static size_t start_of(const struct flat *flat, size_t from, size_t columns) {
    size_t start = from;
    while (start > 0) {
        size_t before = flat_before(flat, start);
        if (flat_width(flat, before, from) > columns) break;
        start = before;
    }
    if (start == 0) return 0;
    /* A word of which only the end fits goes, unless it is all there is. */
    size_t word = start;
    if (!is_space(flat, start - 1))
        while (word < from && !is_space(flat, word)) word++;
    if (word == from) return start;
    while (word < from && is_space(flat, word)) word++;
    return word == from ? from : word;
}

/* The last byte up to which at most COLUMNS follow byte TO. */
static size_t end_of(const struct flat *flat, size_t to, size_t columns) {
    size_t end = to, length = flat->text.length;
    while (end < length) {
        size_t after = flat_after(flat, end);
        if (flat_width(flat, to, after) > columns) break;
        end = after;
    }
    size_t word = end;
    if (end < length && !is_space(flat, end))
        while (word > to && !is_space(flat, word - 1)) word--;
    if (word == to) word = end;
    while (word > to && is_space(flat, word - 1)) word--;
    return word;
}

struct context context_cut(const struct flat *flat, size_t from, size_t to, size_t left, size_t right) {
    const char *text = buffer_str(&flat->text);
    size_t width = flat_width(flat, from, to);
    size_t start = start_of(flat, from, left), end = end_of(flat, to, width < right ? right - width : 0);
    return (struct context){.left = view_of(text + start, from - start),
                            .match = view_of(text + from, to - from),
                            .right = view_of(text + to, end - to)};
}

static void append_form(struct buffer *out, const struct tokens *tokens, size_t i) {
    const struct token *token = &tokens->list.items[i];
    struct view form = token_form(tokens, token);
    if (token->parts > 1) return; /* its parts stand beside it */
    buffer_append(out, form.data, form.length);
    buffer_append_byte(out, ' ');
}

bool context_right_key(struct buffer *out, struct view right) {
    struct tokens tokens = {0};
    bool ok = tokens_of(&tokens, right);
    for (size_t i = 0; ok && i < tokens.list.length; i++) append_form(out, &tokens, i);
    tokens_release(&tokens);
    return ok && !out->failed;
}

bool context_left_key(struct buffer *out, struct view left) {
    struct tokens tokens = {0};
    bool ok = tokens_of(&tokens, left);
    for (size_t i = tokens.list.length; ok && i-- > 0;) append_form(out, &tokens, i);
    tokens_release(&tokens);
    return ok && !out->failed;
}
