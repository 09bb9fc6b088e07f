/* SPDX-License-Identifier: MIT */
/* Letters of one script that are typed for those of another. */
#include "analyse/lookalike.h"

#include "text/utf8.h"

/*
 * Small letters that look alike themselves or as capitals (Unicode's confusables.txt has these among its thousands).
 * SOUND: they do not, but a word that was begun on the other keyboard has them where the sound is meant; they are read
 * as Cyrillic only, for a Latin letter with the sound of a Cyrillic one would need a transliteration.
 */
static const struct pair {
    int32_t latin, cyrillic;
    bool sound;
} pairs[] = {
    {'a', 0x430, false}, {'e', 0x435, false}, {'o', 0x43E, false}, {'p', 0x440, false}, {'c', 0x441, false},
    {'y', 0x443, false}, {'x', 0x445, false}, {'k', 0x43A, false}, {'m', 0x43C, false}, {'t', 0x442, false},
    {'b', 0x432, false}, {'h', 0x43D, false}, {'i', 0x456, false}, {'s', 0x455, false}, {'j', 0x458, false},
    {'i', 0x438, true},  {'n', 0x43D, true},  {'d', 0x434, true},  {'f', 0x444, true},  {'g', 0x433, true},
    {'l', 0x43B, true},  {'r', 0x440, true},  {'s', 0x441, true},  {'u', 0x443, true},  {'v', 0x432, true},
    {'z', 0x437, true},
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

static bool is_latin(int32_t c) { return c >= 'a' && c <= 'z'; }

static bool is_cyrillic(int32_t c) { return c >= 0x430 && c <= 0x45F; }

/* C in Cyrillic letters, Russian ones preferred; -1 where it has none. */
static int32_t to_cyrillic(int32_t c) {
    int32_t found = -1;
    if (is_cyrillic(c)) return c;
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].latin == c && (found < 0 || found > 0x44F)) found = pairs[i].cyrillic;
    return found;
}

static int32_t to_latin(int32_t c) {
    if (is_latin(c)) return c;
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].cyrillic == c && !pairs[i].sound) return pairs[i].latin;
    return -1;
}

static bool is_mixed(struct view word) {
    bool latin = false, cyrillic = false;
    for (size_t at = 0; at < word.length;) {
        int32_t c;
        at += utf8_decode(&c, word.data + at, word.length - at);
        latin |= is_latin(c);
        cyrillic |= is_cyrillic(c);
        if (!is_latin(c) && !is_cyrillic(c)) return false;
    }
    return latin && cyrillic;
}

static void read_in(struct buffer *out, struct view word, int32_t (*letter)(int32_t c)) {
    buffer_clear(out);
    for (size_t at = 0; at < word.length;) {
        int32_t c;
        char bytes[4];
        at += utf8_decode(&c, word.data + at, word.length - at);
        c = letter(c);
        if (c < 0) {
            buffer_clear(out);
            return;
        }
        buffer_append(out, bytes, utf8_encode(bytes, c));
    }
}

bool lookalike_read(struct buffer *cyrillic, struct buffer *latin, struct view word) {
    if (!is_mixed(word)) return false;
    read_in(cyrillic, word, to_cyrillic);
    read_in(latin, word, to_latin);
    return !cyrillic->failed && !latin->failed;
}
