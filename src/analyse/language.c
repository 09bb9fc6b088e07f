/* SPDX-License-Identifier: MIT */
/* Telling languages apart by script, letters, frequent words. */

/*
 * Frequent words need no model and no data files; articles are long enough to have a dozen of them. A language is named
 * only when it has at least HITS_MIN of its words in the sample and a tenth more than the next language: a headline of
 * names is in no language. A word that another language has as often must say so, or a text of that language goes
 * astray: "de" is more French than Danish. Passages, of some 65 words, are told by the same rule. Of those of manual
 * pages 94% in German, 91% in French, 77% in Spanish were found (16% of the Spanish ones are English: code, pages not
 * yet translated); 0.2, 0.5, 1.1% were taken for a third language. Of 4,731 passages of English news none was wrong, of
 * 116,908 of English books 140, most of them French, Italian or Latin. Asking for half again as many hits found 85% of
 * the French ones, 57% of the Spanish ones. Tables of n-grams (Cavnar and Trenkle 1994) would be better on single
 * lines, which the script decides for Russian and Korean anyway.
 */
#include "analyse/language.h"

#include "analyse/token.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>

enum { HITS_MIN = 3 };

/* The longest of frequent_words[], in bytes: half of the forms of a text need not be looked up. */
enum { FREQUENT_MAX = 6 };

/* The languages that frequent words tell apart, as bits; codes[] has their names in this order. */
enum {
    EN = 1 << 0,
    DE = 1 << 1,
    FR = 1 << 2,
    ES = 1 << 3,
    IT = 1 << 4,
    PT = 1 << 5,
    NL = 1 << 6,
    SV = 1 << 7,
    DA = 1 << 8,
    NO = 1 << 9,
    FI = 1 << 10,
    RO = 1 << 11,
    HU = 1 << 12,
    TR = 1 << 13,
};

static const char *const codes[] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ro", "hu", "tr"};

_Static_assert(sizeof codes / sizeof *codes == LANGUAGE_COUNT, "each language has a code");

/* clang-format off */

/* The most frequent words of each language that few of the others have, folded; in byte order for a binary search. */
static const struct frequent_word {
    const char *word;
    unsigned languages;
} frequent_words[] = {
    {"a", RO | HU}, {"aan", NL}, {"af", DA}, {"al", ES | IT}, {"alla", IT}, {"anche", IT}, {"and", EN}, {"ao", PT},
    {"are", EN}, {"as", EN | PT}, {"at", EN | DA}, {"att", SV}, {"au", FR | RO}, {"auch", DE}, {"auf", DE},
    {"av", SV | NO}, {"avec", FR}, {"az", HU}, {"azt", HU}, {"be", EN}, {"bei", DE}, {"bij", NL}, {"bir", TR},
    {"ble", NO}, {"blev", DA}, {"bu", TR}, {"by", EN}, {"care", RO}, {"ce", FR}, {"che", IT}, {"como", ES},
    {"con", ES | IT}, {"csak", HU}, {"cu", RO}, {"că", RO}, {"da", IT | PT | TR}, {"daha", TR}, {"dans", FR},
    {"das", DE}, {"dat", NL}, {"de", FR | ES | PT | NL | SV | DA | NO | RO | HU | TR}, {"dei", IT}, {"del", ES | IT},
    {"della", IT}, {"dem", DE}, {"den", DE | SV | DA | NO}, {"der", DE | DA}, {"des", DE | FR}, {"det", SV | DA | NO},
    {"değil", TR}, {"di", IT}, {"die", DE | NL}, {"din", RO}, {"do", EN | PT}, {"door", NL}, {"dos", PT}, {"du", FR},
    {"een", NL}, {"egy", HU}, {"ei", FI}, {"ein", DE}, {"eine", DE}, {"el", ES | HU}, {"em", PT},
    {"en", FR | ES | NL | SV | DA | NO | TR}, {"er", NL | DA | NO}, {"est", FR}, {"este", RO}, {"et", FR | DA | NO},
    {"ett", SV}, {"että", FI}, {"ezt", HU}, {"foi", PT}, {"for", EN | DA | NO}, {"fost", RO}, {"fra", DA | NO},
    {"from", EN}, {"från", SV}, {"fue", ES}, {"för", SV}, {"für", DE}, {"gibi", TR}, {"gli", IT}, {"har", SV | DA | NO},
    {"has", EN}, {"have", EN}, {"het", NL}, {"hogy", HU}, {"hän", FI}, {"ikke", DA | NO}, {"il", FR | IT}, {"ile", TR},
    {"in", EN | DE | IT | NL}, {"inte", SV}, {"is", EN | NL | HU}, {"ist", DE}, {"it", EN}, {"için", TR}, {"ja", FI},
    {"joka", FI}, {"kadar", TR}, {"kuin", FI}, {"kun", FI}, {"la", FR | ES | IT | RO}, {"las", ES}, {"le", FR | IT},
    {"les", FR}, {"lesz", HU}, {"lo", ES}, {"los", ES}, {"maar", NL}, {"mai", RO}, {"mais", PT}, {"med", SV | DA | NO},
    {"meg", HU}, {"met", NL}, {"mint", HU}, {"mit", DE}, {"mukaan", FI}, {"mutta", FI}, {"myös", FI}, {"már", HU},
    {"más", ES}, {"még", HU}, {"na", PT}, {"naar", NL}, {"nach", DE}, {"ne", TR}, {"nel", IT}, {"nem", HU},
    {"nicht", DE}, {"niet", NL}, {"niin", FI}, {"no", EN | ES | PT}, {"non", IT}, {"not", EN}, {"nu", RO}, {"não", PT},
    {"o", PT | RO}, {"och", SV}, {"of", EN}, {"og", DA | NO}, {"også", NO}, {"olan", TR}, {"olarak", TR}, {"oli", FI},
    {"om", SV}, {"on", EN | FR | FI}, {"ook", NL}, {"op", NL}, {"os", PT}, {"ovat", FI}, {"par", FR}, {"para", ES | PT},
    {"pas", FR}, {"pe", RO}, {"pentru", RO}, {"per", IT}, {"più", IT}, {"plus", FR}, {"por", ES | PT}, {"pour", FR},
    {"prin", RO}, {"på", SV | DA | NO}, {"que", FR | ES | PT}, {"qui", FR}, {"se", FR | ES | PT | FI}, {"sen", FI},
    {"si", IT}, {"sich", DE}, {"som", SV | DA | NO}, {"sono", IT}, {"sonra", TR}, {"sont", FR}, {"su", ES},
    {"sunt", RO}, {"sur", FR}, {"that", EN}, {"the", EN}, {"this", EN}, {"til", DA | NO}, {"till", SV}, {"to", EN},
    {"um", PT}, {"uma", PT}, {"un", FR | ES | IT | RO}, {"una", ES | IT}, {"und", DE}, {"une", FR}, {"van", NL | HU},
    {"var", SV | DA | NO | TR}, {"ve", TR}, {"volt", HU}, {"von", DE}, {"voor", NL}, {"vuonna", FI}, {"was", EN | DE},
    {"werd", NL}, {"which", EN}, {"with", EN}, {"wurde", DE}, {"y", ES}, {"zijn", NL}, {"zu", DE}, {"är", SV},
    {"å", NO}, {"çok", TR}, {"è", IT}, {"és", HU}, {"în", RO}, {"și", RO},
};

