/* SPDX-License-Identifier: MIT */
/* A full stop is judged by the word in front of it together with the word behind it. */
#include "text/sentence.h"

#include "text/abbreviation.h"
#include "text/chars.h"
#include "text/punctuation.h"
#include "text/utf8.h"

/* A place where a sentence may end: marks such as "?!", closing quotation marks or brackets, white space. */
struct stop {
    struct view text;
    size_t sentence;  /* where the sentence starts that may end here */
    size_t marks;     /* where the marks start */
    size_t marks_end; /* behind them */
    size_t end;       /* behind closing quotation marks and brackets */
    size_t next;      /* what stands behind the white space */
    int32_t mark;     /* the last of the marks, or U+2026 where full stops make an ellipsis */
};

enum {
    longest_word = 32, /* bytes; no abbreviation or sentence starter of the lists is longer */
    longest_quotes = 4 /* quotation marks and brackets in a row in front of a word */
};

/* ---- The word in front ---------------------------------------------------------------------------------------- */

/* The word that the marks of STOP follow, full stops inside it included; empty where it is too long to matter. */
static struct view word_before(const struct stop *stop) {
    size_t start = stop->marks;
    while (start > stop->sentence) {
        int32_t c;
        size_t before = utf8_before(&c, stop->text, start);
        if (stop->marks - before > longest_word) return view_of(stop->text.data + stop->marks, 0);
        if (char_kind(c) == CHAR_SPACE || punctuation_opens(c)) break;
        start = before;
    }
    return view_of(stop->text.data + start, stop->marks - start);
}

/* Digits of ASCII from byte AT on, counted up to MOST. */
static size_t count_digits(struct view text, size_t at, size_t most) {
    size_t digits = 0;
    while (digits < most && at + digits < text.length && text.data[at + digits] >= '0' && text.data[at + digits] <= '9')
        digits++;
    return digits;
}

/* An empty word consists of nothing. */
static bool consists_of(struct view word, const char *characters) {
    for (size_t i = 0; i < word.length; i++)
        if (!strchr(characters, word.data[i]) || word.data[i] == '\0') return false;
    return word.length > 0;
}

/* Whether WORD numbers an item: "1", "2.3", "b", "iv", "가". */
static bool is_item_number(struct view word) {
    static const char syllables[] = "가나다라마바사아자차카타파하"; /* the Korean alphabet in enumerations */
    enum { longest_number = 5 };                                    /* "10.12", "xviii" */
    if (word.length == 0 || word.length > longest_number) return false;
    if (consists_of(word, "0123456789.")) return count_digits(word, 0, 4) < 4; /* four digits are a year */
    if (consists_of(word, "ivxlc") || consists_of(word, "IVXLC")) return true;
    int32_t c;
    if (utf8_decode(&c, word.data, word.length) != word.length) return false;
    if (char_kind(c) != CHAR_HANGUL) return char_kind(c) == CHAR_LETTER;
    for (size_t i = 0; i < sizeof syllables - 1; i += 3)
        if (view_equal(word, view_of(syllables + i, 3))) return true;
    return false;
}

/* ---- The word behind ------------------------------------------------------------------------------------------ */

/* The first character of what follows the white space, quotation marks and brackets left out; *AT is where it is. */
static int32_t first_character(const struct stop *stop, size_t *at) {
    int32_t c = ' ';
    *at = stop->next;
    for (int i = 0; i <= longest_quotes && *at < stop->text.length; i++) {
        size_t size = utf8_decode(&c, stop->text.data + *at, stop->text.length - *at);
        if (!punctuation_opens(c)) break;
        *at += size;
    }
    return c;
}

/* Whether the word at AT typically begins sentences. A letter with a full stop is an initial: "А. Петров". */
static bool starts_sentence(struct view text, size_t at) {
    size_t end = at;
    int32_t c = ' ';
    while (end < text.length && end - at <= longest_word) {
        size_t size = utf8_decode(&c, text.data + end, text.length - end);
        if (char_kind(c) != CHAR_LETTER) break;
        end += size;
    }
    return c != '.' && abbreviation_starter(view_of(text.data + at, end - at));
}

/* Whether STOP closes a quotation whose sentence goes on: Korean puts a particle behind it, `"..." 라고 말했다`. */
static bool quotes_on(const struct stop *stop) {
    static const char *const particles[] = {"라고", "라며", "라면", "라는", "이라",
                                            "고 ",  "며 ",  "면서", "하고", "는 "};
    if (stop->end == stop->marks_end) return false;
    struct view rest = view_of(stop->text.data + stop->next, stop->text.length - stop->next);
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (view_starts(rest, view_str(particles[i]))) return true;
    return false;
}

/* Whether the sentence goes on behind a dash: `«Да!» — сказал он`, where a small letter or a quotation decides. */
static bool dashes_on(const struct stop *stop, size_t dash) {
    int32_t c;
    size_t at = dash + utf8_decode(&c, stop->text.data + dash, stop->text.length - dash);
    at = space_skip(stop->text, at);
    if (at == stop->text.length) return false;
    utf8_decode(&c, stop->text.data + at, stop->text.length - at);
    bool quoted = stop->end > stop->marks_end;
    return char_is_lower(c) || (quoted && char_is_upper(c));
}

/* ---- The decision --------------------------------------------------------------------------------------------- */

