/* SPDX-License-Identifier: MIT */
/* Words counted by the first bytes of their characters. */
#include "passage/measure.h"

#include "text/space.h"
#include "text/utf8.h"

/* Nobody's words are that long on average (Russian takes 14 bytes a word with its space, Korean 11): what has more is
   addresses, tables of numbers, data. */
enum { bytes_per_word = 20 };

/* Counts half words byte by byte, without decoding. Zero-initialise. */
struct half_words {
    size_t count;
    bool in_word;
};

/* Whether BYTE belongs to a word: ASCII letters and digits, and the first bytes of all other characters but C2 and E2
   (punctuation, signs) and those of Han and kana. */
static inline bool is_word_byte(unsigned char byte) {
    bool ascii = (unsigned)((byte | 0x20) - 'a') < 26 || (unsigned)(byte - '0') < 10;
    return ascii || (byte >= 0xC3 && byte != 0xE2 && (byte < 0xE3 || byte > 0xE9));
}

/* No branches: whether the next byte starts a word is the one thing a processor cannot predict in text. */
static inline void half_words_add(struct half_words *halves, char character) {
    unsigned char byte = (unsigned char)character;
    bool word = is_word_byte(byte), ideograph = byte >= 0xE3 && byte <= 0xE9; /* Hangul begins with EA to ED */
    halves->count += 2 * (size_t)(word & (!halves->in_word)) + (size_t)ideograph;
    halves->in_word = (byte > ' ') & (halves->in_word | word);
}

size_t measure_words(struct view text) {
    struct half_words halves = {0};
    for (size_t i = 0; i < text.length; i++) half_words_add(&halves, text.data[i]);
    /* Rounded up: half a word is one. */
    size_t words = (halves.count + 1) / 2, least = text.length / bytes_per_word;
    if (words < least) words = least;
    return words > 0 ? words : 1;
}

/* Whether a clause ends before byte AT of TEXT. */
static bool clause_ends(struct view text, size_t at) {
    int32_t c;
    utf8_before(&c, text, at);
    return c == ',' || c == ';' || c == ':' || c == ')' || (c >= 0x2013 && c <= 0x2015) || c == 0x3001 || c == 0xFF0C;
}

size_t measure_cut(struct view text, size_t most) {
    if (text.length <= 2 * most) return text.length; /* a word and its space are two bytes */
    struct half_words halves = {0};
    size_t space = 0, clause = 0, at = 0;
    while (at < text.length) {
        int32_t c;
        size_t size = utf8_decode(&c, text.data + at, text.length - at);
        size_t length = at + size;
        for (size_t i = at; i < length; i++) half_words_add(&halves, text.data[i]);
        if ((halves.count + 1) / 2 > most || length / bytes_per_word > most) break;
        if (at > 0 && space_size(text, at) > 0) {
            space = at;
            if (clause_ends(text, at)) clause = at;
        }
        at = length;
    }
    if (at == text.length) return at;
    if (clause >= at / 2 && clause > 0) return clause; /* a clause that ends in the first half would leave too little */
    return space > 0 ? space : at;
}
