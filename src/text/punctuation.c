/* SPDX-License-Identifier: MIT */
/* The marks of European typography with their East Asian counterparts. */
#include "text/punctuation.h"

#include "text/utf8.h"

bool punctuation_ends_unspaced(int32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61; /* 。 ！ ？ ｡ */
}

bool punctuation_ends(int32_t c) {
    if (c < 0x80) return c == '.' || c == '!' || c == '?';
    return c == 0x2026 || c == 0x203C || (c >= 0x2047 && c <= 0x2049) || c == 0xFF0E || punctuation_ends_unspaced(c);
}

/* Straight quotation marks, "*" and "_" open and close: they are in both lists. */
bool punctuation_closes(int32_t c) {
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case '*':
    case '_':
    case 0x00BB: /* » */
    case 0x2018: /* ‘ closes what ‚ opened */
    case 0x2019: /* ’ */
    case 0x201C: /* “ closes what „ opened */
    case 0x201D: /* ” */
    case 0x203A: /* › */
    case 0x226B: /* ≫, in Korean text for 》 */
    case 0x3009: /* 〉 */
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0xFF09: /* ） */
    case 0xFF3D: /* ］ */ return true;
    default: return false;
    }
}

bool punctuation_opens(int32_t c) {
    switch (c) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case '*':
    case '_':
    case 0x00A1: /* ¡ */
    case 0x00AB: /* « */
    case 0x00BF: /* ¿ */
    case 0x2018: /* ‘ */
    case 0x201C: /* “ */
    case 0x201E: /* „ */
    case 0x2039: /* ‹ */
    case 0x226A: /* ≪, in Korean text for 《 */
    case 0x3008: /* 〈 */
    case 0x300A: /* 《 */
    case 0x300C: /* 「 */
    case 0x300E: /* 『 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0xFF08: /* （ */
    case 0xFF3B: /* ［ */ return true;
    default: return false;
    }
}

bool punctuation_is_dash(int32_t c) { return c == '-' || (c >= 0x2013 && c <= 0x2015); }

bool punctuation_ended(struct view text, size_t at) {
    /* More closing marks than this in a row are ornament. */
    static const int most_closers = 8;
    for (int i = 0; i <= most_closers && at > 0; i++) {
        int32_t c;
        at = utf8_before(&c, text, at);
        if (punctuation_ends(c)) return true;
        if (!punctuation_closes(c)) return false;
    }
    return false;
}
