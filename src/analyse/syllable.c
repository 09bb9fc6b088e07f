/* SPDX-License-Identifier: MIT */
/* Tables of the romanizations of each part of a syllable. */

/*
 * A syllable is an initial, a vowel, a final; each has several spellings, and all combinations are made. They cover
 * McCune-Reischauer without its signs (the North's own), the Revised Romanization, what South Koreans print on their
 * name cards, and in Cyrillic both the Kontsevich system and the older usage of the Russian press (Ким Чен Ир).
 */
#include "analyse/syllable.h"

#include "analyse/hangul.h"
#include "analyse/jamo_parts.h"
#include "text/utf8.h"

enum { PARTS_MAX = 32 };

/* Spellings separated by a space; "_" is nothing at all. In the order of Unicode (section 3.12). */
struct spelling_tables {
    const char *initials[JAMO_INITIALS], *vowels[JAMO_VOWELS], *finals[JAMO_FINALS];
};

static const struct spelling_tables latin = {
    {"k g", "kk k", "n", "t d", "tt d", "r l n", "m", "p b", "pp", "s sh", "ss s", "_ y w", "j ch", "jj tch", "ch",
     "k kh", "t th", "p ph", "h"},
    {"a ah",  "ae ai", "ya",   "yae",    "o eo u", "e ei", "yo yeo you yu", "ye yae", "o oh",        "wa",     "wae",
     "oe oi", "yo",    "u oo", "wo weo", "we",     "wi",   "yu yoo you",    "u eu",   "ui eui ee i", "i ee ie"},
    {[0] = "_", [1] = "k g ck", [4] = "n", [7] = "t", [8] = "l", [16] = "m", [17] = "p b", [19] = "t", [21] = "ng"},
};

static const struct spelling_tables cyrillic = {
    {"к г", "кк", "н", "т д", "тт", "р л н", "м", "п б", "пп", "с", "сс", "_", "ч чж дж ц", "чч", "ч чх", "к кх",
     "т тх", "п пх", "х"},
    {"а",        "э",   "я", "йе", "о е э", "е э", "е ё", "е йе", "о",         "ва", "вэ",
     "ве ой вэ", "е ё", "у", "во", "ве",    "ви",  "ю",   "ы у",  "ый и ы ыи", "и"},
    {[0] = "_", [1] = "к", [4] = "н", [7] = "т", [8] = "ль р л", [16] = "м", [17] = "п", [19] = "т", [21] = "н"},
};

/* Syllables whose usual spelling follows no table: surnames, mostly. */
static const struct {
    const char *syllable, *latin, *cyrillic;
} odd[] = {
    {"이", "lee li ri rhee yi i", "ли и"},
    {"리", "lee li ri rhee", "ли"},
    {"박", "park pak bak", "пак"},
    {"최", "choi choe choy", "цой чхве чой цхой"},
    {"노", "roh no noh rho", "но ро"},
    {"로", "ro roh no", "ро но"},
    {"우", "woo u wu", "у"},
    {"오", "oh o", "о"},
    {"심", "shim sim", "сим шим"},
    {"신", "shin sin", "син шин"},
    {"임", "lim rim im yim", "лим им"},
    {"유", "yoo ryu yu yoo ryoo", "ю лю рю"},
    {"양", "yang ryang", "ян рян лян"},
    {"여", "yo yeo ryo", "е ё ре"},
};

/* The spellings in LIST, one after the other; an empty view behind the last. */
static struct view next_spelling(const char **list) {
    size_t length = strcspn(*list, " ");
    struct view spelling = view_of(*list, length);
    *list += length + ((*list)[length] == ' ');
    return spelling;
}

static size_t split(struct view out[PARTS_MAX], const char *list) {
    size_t count = 0;
    while (list && *list && count < PARTS_MAX) {
        out[count] = next_spelling(&list);
        if (view_equal(out[count], view_str("_"))) out[count].length = 0;
        count++;
    }
    return count;
}

static void append_list(struct buffer *out, const char *list) {
    while (*list) {
        struct view spelling = next_spelling(&list);
        buffer_append(out, spelling.data, spelling.length);
        buffer_append_byte(out, '\0');
    }
}

static void append_regular(struct buffer *out, int32_t c, const struct spelling_tables *tables) {
    struct view initials[PARTS_MAX], vowels[PARTS_MAX], finals[PARTS_MAX];
    size_t initial_count = split(initials, tables->initials[jamo_initial(c)]);
    size_t vowel_count = split(vowels, tables->vowels[jamo_vowel(c)]);
    size_t final_count = split(finals, tables->finals[jamo_final(c)]);
    for (size_t i = 0; i < initial_count; i++)
        for (size_t v = 0; v < vowel_count; v++)
            for (size_t f = 0; f < final_count; f++) {
                buffer_append(out, initials[i].data, initials[i].length);
                buffer_append(out, vowels[v].data, vowels[v].length);
                buffer_append(out, finals[f].data, finals[f].length);
                buffer_append_byte(out, '\0');
            }
}

