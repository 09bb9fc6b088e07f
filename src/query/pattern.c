/* SPDX-License-Identifier: MIT */
/* Patterns of words. */
#include "query/pattern.h"

#include "text/chars.h"
#include "text/utf8.h"

/* Whether white space starts at byte AT of TEXT, or TEXT is at its end. */
static bool is_end(struct view text, size_t at) {
    int32_t c;
    if (at >= text.length) return true;
    utf8_decode(&c, text.data + at, text.length - at);
    return char_kind(c) == CHAR_SPACE;
}

/* Whether byte AT of TEXT is its first, or stands behind white space. */
static bool is_start(struct view text, size_t at) {
    if (at == 0) return true;
    size_t before = at - 1;
    while (before > 0 && ((unsigned char)text.data[before] & 0xC0) == 0x80) before--;
    return is_end(text, before);
}

/* Whether SIGN at byte AT stands behind a word: one that has no other sign in front. */
static bool is_suffix(struct view text, size_t start, size_t at, char sign) {
    if (at >= text.length || text.data[at] != sign || !is_end(text, at + 1)) return false;
    return start == 0 || text.data[start - 1] != sign;
}

enum query_pattern query_pattern_of(struct view text, size_t start, size_t end) {
    if (start > 0 && text.data[start - 1] == '=' && is_start(text, start - 1)) return QUERY_EXACT;
    if (is_suffix(text, start, end, '*')) return QUERY_PREFIX;
    return is_suffix(text, start, end, '~') ? QUERY_FUZZY : QUERY_FORMS;
}

bool query_has_pattern(struct view text) {
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '=' && is_start(text, i)) return true;
        if (i > 0 && (text.data[i] == '*' || text.data[i] == '~') && is_end(text, i + 1)) return true;
    }
    return false;
}
