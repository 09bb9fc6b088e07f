/* SPDX-License-Identifier: MIT */
/* Words, compounds, numbers, acronyms. */

/*
 * The text is read as atoms: runs of letters and digits (one token), runs of Hangul (one token) and single ideographs
 * (one token each). Inside an atom an apostrophe may stand between letters, a comma or a space before each three
 * digits, a point between digits, and points behind single letters ("U.S."); the form keeps the first and the third of
 * these only. Atoms joined by a hyphen (or a dash without spaces), by "&", or by a hyphen at a line end are the parts
 * of a compound.
 */
#include "analyse/token.h"

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

/* A place in the text with the character that stands there. */
struct cursor {
    struct view text;
    size_t at;   /* byte of the character */
    size_t next; /* byte behind it */
    int32_t c;   /* -1 at the end of the text */
    enum char_kind kind;
};

static struct cursor cursor_at(struct view text, size_t at) {
    struct cursor cursor = {text, at, at, -1, CHAR_OTHER};
    if (at >= text.length) return cursor;
    cursor.next = at + utf8_decode(&cursor.c, text.data + at, text.length - at);
    cursor.kind = char_kind(cursor.c);
    return cursor;
}

static struct cursor cursor_next(struct cursor cursor) { return cursor_at(cursor.text, cursor.next); }

static bool continues_alnum(enum char_kind kind) {
    return kind == CHAR_LETTER || kind == CHAR_DIGIT || kind == CHAR_MARK || kind == CHAR_IGNORED;
}

/* Bytes of the run of ASCII digits that starts at AT. */
static size_t digits_at(struct view text, size_t at) {
    size_t end = at;
    while (end < text.length && text.data[end] >= '0' && text.data[end] <= '9') end++;
    return end - at;
}

/*
 * Whether the character at MARK, a comma or a space that does not break, separates thousands: three digits behind it,
 * then no fourth. French and Russian have the spaces.
 */
static bool is_thousands_mark(struct cursor mark) {
    bool space = mark.c == 0xA0 || mark.c == 0x2009 || mark.c == 0x202F;
    if ((mark.c != ',' && !space) || mark.at == 0) return false;
    char before = mark.text.data[mark.at - 1];
    return before >= '0' && before <= '9' && digits_at(mark.text, mark.next) == 3;
}

/* Whether the point at byte AT is the only one in a number, as in 74.30; 31.12.2024 has parts instead. */
static bool is_decimal_point(struct view text, size_t from, size_t at) {
    if (text.data[at] != '.' || at == from || text.data[at - 1] < '0' || text.data[at - 1] > '9') return false;
    size_t digits = digits_at(text, at + 1);
    if (digits == 0) return false;
    size_t behind = at + 1 + digits;
    if (behind < text.length && text.data[behind] == '.' && digits_at(text, behind + 1) > 0) return false;
    for (size_t i = from; i < at; i++)
        if (text.data[i] == '.') return false;
    /* Nor the last point of several: the atom in front was ended by one. */
    return from < 2 || text.data[from - 1] != '.' || text.data[from - 2] < '0' || text.data[from - 2] > '9';
}

/*
 * End of an acronym ("U.S.", "т.е.") that starts at CURSOR: two or more times a single letter with a point behind it,
 * the last point optional. Returns the start where there is none.
 */
static size_t acronym_end(struct cursor cursor) {
    size_t start = cursor.at, end = start;
    int letters = 0;
    while (cursor.kind == CHAR_LETTER) {
        struct cursor behind = cursor_next(cursor);
        if (behind.c == '.') {
            end = behind.next;
            letters++;
            cursor = cursor_next(behind);
            continue;
        }
        if (letters > 0 && !continues_alnum(behind.kind) && !char_is_apostrophe(behind.c)) {
            end = cursor.next;
            letters++;
        }
        break;
    }
    return letters >= 2 ? end : start;
}

/* Bytes of the letter or digit of ASCII or Cyrillic (U+0400 to U+047F) at byte AT, 0 for anything else. */
static size_t common_size(struct view text, size_t at) {
    unsigned char byte = (unsigned char)text.data[at];
    if (byte < 0x80) return char_kind_is_word((enum char_kind)char_ascii_kinds[byte]);
    return byte == 0xD0 || byte == 0xD1 ? 2 : 0;
}

/*
 * End of the atom at byte START where that is a run of common letters and digits with nothing behind it that could
 * belong to it, as nearly all are; START where a closer look is needed.
 */
