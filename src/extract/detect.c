/* SPDX-License-Identifier: MIT */
/* Detection of encodings. */

/*
 * Each candidate decodes a sample; the one under which it is the likeliest text of one of our languages is taken. The
 * likelihood of a character is that of its letter, in a model without memory: frequencies of Russian letters (1.2
 * million of news), and for a Hangul syllable those of its three parts (0.8 million syllables of news and speeches).
 * What matters more is how letters stand together: capitals behind small letters, Cyrillic within a Latin word. All
 * costs are in tenths of -ln p.
 */
#include "extract/detect.h"

#include "analyse/jamo_parts.h"
#include "extract/convert.h"
#include "text/utf8.h"

/* Enough to be sure: the right candidate leads after some tens of letters. */
static const size_t sample_max = (size_t)16 << 10;

/* A, B, ... of the Russian alphabet in the order of their code points, U+0430 on. */
static const unsigned char russian[32] = {25, 41, 30, 40, 34, 25, 48, 42, 25, 43, 34, 31, 35, 27, 23, 35,
                                          29, 29, 28, 37, 55, 48, 51, 45, 51, 57, 78, 42, 44, 58, 51, 40};

/* First consonant, vowel and last consonant of a syllable, in the order of the Unicode Standard, section 3.12. */
static const unsigned char initials[JAMO_INITIALS] = {21, 57, 29, 24, 54, 27, 31, 32, 72, 24,
                                                      62, 14, 23, 73, 36, 52, 42, 46, 24};
static const unsigned char vowels[JAMO_VOWELS] = {17, 30, 47, 125, 23, 31, 27, 51, 23, 36, 77,
                                                  42, 50, 25, 48,  87, 47, 54, 22, 36, 19};
static const unsigned char finals[JAMO_FINALS] = {7,   29, 82, 107, 18, 105, 62, 64, 24, 69, 92,  92, 84, 136,
                                                  136, 83, 39, 40,  62, 49,  40, 24, 65, 68, 103, 64, 57, 68};

/* What no frequency was measured for, set by order of magnitude: the candidates are told apart by tens of letters. */
enum {
    COST_CAPITAL = 25,   /* a capital where one may stand */
    COST_MISPLACED = 80, /* a capital behind a small letter, Cyrillic beside Latin letters */
    COST_OTHER_CYRILLIC = 70,
    COST_WESTERN = 50,  /* an accented letter in a Latin word */
    COST_SIGN = 50,     /* quotation marks, dashes, and their like */
    COST_RARE = 100,    /* frames, mathematics, anything else */
    COST_BROKEN = 200,  /* no character at all, or one that texts do not have */
    COST_WIDE_MOST = 80 /* a character of wide text, on average: Korean costs 70 without its spaces, noise 100 */
};

enum class { CLASS_NONE, CLASS_LATIN, CLASS_SMALL, CLASS_CAPITAL, CLASS_CLOSING };

static bool is_ascii_letter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Signs that stand in any text. */
static bool is_sign(int32_t c) {
    return c == 0xA0 || c == 0xA9 || c == 0xAB || c == 0xAE || c == 0xB0 || c == 0xB7 || c == 0xBB || c == 0x2116 ||
           (c >= 0x2010 && c <= 0x2026) || (c >= 0x3000 && c <= 0x3015) || c == 0x2122;
}

/* Signs that no word begins behind: all but quotation marks that open, and the no-break space. */
static bool is_closing(int32_t c) {
    return is_sign(c) && c != 0xA0 && c != 0xAB && c != 0x2116 && c != 0x2018 && c != 0x201C && c != 0x201E;
}

/* What C is, as far as its neighbours are concerned. */
static enum class class_of(int32_t c) {
    if (is_ascii_letter(c) || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)) return CLASS_LATIN;
    if ((c >= 0x430 && c <= 0x45F) || c == 0x491) return CLASS_SMALL;
    if ((c >= 0x400 && c <= 0x42F) || c == 0x490) return CLASS_CAPITAL;
    return is_closing(c) ? CLASS_CLOSING : CLASS_NONE;
}

static int cost_of_cyrillic(int32_t c, enum class before) {
    int32_t small = c >= 0x410 && c <= 0x42F ? c + 0x20 : c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
    int cost = small >= 0x430 && small <= 0x44F ? russian[small - 0x430] : small == 0x451 ? 62 : COST_OTHER_CYRILLIC;
    if (small != c) cost += before == CLASS_SMALL ? COST_MISPLACED : before == CLASS_CAPITAL ? 10 : COST_CAPITAL;
    if (before == CLASS_CLOSING) cost += COST_CAPITAL;
    return before == CLASS_LATIN ? cost + COST_MISPLACED : cost;
}

