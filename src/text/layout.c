/* SPDX-License-Identifier: MIT */
/* Telling wrapped lines from paragraphs by the word that would still have fitted. */
#include "text/layout.h"

#include "text/chars.h"
#include "text/punctuation.h"
#include "text/utf8.h"

/*
 * Whoever wraps a text moves a word to the next line because it does not fit. So a line end is "full" when the line
 * and the first word of the next one together are wider than the text, and the text is wrapped when most line ends
 * that are not blank lines are full in mid-sentence. Paragraphs on lines of their own, verse and lists are not.
 */

enum {
    least_width = 40,      /* columns; people wrap prose no narrower: verse and lists are */
    most_width = 160,      /* columns; and no wider: those are paragraphs on one line */
    most_lines = 2000,     /* that many show the layout of any text */
    slack_divisor = 8,     /* a line may be this part of the width short and be full: proportional type, wrapped by
                              inches, is uneven in columns (the article in corpus/ has lines of 75 to 95) */
    least_torn_width = 40, /* columns; a line that a page break cut is no shorter: those are headings and lists */
};

/* Bytes that are looked at together. */
enum { STRIDE = sizeof(uint64_t) };

/* Whether the STRIDE bytes at AT are all of ASCII. */
static bool are_ascii(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return !(bytes & UINT64_C(0x8080808080808080));
}

/* Columns of [FROM, TO) of TEXT without look-up: Hangul, Han and kana (first bytes E3 to ED) and what lies beyond the
   basic plane count two, all else one. */
static size_t columns_between(struct view text, size_t from, size_t to) {
    size_t columns = 0;
    while (from < to) {
        size_t end = to - from < STRIDE ? to : from + STRIDE;
        if (end - from == STRIDE && are_ascii(text.data + from)) {
            columns += STRIDE;
            from = end;
        }
        for (; from < end; from++) {
            unsigned char byte = (unsigned char)text.data[from];
            columns += (size_t)((byte & 0xC0) != 0x80) + (size_t)((byte >= 0xE3 && byte <= 0xED) || byte >= 0xF0);
        }
    }
    return columns;
}

/* The start of the line that ends at END, or a place some hundred columns in front of END in a longer line. */
static size_t line_start(struct view text, size_t end) {
    const size_t furthest = 2 * 4 * most_width; /* four bytes a character, twice the widest line */
    size_t start = end;
    while (start > 0 && end - start < furthest && text.data[start - 1] != '\n') start--;
    return start;
}

/* Columns of the word at AT, as far as they matter. */
static size_t first_word_columns(struct view text, size_t at) {
    size_t end = at;
    while (end < text.length && end - at < most_width && text.data[end] != ' ' && text.data[end] != '\n') end++;
    return columns_between(text, at, end);
}

/* Whether the word behind GAP had no place any more on the line of COLUMNS in front of it. */
static bool is_full(size_t width, struct view text, const struct gap *gap, size_t columns) {
    if (columns > 2 * width) return false; /* never wrapped: a paragraph on one line */
    return columns + 1 + first_word_columns(text, gap->next) > width - width / slack_divisor;
}

/* ---- Measuring ------------------------------------------------------------------------------------------------ */

/* The lines of a text one after the other. Zero-initialise but for TEXT. */
struct line_scan {
    struct view text;
    struct gap gap; /* behind the current line */
    size_t columns; /* of the current line */
    size_t count;
};

/* Moves to the next line that is not blank; false behind the last that matters. */
static bool next_line(struct line_scan *scan) {
    size_t start = scan->gap.next;
    if (scan->count == 0) start = space_skip(scan->text, 0);
    if (start == scan->text.length || scan->count == most_lines) return false;
    const char *end = memchr(scan->text.data + start, '\n', scan->text.length - start);
    size_t line_end = end ? (size_t)(end - scan->text.data) : scan->text.length;
    scan->gap = space_gap(scan->text, start, line_end);
    scan->columns =
        line_end - start > 8 * most_width ? 2 * most_width : columns_between(scan->text, start, scan->gap.end);
    scan->count++;
    return true;
}

/* The width that nine lines in ten do not exceed: one long address must not make the text look wide. */
static size_t ninth_decile(struct view text) {
    size_t counts[most_width + 2] = {0};
    struct line_scan scan = {.text = text};
    while (next_line(&scan)) counts[scan.columns > most_width ? most_width + 1 : scan.columns]++;
    /* Downwards, until more than a tenth of the lines are at least that wide. */
    size_t above = 0, width = most_width + 1;
    while (width > 0 && (above + counts[width]) * 10 <= scan.count) above += counts[width--];
    return width;
}

struct layout layout_measure(struct view text) {
    struct layout layout = {0};
    size_t width = ninth_decile(text);
    if (width < least_width || width > most_width) return layout;
    size_t line_ends = 0, full = 0;
    struct line_scan scan = {.text = text};
    while (next_line(&scan)) {
        if (scan.gap.line_ends != 1 || scan.gap.next == text.length) continue;
        line_ends++;
        full += is_full(width, text, &scan.gap, scan.columns) && !punctuation_ended(text, scan.gap.end);
    }
    if (full * 2 > line_ends) layout.width = width;
    return layout;
}

/* ---- One line end --------------------------------------------------------------------------------------------- */

/* Whether a heading, an item of a list or a row of a table starts at AT: "# ", "* ", a bullet, "|". */
static bool is_marked_line(struct view text, size_t at) {
    int32_t c;
    size_t size = utf8_decode(&c, text.data + at, text.length - at);
    while (c == '#' && at + size < text.length && text.data[at + size] == '#') size++;
    if (c == '#' || c == '*') return at + size < text.length && text.data[at + size] == ' ';
    return c == '|' || c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25CB || c == 0x25A0 || c == 0x25A1 ||
           c == 0x203B;
}

/* Whether the text behind GAP goes on with what stands in front of it, whatever the width. */
static bool goes_on(struct view text, const struct gap *gap) {
    int32_t last, first;
    if (gap->end == 0 || punctuation_ended(text, gap->end)) return false;
    utf8_before(&last, text, gap->end);
    utf8_decode(&first, text.data + gap->next, text.length - gap->next);
    return char_is_lower(first) || (last == ',' && gap->line_ends == 1);
}

bool layout_ends_paragraph(const struct layout *layout, struct view text, const struct gap *gap) {
    if (gap->next == text.length || gap->end == 0 || is_marked_line(text, gap->next)) return true;
    bool blank = gap->line_ends > 1, continued = goes_on(text, gap);
    if (!continued && (blank || layout->width == 0)) return true;
    size_t start = space_skip(text, line_start(text, gap->end));
    if (text.data[start] == '#' && is_marked_line(text, start)) return true;
    size_t columns = columns_between(text, start, gap->end);
    if (blank) return columns < least_torn_width;
    return !continued && !is_full(layout->width, text, gap, columns);
}