static size_t common_end(struct view text, size_t start) {
    size_t end = start, last = start;
    for (size_t size; end < text.length && (size = common_size(text, end)) > 0; end += size) last = end;
    if (end == text.length) return end;
    char behind = text.data[end];
    if ((unsigned char)behind >= 0x80 || behind == '\'') return start;
    /* A point or comma goes on with a number, a point with an acronym. */
    bool digit = text.data[last] >= '0' && text.data[last] <= '9';
    bool may_go_on = (behind == ',' && digit) || (behind == '.' && (digit || last == start));
    return may_go_on ? start : end;
}

/* End of the atom of letters and digits that starts at CURSOR. */
static size_t alnum_end(struct cursor cursor) {
    size_t start = cursor.at;
    size_t acronym = acronym_end(cursor);
    if (acronym > start) return acronym;
    while (cursor.c >= 0) {
        struct view text = cursor.text;
        if (!continues_alnum(cursor.kind)) {
            struct cursor behind = cursor_next(cursor);
            bool inside = char_is_apostrophe(cursor.c)
                              ? behind.kind == CHAR_LETTER && cursor.at > start
                              : is_thousands_mark(cursor) || is_decimal_point(text, start, cursor.at);
            if (!inside) break;
        }
        cursor = cursor_next(cursor);
    }
    return cursor.at;
}

static size_t hangul_end(struct cursor cursor) {
    while (cursor.kind == CHAR_HANGUL || cursor.kind == CHAR_MARK || cursor.kind == CHAR_IGNORED)
        cursor = cursor_next(cursor);
    return cursor.at;
}

/* End of the atom at CURSOR, which stands on a word character. */
static size_t atom_end(struct cursor cursor) {
    if (cursor.kind == CHAR_HANGUL) return hangul_end(cursor);
    if (cursor.kind != CHAR_IDEOGRAPH) return alnum_end(cursor);
    cursor = cursor_next(cursor);
    while (cursor.kind == CHAR_MARK || cursor.kind == CHAR_IGNORED) cursor = cursor_next(cursor);
    return cursor.at;
}

/* Past the line end that CURSOR stands before, with spaces around it; where there is none, or two, the end. */
static struct cursor skip_line_end(struct cursor cursor) {
    int lines = 0;
    while (cursor.kind == CHAR_SPACE) {
        lines += cursor.c == '\n';
        cursor = cursor_next(cursor);
    }
    return lines == 1 ? cursor : cursor_at(cursor.text, cursor.text.length);
}

static bool is_soft_hyphen_before(struct view text, size_t at) {
    return at >= 2 && memcmp(text.data + at - 2, "\xC2\xAD", 2) == 0;
}

/* Whether what stands at byte AT, behind an atom, could be a joint; for most a look at one byte denies it. */
static bool may_join(struct view text, size_t at) {
    if (at >= text.length) return false;
    char byte = text.data[at];
    if ((unsigned char)byte >= 0x80 || byte == '-' || byte == '&' || byte == '.') return true;
    return is_soft_hyphen_before(text, at);
}

/*
 * Where the next part of a compound starts, when the atom that ends at byte AT is joined to one; *JOINT is then what
 * stands between them in the form. 0 when it is not.
 */
static size_t next_part(struct view text, size_t at, char *joint) {
    if (!may_join(text, at)) return 0;
    struct cursor mark = cursor_at(text, at);
    bool hyphen = char_is_hyphen(mark.c);
    if (!hyphen && mark.kind == CHAR_SPACE && is_soft_hyphen_before(text, at)) {
        struct cursor next = skip_line_end(mark);
        *joint = '-';
        return next.kind == CHAR_LETTER ? next.at : 0;
    }
    struct cursor next = cursor_next(mark);
    if (hyphen) {
        *joint = '-';
        if (next.kind == CHAR_SPACE) {
            next = skip_line_end(next);
            return next.kind == CHAR_LETTER || next.kind == CHAR_HANGUL ? next.at : 0;
        }
        return char_is_word(next.c) ? next.at : 0;
    }
    *joint = char_is_joining_dash(mark.c) ? '-' : (char)mark.c;
    if (char_is_joining_dash(mark.c)) return char_is_word(next.c) ? next.at : 0;
    if (mark.c == '&' && next.kind == CHAR_LETTER) return next.at;
    bool digits = at > 0 && text.data[at - 1] >= '0' && text.data[at - 1] <= '9' && next.c >= '0' && next.c <= '9';
    return mark.c == '.' && digits ? next.at : 0;
}

/*
 * Takes commas, points of acronyms and spaces (which some ligatures fold to, such as U+FDFA) out of the folded form
 * that starts at byte FROM of FORMS.
 */