/* Whether a single full stop, with C at byte AT behind it, ends its sentence. */
static bool full_stop_ends(const struct stop *stop, int32_t c, size_t at) {
    struct view word = word_before(stop);
    bool first = word.data == stop->text.data + stop->sentence;
    if (first && is_item_number(word)) return false;
    bool number = char_kind(c) == CHAR_DIGIT;
    switch (abbreviation_kind(word)) {
    case ABBREVIATION_LEADS: return false;
    case ABBREVIATION_NUMBERS: return !number;
    case ABBREVIATION_MAY_END: return !number && starts_sentence(stop->text, at);
    case ABBREVIATION_NONE: break;
    }
    if (number && consists_of(word, "ivxlc")) return false; /* book and line: "Pliny, iv. 16" */
    /* A date as Korean writes it, "2010. 5. 3.": numbers follow each other with full stops. */
    size_t digits = count_digits(stop->text, at, 2);
    bool date = digits > 0 && at + digits < stop->text.length && stop->text.data[at + digits] == '.';
    return !(date && consists_of(word, "0123456789"));
}

/* Whether white space follows STOP, or something that needs none: the end, or Hangul behind "다.", "요.", "까?". */
static bool is_separated(const struct stop *stop) {
    static const char *const endings[] = {"다", "요", "죠", "까"};
    if (stop->next > stop->end || stop->end == stop->text.length || punctuation_ends_unspaced(stop->mark)) return true;
    int32_t c;
    utf8_decode(&c, stop->text.data + stop->end, stop->text.length - stop->end);
    if (char_kind(c) != CHAR_HANGUL || stop->end > stop->marks_end || stop->marks < stop->sentence + 3) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (memcmp(stop->text.data + stop->marks - 3, endings[i], 3) == 0) return true;
    return false;
}

/* Whether the sentence ends at STOP, which is not the end of its paragraph. */
static bool is_boundary(const struct stop *stop) {
    if (!is_separated(stop)) return false;
    size_t at;
    int32_t c = first_character(stop, &at);
    if (char_is_lower(c) || quotes_on(stop)) return false;
    if (at == stop->next && punctuation_is_dash(c)) return !dashes_on(stop, at);
    return stop->mark != '.' || full_stop_ends(stop, c, at);
}

/* ---- Scanning ------------------------------------------------------------------------------------------------- */

/* The first byte from AT on that may be a line end or a mark that ends sentences, or the length of TEXT. */
static size_t next_mark(struct view text, size_t at) {
    /* Line feed, full stop, exclamation and question mark, and the first bytes of the marks beyond ASCII. */
    static const bool marks[256] = {
        ['\n'] = true, ['.'] = true, ['!'] = true, ['?'] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true};
    while (at < text.length && !marks[(unsigned char)text.data[at]]) at++;
    return at;
}

/* Reads the stop at byte AT into *STOP, whose text and sentence are set; false when no mark that ends is there. *AT
   moves behind what was read. */
static bool read_stop(struct stop *stop, size_t *at) {
    struct view text = stop->text;
    int count = 0;
    stop->marks = *at;
    while (*at < text.length) {
        int32_t c;
        size_t size = utf8_decode(&c, text.data + *at, text.length - *at);
        if (!punctuation_ends(c)) {
            if (count == 0) *at += size;
            break;
        }
        /* A full stop behind another mark makes an ellipsis: the word in front is then no abbreviation. */
        stop->mark = c == '.' && count > 0 ? 0x2026 : c;
        if (count < 2) count++;
        *at += size;
    }
    stop->marks_end = *at;
    while (count > 0 && *at < text.length) {
        int32_t c;
        size_t size = utf8_decode(&c, text.data + *at, text.length - *at);
        if (!punctuation_closes(c)) break;
        *at += size;
    }
    stop->end = *at;
    return count > 0;
}

/* Whether the paragraph ends in the white space at byte AT, in the sentence from START; *GAP is that white space. */
static bool paragraph_ends(struct gap *gap, const struct sentence_scan *scan, size_t start, size_t at) {
    *gap = space_gap(scan->text, start, at);
    if (gap->next == scan->text.length) return true;
    return gap->line_ends > 0 && layout_ends_paragraph(&scan->layout, scan->text, gap);
}

bool sentence_next(struct sentence *out, struct sentence_scan *scan) {
    struct view text = scan->text;
    size_t start = space_skip(text, scan->at);
    if (start == text.length) return false;
    size_t wordless = start; /* no word stands in front of it: marks alone are no sentence */
    struct gap gap = {0};
    for (size_t at = start;;) {
        struct stop stop = {.text = text, .sentence = start};
        at = next_mark(text, at);
        bool line_end = at < text.length && text.data[at] == '\n';
        bool stopped = at < text.length && !line_end && read_stop(&stop, &at);
        if (!line_end && !stopped && at < text.length) continue;
        out->ends_paragraph = paragraph_ends(&gap, scan, start, at);
        if (out->ends_paragraph) break;
        /* Each byte is searched for a word once, which keeps this linear; SIZE_MAX: there was one. */
        if (stopped && wordless < stop.marks) {
            struct view between = view_of(text.data + wordless, stop.marks - wordless);
            wordless = text_has_word(between) ? SIZE_MAX : stop.marks;
        }
        stop.next = gap.next;
        if (stopped && wordless == SIZE_MAX && is_boundary(&stop)) break;
        at = gap.next;
    }
    *out = (struct sentence){start, gap.end, out->ends_paragraph};
    scan->at = gap.next;
    return true;
}