void syllable_spellings(struct buffer *out, struct view syllable, enum script script) {
    int32_t c = -1;
    if (syllable.length > 0) utf8_decode(&c, syllable.data, syllable.length);
    if (!hangul_is_syllable(c) || (script != SCRIPT_LATIN && script != SCRIPT_CYRILLIC)) return;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        if (!view_starts(syllable, view_str(odd[i].syllable))) continue;
        append_list(out, script == SCRIPT_LATIN ? odd[i].latin : odd[i].cyrillic);
        return;
    }
    append_regular(out, c, script == SCRIPT_LATIN ? &latin : &cyrillic);
}

/* ---- Back from spellings --------------------------------------------------------------------------------------- */

/* The syllables, by their index, that a word may write. */
struct found {
    bool at[JAMO_INITIALS * JAMO_BLOCK];
};

/* Whether the next of LIST starts WORD; *REST is what stands behind it. *MORE is false behind the last. */
static bool starts_with_next(bool *more, struct view *rest, struct view word, const char **list) {
    *more = *list && **list;
    if (!*more) return false;
    struct view spelling = next_spelling(list);
    if (view_equal(spelling, view_str("_"))) spelling.length = 0;
    if (!view_starts(word, spelling)) return false;
    *rest = view_of(word.data + spelling.length, word.length - spelling.length);
    return true;
}

/* Notes the syllables from index FIRST on whose finals are written REST. */
static void find_finals(struct found *out, size_t first, struct view rest, const struct spelling_tables *tables) {
    for (size_t f = 0; f < JAMO_FINALS; f++) {
        const char *list = tables->finals[f];
        struct view behind;
        for (bool more = true; more;)
            if (starts_with_next(&more, &behind, rest, &list) && behind.length == 0) out->at[first + f] = true;
    }
}

static void find_vowels(struct found *out, size_t first, struct view rest, const struct spelling_tables *tables) {
    for (size_t v = 0; v < JAMO_VOWELS; v++) {
        const char *list = tables->vowels[v];
        struct view behind;
        for (bool more = true; more;)
            if (starts_with_next(&more, &behind, rest, &list))
                find_finals(out, first + v * JAMO_FINALS, behind, tables);
    }
}

static void find_initials(struct found *out, struct view word, const struct spelling_tables *tables) {
    for (size_t i = 0; i < JAMO_INITIALS; i++) {
        const char *list = tables->initials[i];
        struct view behind;
        for (bool more = true; more;)
            if (starts_with_next(&more, &behind, word, &list)) find_vowels(out, i * JAMO_BLOCK, behind, tables);
    }
}

static bool is_listed(struct view word, const char *list) {
    while (*list)
        if (view_equal(next_spelling(&list), word)) return true;
    return false;
}

void syllables_of(struct buffer *out, struct view word) {
    struct found found = {{false}};
    enum script script = script_of(word);
    if (script != SCRIPT_LATIN && script != SCRIPT_CYRILLIC) return;
    find_initials(&found, word, script == SCRIPT_LATIN ? &latin : &cyrillic);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        int32_t c;
        utf8_decode(&c, odd[i].syllable, JAMO_SYLLABLE);
        found.at[c - JAMO_FIRST] = is_listed(word, script == SCRIPT_LATIN ? odd[i].latin : odd[i].cyrillic);
    }
    for (int32_t index = 0; index < JAMO_INITIALS * JAMO_BLOCK; index++) {
        char bytes[4];
        if (found.at[index]) buffer_append(out, bytes, utf8_encode(bytes, JAMO_FIRST + index));
    }
}

bool syllable_is_surname(struct view syllable) {
    /* The commonest of the South's census of 2015, in the North's spelling, too. */
    static const char surnames[] =
        "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양량손배백허남심노로하곽성차주우"
        "구라민진지엄원채천방공현함변염여려추도석선설마길연위표명기반왕금옥육륙인맹제모탁국어태동";
    for (size_t at = 0; syllable.length == JAMO_SYLLABLE && at < sizeof surnames - 1; at += JAMO_SYLLABLE)
        if (memcmp(surnames + at, syllable.data, JAMO_SYLLABLE) == 0) return true;
    return false;
}

size_t syllable_name(struct view out[SYLLABLE_NAME_MAX], struct view form) {
    size_t count = 0;
    if (form.length < 2 * JAMO_SYLLABLE || form.length > SYLLABLE_NAME_MAX * JAMO_SYLLABLE) return 0;
    for (size_t at = 0; at < form.length; at += JAMO_SYLLABLE) {
        int32_t c;
        if (utf8_decode(&c, form.data + at, form.length - at) != JAMO_SYLLABLE || !hangul_is_syllable(c)) return 0;
        out[count++] = view_of(form.data + at, JAMO_SYLLABLE);
    }
    return syllable_is_surname(out[0]) ? count : 0;
}
