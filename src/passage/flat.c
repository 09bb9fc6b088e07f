/* SPDX-License-Identifier: MIT */
/* Copying a passage character by character, with a note of where each came from. */
#include "passage/flat.h"

#include "base/mem.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/width.h"

enum { SOFT_HYPHEN = 0xAD };

/* What the line is made from. */
struct source {
    struct view passage;
    flat_word_fn *is_word;
    void *context;
};

/* Marks are among them: a letter with an accent may be two characters. */
static bool is_letter(int32_t c) {
    enum char_kind kind = char_kind(c);
    return kind == CHAR_LETTER || kind == CHAR_HANGUL || kind == CHAR_MARK;
}

/* The start of the letters that end at byte AT of TEXT. */
static size_t letters_before(struct view text, size_t at) {
    while (at > 0) {
        int32_t c;
        size_t before = utf8_before(&c, text, at);
        if (!is_letter(c)) break;
        at = before;
    }
    return at;
}

/* The end of the letters that start at byte AT of TEXT. */
static size_t letters_after(struct view text, size_t at) {
    while (at < text.length) {
        int32_t c;
        size_t size = utf8_decode(&c, text.data + at, text.length - at);
        if (!is_letter(c)) break;
        at += size;
    }
    return at;
}

/* Whether the letters on both sides of the bytes [HYPHEN, NEXT) make a word together, in *JOINED. */
static bool ask_joined(bool *joined, const struct source *source, size_t hyphen, size_t next) {
    struct view text = source->passage;
    size_t start = letters_before(text, hyphen), end = letters_after(text, next);
    struct buffer whole = {0}, form = {0};
    buffer_append(&whole, text.data + start, hyphen - start);
    buffer_append(&whole, text.data + next, end - next);
    bool ok = !whole.failed && fold_word(&form, buffer_view(&whole)) && !form.failed;
    *joined = ok && source->is_word && source->is_word(source->context, buffer_view(&form));
    buffer_release(&whole);
    buffer_release(&form);
    return ok;
}

/* Whether a word is broken at byte AT: a hyphen between letters, a line end behind it. *NEXT is where it goes on. */
static bool is_broken_word(size_t *next, struct view text, size_t at) {
    int32_t hyphen, first;
    size_t size = utf8_decode(&hyphen, text.data + at, text.length - at);
    if (!char_is_hyphen(hyphen) && hyphen != SOFT_HYPHEN) return false;
    if (letters_before(text, at) == at) return false;
    struct gap gap = space_gap(text, at + size, at + size);
    if (gap.line_ends == 0 || gap.next == text.length) return false;
    utf8_decode(&first, text.data + gap.next, text.length - gap.next);
    *next = gap.next;
    return is_letter(first);
}

/* Appends what stands for the passage's bytes from AT on, one unit; returns the end of the unit, 0 when memory runs
   out. A unit is a character, a run of white space, or a hyphen with the line end behind it. */
static size_t append_unit(struct flat *flat, const struct source *source, size_t at) {
    struct view text = source->passage;
    int32_t c;
    size_t size = utf8_decode(&c, text.data + at, text.length - at), next;
    if (space_size(text, at) > 0) {
        next = space_skip(text, at);
        if (flat->text.length > 0 && next < text.length) buffer_append_byte(&flat->text, ' ');
    } else if (is_broken_word(&next, text, at)) {
        bool joined;
        if (!ask_joined(&joined, source, at, next)) return 0;
        if (!joined && c != SOFT_HYPHEN) buffer_append(&flat->text, text.data + at, size);
    } else {
        next = at + size;
        buffer_append(&flat->text, text.data + at, size);
    }
    return flat->text.failed ? 0 : next;
}

/* Fills in the columns in front of each byte. */
static bool measure_columns(struct flat *flat) {
    struct view text = view_of(buffer_str(&flat->text), flat->text.length);
    flat->columns = mem_calloc(text.length + 1, sizeof *flat->columns);
    if (!flat->columns) return false;
    size_t column = 0;
    for (size_t at = 0; at < text.length;) {
        int columns;
        size_t size = width_step(view_of(text.data + at, text.length - at), &columns);
        flat->columns[at] = column;
        for (size_t i = 1; i < size; i++) flat->columns[at + i] = FLAT_INSIDE;
        column += (size_t)columns;
        at += size;
    }
    flat->columns[text.length] = column;
    return true;
}

bool flat_make(struct flat *out, struct view passage, flat_word_fn *is_word, void *context) {
    struct source source = {passage, is_word, context};
    size_t length = passage.length;
    out->places = mem_calloc(length + 1, sizeof *out->places);
    if (!out->places) return false;
    for (size_t at = 0; at < length;) {
        size_t place = out->text.length, next = append_unit(out, &source, at);
        if (next == 0) return false;
        for (; at < next; at++) out->places[at] = place;
    }
    out->places[length] = out->text.length;
    return measure_columns(out);
}

void flat_release(struct flat *flat) {
    buffer_release(&flat->text);
    mem_free(flat->places);
    mem_free(flat->columns);
    *flat = (struct flat){0};
}

size_t flat_after(const struct flat *flat, size_t at) {
    if (at < flat->text.length) at++;
    while (flat->columns[at] == FLAT_INSIDE) at++;
    return at;
}

size_t flat_before(const struct flat *flat, size_t at) {
    at--;
    while (flat->columns[at] == FLAT_INSIDE) at--;
    return at;
}

size_t flat_width(const struct flat *flat, size_t from, size_t to) {
    while (flat->columns[from] == FLAT_INSIDE) from++;
    while (flat->columns[to] == FLAT_INSIDE) to++;
    return from < to ? flat->columns[to] - flat->columns[from] : 0;
}
