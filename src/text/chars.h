/* SPDX-License-Identifier: MIT */
/** What kind of character a code point is. */
#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include "base/view.h"

#include <stdint.h>

/** Kinds that the splitting of text into words and sentences tells apart. */
enum char_kind {
    CHAR_OTHER,     /* punctuation, symbols */
    CHAR_SPACE,     /* white space, line ends included */
    CHAR_LETTER,    /* letters of scripts that separate words by spaces, Hangul excepted */
    CHAR_HANGUL,    /* Hangul syllables and jamo */
    CHAR_IDEOGRAPH, /* Han and kana: written without spaces */
    CHAR_DIGIT,     /* numbers of any script */
    CHAR_MARK,      /* combining marks: part of the character before */
    CHAR_IGNORED    /* soft hyphen, zero-width characters, variation selectors: as if not there */
};

/** The kinds of ASCII characters, as enum char_kind; those of control characters that are no white space are "other".
 */
extern const unsigned char char_ascii_kinds[128];

/** char_kind() for what is not ASCII. */
enum char_kind char_kind_long(int32_t c);

/** The kind of code point C; CHAR_OTHER for anything that is none. */
static inline enum char_kind char_kind(int32_t c) {
    return c >= 0 && c < 0x80 ? (enum char_kind)char_ascii_kinds[c] : char_kind_long(c);
}

/** Whether characters of KIND can be part of a word by themselves: letters, Hangul, ideographs, digits. */
static inline bool char_kind_is_word(enum char_kind kind) {
    return kind == CHAR_LETTER || kind == CHAR_HANGUL || kind == CHAR_IDEOGRAPH || kind == CHAR_DIGIT;
}

/** Whether C is of such a kind. */
static inline bool char_is_word(int32_t c) { return char_kind_is_word(char_kind(c)); }

/** Whether TEXT has a character in it that can be a word. */
bool text_has_word(struct view text);

/** Whether C is an upper-case or title-case letter. */
bool char_is_upper(int32_t c);

/** Whether C is a lower-case letter. */
bool char_is_lower(int32_t c);

/** Whether no letter of TEXT is a small one; *CAPITALS counts the capitals. */
bool text_lacks_small_letters(struct view text, size_t *capitals);

/** Whether C is a hyphen: U+002D, U+2010 or U+2011. */
bool char_is_hyphen(int32_t c);

/** Whether C is a dash that is written for a hyphen between words: U+2012, U+2013 or U+2212. */
bool char_is_joining_dash(int32_t c);

/** Whether C is an apostrophe between letters: U+0027, or another that is typed for it. */
bool char_is_apostrophe(int32_t c);

#endif