/* clang-format on */

/* Letters of each script in a text. */
struct scripts {
    size_t latin, cyrillic, hangul, kana, han;
    size_t ukrainian; /* letters that Russian does not have: і ї є ґ */
    size_t russian;   /* letters that Ukrainian does not have: ы э ъ ё */
};

static void count_cyrillic(struct scripts *scripts, int32_t c) {
    scripts->cyrillic++;
    /* і ї є ґ in both cases; ы э ъ ё likewise. */
    static const int32_t ukrainian[] = {0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491};
    static const int32_t russian[] = {0x401, 0x42A, 0x42B, 0x42D, 0x44A, 0x44B, 0x44D, 0x451};
    for (size_t i = 0; i < sizeof ukrainian / sizeof *ukrainian; i++) {
        scripts->ukrainian += ukrainian[i] == c;
        scripts->russian += russian[i] == c;
    }
}

static void count_scripts(struct scripts *scripts, struct view text) {
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        enum char_kind kind = char_kind(c);
        if (kind == CHAR_HANGUL) scripts->hangul++;
        else if (kind == CHAR_IDEOGRAPH && c >= 0x3041 && c <= 0x30FF) scripts->kana++;
        else if (kind == CHAR_IDEOGRAPH) scripts->han++;
        else if (kind == CHAR_LETTER && c < 0x250) scripts->latin++;
        else if (kind == CHAR_LETTER && c >= 0x400 && c < 0x530) count_cyrillic(scripts, c);
    }
}

static int compare_words(const void *form, const void *row) {
    const struct frequent_word *frequent = row;
    return view_compare(*(const struct view *)form, view_str(frequent->word));
}

unsigned language_frequent(struct view form) {
    if (form.length > FREQUENT_MAX) return 0;
    const struct frequent_word *row = bsearch(&form, frequent_words, sizeof frequent_words / sizeof *frequent_words,
                                              sizeof *frequent_words, compare_words);
    return row ? row->languages : 0;
}

const char *language_clear(const struct language_hits *hits) {
    size_t best = 0;
    for (size_t l = 1; l < LANGUAGE_COUNT; l++)
        if (hits->of[l] > hits->of[best]) best = l;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++)
        if (l != best && 10 * (uint64_t)hits->of[l] > 9 * (uint64_t)hits->of[best]) return NULL;
    return hits->of[best] >= HITS_MIN ? codes[best] : NULL;
}

/* The language with most of its frequent words in TEXT, if it is clear which one that is. */
static const char *by_words(struct view text) {
    struct tokens tokens = {0};
    struct language_hits hits = {0};
    if (tokens_of(&tokens, text))
        for (size_t i = 0; i < tokens.list.length; i++)
            language_hit(&hits, language_frequent(token_form(&tokens, &tokens.list.items[i])));
    tokens_release(&tokens);
    return language_clear(&hits);
}

const char *language_of(struct view text) {
    struct scripts scripts = {0};
    if (text.length > LANGUAGE_SAMPLE) text.length = utf8_floor(text, LANGUAGE_SAMPLE);
    count_scripts(&scripts, text);
    /* A syllable or ideograph says as much as two or three letters. */
    size_t hangul = 2 * scripts.hangul, east = 2 * (scripts.kana + scripts.han);
    if (hangul > scripts.latin && hangul > scripts.cyrillic && hangul >= east) return "ko";
    if (east > scripts.latin && east > scripts.cyrillic) return scripts.kana > 0 ? "ja" : "zh";
    if (scripts.cyrillic > scripts.latin) {
        if (scripts.ukrainian > scripts.russian) return "uk";
        return scripts.russian > 0 ? "ru" : NULL;
    }
    return by_words(text);
}