static int cost_of_hangul(int32_t c) {
    return initials[jamo_initial(c)] + vowels[jamo_vowel(c)] + finals[jamo_final(c)];
}

/* The cost of C, which is no ASCII character, behind BEFORE. */
static int cost_of(int32_t c, enum class before) {
    if (c < 0xA0 || c == 0xFFFD || (c >= 0xE000 && c < 0xF900)) return COST_BROKEN;
    if (c >= 0x400 && c < 0x500) return cost_of_cyrillic(c, before);
    if (c >= JAMO_FIRST && c <= JAMO_LAST) return cost_of_hangul(c);
    if (is_sign(c)) return COST_SIGN;
    if (c >= 0xC0 && c < 0x100) return COST_WESTERN + (before == CLASS_LATIN ? 0 : COST_CAPITAL);
    return COST_RARE;
}

/* The cost of TEXT, which is UTF-8 that a candidate made. ASCII costs nothing where all candidates have it; only UTF-16
   read the wrong way round has none. */
static long cost_of_text(struct view text) {
    long cost = 0;
    enum class before = CLASS_NONE;
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        enum class class = class_of(c);
        if (c >= 0x80) cost += cost_of(c, before);
        else if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') cost += COST_BROKEN;
        else if (is_ascii_letter(c) && (before == CLASS_SMALL || before == CLASS_CAPITAL)) cost += COST_MISPLACED;
        before = class;
    }
    return cost;
}

/* The part of RAW that is worth a look: from its first byte above ASCII on, with the letter before it, which tells much
   about a Western text. Of UTF-16, all is. */
static struct view sample_of(struct view raw, bool wide) {
    size_t start = 0;
    while (!wide && start < raw.length && (unsigned char)raw.data[start] < 0x80) start++;
    if (start > 0) start--;
    size_t length = raw.length - start;
    return view_of(raw.data + start, length < sample_max ? length : sample_max);
}

/* Text has NULs in it where its characters are wider than a byte: every space and line end of UTF-16 has one. A stray
   one is damage; this share is one in 32 characters, a fifth of what the longest words leave. */
bool detect_is_wide(struct view raw) {
    size_t length = raw.length, nuls = 0;
    if (length > sample_max) length = sample_max;
    for (size_t i = 0; i < length; i++) nuls += raw.data[i] == '\0';
    return nuls * 64 > length;
}

/* What SAMPLE costs in ENCODING; *LETTERS are its characters. Negative when memory runs out. */
static long cost_in(size_t *letters, struct view sample, const char *encoding) {
    struct buffer text = {0};
    size_t broken = 0;
    long cost = convert(&text, &broken, sample, encoding) ? cost_of_text(buffer_view(&text)) : -1;
    *letters = 0;
    for (size_t i = 0; i < text.length; i++) *letters += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    buffer_release(&text);
    return cost;
}

/* An encoding that a text may be in, and what it costs to be in one that is rare: of two or three letters, which may be
   anything, the common one is believed. */
struct candidate {
    const char *name;
    long prior;
};

/* The one of CANDIDATES, the last of which has no name, under which SAMPLE costs least, and in *MEAN what it costs a
 * character. */
static const char *cheapest(long *mean, struct view sample, const struct candidate *candidates) {
    const char *best = candidates->name;
    long least = -1;
    for (; candidates->name; candidates++) {
        size_t letters;
        long cost = cost_in(&letters, sample, candidates->name);
        if (cost >= 0) cost += candidates->prior;
        if (cost < 0 || (least >= 0 && cost >= least)) continue;
        least = cost;
        best = candidates->name;
        *mean = letters > 0 ? cost / (long)letters : 0;
    }
    return best;
}

/* Where two cost the same, the first is taken. */
static const struct candidate narrow[] = {
    {"windows-1252", 0}, {"windows-1251", 0},  {"CP949", 0},  {"KOI8-R", 20}, {"IBM866", 50},
    {"ISO-8859-5", 50},  {"MAC-CYRILLIC", 10}, {"JOHAB", 50}, {NULL, 0},
};
static const struct candidate wide[] = {
    {"UTF-16LE", 0}, {"UTF-16BE", 0}, {"UTF-32LE", 0}, {"UTF-32BE", 0}, {NULL, 0},
};

const char *detect_encoding(struct view raw) {
    bool is_16 = detect_is_wide(raw);
    long mean = 0;
    return cheapest(&mean, sample_of(raw, is_16), is_16 ? wide : narrow);
}

bool detect_is_wide_text(struct view raw) {
    long mean = 0;
    if (raw.length < 2 || !detect_is_wide(raw)) return false;
    cheapest(&mean, sample_of(raw, true), wide);
    return mean < COST_WIDE_MOST;
}

void detect_prepare(void) {
    for (const struct candidate *candidate = narrow; candidate->name; candidate++) convert_keep(candidate->name);
}