static void drop_inner_marks(struct buffer *forms, size_t from) {
    size_t kept = from;
    while (kept < forms->length && (unsigned char)forms->data[kept] > '.') kept++; /* nearly always all */
    for (size_t i = kept; i < forms->length; i++) {
        char byte = forms->data[i];
        bool digits = i > from && forms->data[i - 1] >= '0' && forms->data[i - 1] <= '9';
        if (byte == ',' || byte == ' ' || (byte == '.' && !digits)) continue;
        forms->data[kept++] = byte;
    }
    forms->length = kept;
    forms->data[kept] = '\0';
}

static void cut_form(struct buffer *forms, size_t from) {
    if (forms->length - from > TOKEN_FORM_MAX)
        forms->length = from + utf8_floor(view_of(forms->data + from, forms->length - from), TOKEN_FORM_MAX);
}

static bool push_token(struct tokens *out, struct token token) {
    token.form_length = (uint16_t)(out->forms.length - token.form);
    /* A word of ignored characters alone folds to nothing. */
    if (token.form_length == 0) return true;
    return array_push(&out->list, token);
}

/* Appends the atom [START, END) as a word at the next position. */
static bool push_word(struct tokens *out, struct view text, size_t start, size_t end) {
    struct view source = view_of(text.data + start, end - start);
    if (source.length > TOKEN_SOURCE_MAX) source.length = utf8_floor(source, TOKEN_SOURCE_MAX);
    struct token token = {.start = (uint32_t)start,
                          .end = (uint32_t)end,
                          .position = out->positions,
                          .form = (uint32_t)out->forms.length,
                          .parts = 1};
    if (!fold_word(&out->forms, source)) return false;
    drop_inner_marks(&out->forms, token.form);
    cut_form(&out->forms, token.form);
    size_t before = out->list.length;
    if (!push_token(out, token)) return false;
    out->positions += out->list.length > before;
    return true;
}

/* Parts of a compound while they are collected. */
struct compound {
    size_t first; /* index of the first part in the list */
    uint16_t parts;
    char joints[TOKEN_PARTS_MAX]; /* joints[i] stands before part i */
};

/* Puts the compound's own token behind that of its first part. */
static bool push_compound(struct tokens *out, const struct compound *compound) {
    if (compound->parts < 2 || compound->parts > TOKEN_PARTS_MAX) return true;
    if (!array_reserve(&out->list, 1)) return false;
    struct token *parts = &out->list.items[compound->first];
    size_t length = compound->parts - 1u;
    for (size_t i = 0; i < compound->parts; i++) length += parts[i].form_length;
    if (length > TOKEN_FORM_MAX) return true;
    struct token token = parts[0];
    token.end = parts[compound->parts - 1].end;
    token.form = (uint32_t)out->forms.length;
    token.form_length = (uint16_t)length;
    token.parts = compound->parts;
    if (!buffer_reserve(&out->forms, length)) return false;
    for (size_t i = 0; i < compound->parts; i++) {
        if (i > 0) buffer_append_byte(&out->forms, compound->joints[i]);
        buffer_append(&out->forms, out->forms.data + parts[i].form, parts[i].form_length);
    }
    size_t behind = out->list.length - compound->first - 1;
    memmove(parts + 2, parts + 1, behind * sizeof *parts);
    parts[1] = token;
    out->list.length++;
    return true;
}

/* Appends the atoms that hang together from byte AT, which is a word character; returns the end of the last, or 0. */
static size_t push_chunk(struct tokens *out, struct view text, size_t at) {
    struct compound compound = {.first = out->list.length};
    for (;;) {
        size_t end = common_end(text, at);
        if (end == at) end = atom_end(cursor_at(text, at));
        size_t before = out->list.length;
        if (!push_word(out, text, at, end)) return 0;
        /* One part too many is enough to know that the compound is too long. */
        if (out->list.length > before && compound.parts <= TOKEN_PARTS_MAX) compound.parts++;
        char joint;
        size_t next = next_part(text, end, &joint);
        if (next == 0) return push_compound(out, &compound) ? end : 0;
        if (compound.parts < TOKEN_PARTS_MAX) compound.joints[compound.parts] = joint;
        at = next;
    }
}

bool tokens_of(struct tokens *out, struct view text) {
    for (size_t at = 0; at < text.length;) {
        struct cursor cursor = cursor_at(text, at);
        if (!char_kind_is_word(cursor.kind)) {
            at = cursor.next;
            continue;
        }
        at = push_chunk(out, text, at);
        if (at == 0) return false;
    }
    return !out->forms.failed;
}

void tokens_release(struct tokens *tokens) {
    array_release(&tokens->list);
    buffer_release(&tokens->forms);
    tokens->positions = 0;
}

void tokens_clear(struct tokens *tokens) {
    tokens->list.length = 0;
    tokens->positions = 0;
    buffer_clear(&tokens->forms);
}
