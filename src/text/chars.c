/* SPDX-License-Identifier: MIT */
/* Kinds of characters by utf8proc's categories. */
#include "text/chars.h"

#include "text/utf8.h"

#include <utf8proc.h>

/* Syllables, jamo and compatibility jamo, with the extended blocks and half-width forms. */
static bool is_hangul(int32_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
           (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDC);
}

/* Han with its extensions, compatibility forms and number signs, hiragana, katakana and half-width katakana. */
static bool is_ideograph(int32_t c) {
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* clang-format off */
#define FOUR(from, kind) [from] = (kind), [(from) + 1] = (kind), [(from) + 2] = (kind), [(from) + 3] = (kind)
#define LETTERS(a) \
    FOUR(a, CHAR_LETTER), FOUR((a) + 4, CHAR_LETTER), FOUR((a) + 8, CHAR_LETTER), FOUR((a) + 12, CHAR_LETTER), \
    FOUR((a) + 16, CHAR_LETTER), FOUR((a) + 20, CHAR_LETTER), [(a) + 24] = CHAR_LETTER, [(a) + 25] = CHAR_LETTER

const unsigned char char_ascii_kinds[128] = {
    [' '] = CHAR_SPACE, FOUR('\t', CHAR_SPACE), ['\r'] = CHAR_SPACE,
    LETTERS('A'), LETTERS('a'),
    FOUR('0', CHAR_DIGIT), FOUR('4', CHAR_DIGIT), ['8'] = CHAR_DIGIT, ['9'] = CHAR_DIGIT,
};
/* clang-format on */

enum char_kind char_kind_long(int32_t c) {
    /* Russian and Korean letters without a look-up: they are nearly all that there is beyond ASCII. */
    if (c >= 0x400 && c <= 0x481) return CHAR_LETTER;
    if (c >= 0xAC00 && c <= 0xD7A3) return CHAR_HANGUL;
    const utf8proc_property_t *property = utf8proc_get_property(c);
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        /* The Hangul fillers (U+115F, U+1160, U+3164) are ignorable by default, and parts of syllables all the same. */
        if (property->ignorable) return is_hangul(c) ? CHAR_HANGUL : CHAR_IGNORED;
        return is_hangul(c) ? CHAR_HANGUL : is_ideograph(c) ? CHAR_IDEOGRAPH : CHAR_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return is_ideograph(c) ? CHAR_IDEOGRAPH : CHAR_DIGIT;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return property->ignorable ? CHAR_IGNORED : CHAR_MARK;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return CHAR_SPACE;
    default: return c == 0x85 ? CHAR_SPACE : property->ignorable ? CHAR_IGNORED : CHAR_OTHER;
    }
}

bool text_has_word(struct view text) {
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (char_is_word(c)) return true;
    }
    return false;
}

bool char_is_upper(int32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool char_is_lower(int32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : utf8proc_category(c) == UTF8PROC_CATEGORY_LL; }

bool text_lacks_small_letters(struct view text, size_t *capitals) {
    *capitals = 0;
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (char_is_lower(c)) return false;
        *capitals += char_is_upper(c);
    }
    return true;
}

bool char_is_hyphen(int32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool char_is_joining_dash(int32_t c) { return c == 0x2012 || c == 0x2013 || c == 0x2212; }

/* The typographic marks, the modifier letter, the full-width form. */
bool char_is_apostrophe(int32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07; }
