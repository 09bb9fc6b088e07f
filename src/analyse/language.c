/* SPDX-License-Identifier: MIT */
/* Telling languages apart by script, letters, frequent words. */

/*
 * Frequent words need no model and no data files; articles are long enough to have a dozen of them. A language is named
 * only when it has at least HITS_MIN of its words in the sample and half again as many as the next language: a headline
 * of names is in no language. Tables of n-grams (Cavnar and Trenkle 1994) would be better on single lines, which the
 * script decides for Russian and Korean anyway.
 */
#include "analyse/language.h"

#include "analyse/token.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { HITS_MIN = 3 };

/* The most frequent words of each language that few of the others have; folded. */
static const struct {
    const char *code, *words;
} languages[] = {
    {"en", " the of and to in is that for was with as on be by at from are this have has it not which "},
    {"de", " der die und das ist nicht ein eine mit auf für den dem zu sich von des wurde auch nach bei "},
    {"fr", " le la les des et est dans une pour que qui sur pas au avec ce plus par sont du il "},
    {"es", " el la los las de que y en un una por con para se su del al lo como fue más "},
    {"it", " il di che la è per una sono con del della non si nel gli anche alla dei più le "},
    {"pt", " o que não uma do da em um para com os no na se mais por dos foi ao as "},
    {"nl", " de het een van en dat niet met op zijn voor is aan ook door bij er naar maar werd "},
    {"sv", " och att det som en på är av för med den till inte har ett om de från var "},
    {"da", " og at det er en af på til for med der ikke den har som et de fra var blev "},
    {"no", " og det er en av på til for med som ikke har et å den fra ble de var også "},
    {"fi", " ja on ei että se hän oli mutta myös kun joka ovat niin kuin sen mukaan vuonna "},
    {"ro", " și de la în a cu care pe nu din este un o pentru că mai sunt au fost prin "},
    {"hu", " a az és hogy nem is egy van meg volt de ezt azt csak már mint el még lesz "},
    {"tr", " ve bir bu için ile da de olarak olan daha çok gibi ne sonra kadar en var değil "},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

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

/* Whether FORM stands between two spaces in LIST. */
static bool is_in(struct view form, const char *list) {
    for (const char *at = list; (at = memmem(at, strlen(at), form.data, form.length)) != NULL; at += form.length)
        if (at[-1] == ' ' && at[form.length] == ' ') return true;
    return false;
}

/* The language with most of its frequent words in TEXT, if it is clear which one that is. */
static const char *by_words(struct view text) {
    struct tokens tokens = {0};
    size_t hits[LANGUAGES] = {0}, best = 0;
    if (tokens_of(&tokens, text))
        for (size_t i = 0; i < tokens.list.length; i++)
            for (size_t l = 0; l < LANGUAGES; l++)
                hits[l] += is_in(token_form(&tokens, &tokens.list.items[i]), languages[l].words);
    tokens_release(&tokens);
    for (size_t l = 1; l < LANGUAGES; l++)
        if (hits[l] > hits[best]) best = l;
    for (size_t l = 0; l < LANGUAGES; l++)
        if (l != best && 3 * hits[l] > 2 * hits[best]) return NULL;
    return hits[best] >= HITS_MIN ? languages[best].code : NULL;
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
