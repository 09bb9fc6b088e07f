/* SPDX-License-Identifier: MIT */
/* Spelling to sounds by tables of rules. */

/*
 * The rules follow how the three languages write each other's names: for Russian names in English the BGN/PCGN table
 * with its everyday variants, for Korean ones McCune-Reischauer, the Revised Romanization and the Kontsevich system
 * (Russian), for foreign names in Korean the rules of the National Institute of Korean Language (외래어 표기법).
 */
#include "analyse/sound.h"

#include "analyse/hangul.h"
#include "analyse/jamo_parts.h"
#include "analyse/title.h"
#include "text/utf8.h"

enum { SYLLABLE = 3 /* bytes of a precomposed syllable in UTF-8 */ };

/* Where a rule holds; several are alternatives. */
enum place {
    ANYWHERE,
    AT_START,
    AT_END,
    BEFORE_FRONT, /* e, i, y */
    BEFORE_VOWEL,
    BEFORE_SOFT, /* a vowel of Cyrillic */
    START_BEFORE_SOFT
};

struct rule {
    const char *spelling, *sounds;
    enum place place;
};

#define RULES(...) ((const struct rule[]){__VA_ARGS__, {0}})

enum { LATIN_FIRST = 'a', LATIN_LAST = 'z', CYRILLIC_FIRST = 0x430, CYRILLIC_LAST = 0x491 };

/* The rules for spellings with each first letter; the first one that fits is taken. */
static const struct rule *const latin_rules[LATIN_LAST - LATIN_FIRST + 1] = {
    ['a' - LATIN_FIRST] = RULES({"ae", "e", ANYWHERE}, {"a", "a", ANYWHERE}),
    ['b' - LATIN_FIRST] = RULES({"b", "b", ANYWHERE}),
    ['c' - LATIN_FIRST] = RULES({"ch", "C", ANYWHERE}, {"cz", "C", ANYWHERE}, {"ck", "k", ANYWHERE},
                                {"c", "s", BEFORE_FRONT}, {"c", "k", ANYWHERE}),
    ['d' - LATIN_FIRST] =
        RULES({"dzh", "Z", ANYWHERE}, {"dj", "Z", ANYWHERE}, {"dg", "Z", BEFORE_FRONT}, {"d", "d", ANYWHERE}),
    ['e' - LATIN_FIRST] =
        RULES({"ee", "i", ANYWHERE}, {"eo", "O", ANYWHERE}, {"eu", "U", ANYWHERE}, {"e", "e", ANYWHERE}),
    ['f' - LATIN_FIRST] = RULES({"f", "f", ANYWHERE}),
    ['g' - LATIN_FIRST] = RULES({"gh", "g", ANYWHERE}, {"g", "g", ANYWHERE}),
    ['h' - LATIN_FIRST] = RULES({"hw", "hw", ANYWHERE}, {"h", "h", BEFORE_VOWEL}, {"h", "", ANYWHERE}),
    ['i' - LATIN_FIRST] = RULES({"iy", "i", AT_END}, {"i", "i", ANYWHERE}),
    ['j' - LATIN_FIRST] = RULES({"j", "Z", ANYWHERE}),
    ['k' - LATIN_FIRST] = RULES({"kh", "h", ANYWHERE}, {"k", "k", ANYWHERE}),
    ['l' - LATIN_FIRST] = RULES({"le", "l", AT_END}, {"l", "l", ANYWHERE}),
    ['m' - LATIN_FIRST] = RULES({"m", "m", ANYWHERE}),
    ['n' - LATIN_FIRST] = RULES({"ngg", "N", ANYWHERE}, {"ng", "N", ANYWHERE}, {"n", "n", ANYWHERE}),
    ['o' - LATIN_FIRST] = RULES({"oo", "u", ANYWHERE}, {"ou", "u", ANYWHERE}, {"o", "o", ANYWHERE}),
    ['p' - LATIN_FIRST] = RULES({"ph", "f", ANYWHERE}, {"p", "p", ANYWHERE}),
    ['q' - LATIN_FIRST] = RULES({"qu", "kw", BEFORE_VOWEL}, {"qi", "Ci", ANYWHERE}, {"q", "k", ANYWHERE}),
    ['r' - LATIN_FIRST] = RULES({"rh", "r", ANYWHERE}, {"re", "r", AT_END}, {"r", "r", ANYWHERE}),
    ['s' - LATIN_FIRST] =
        RULES({"shch", "S", ANYWHERE}, {"sch", "S", ANYWHERE}, {"sh", "S", ANYWHERE}, {"s", "s", ANYWHERE}),
    ['t' - LATIN_FIRST] = RULES({"tsch", "C", ANYWHERE}, {"tch", "C", ANYWHERE}, {"th", "t", ANYWHERE},
                                {"ts", "c", ANYWHERE}, {"tz", "c", ANYWHERE}, {"t", "t", ANYWHERE}),
    ['u' - LATIN_FIRST] = RULES({"u", "u", ANYWHERE}),
    ['v' - LATIN_FIRST] = RULES({"v", "v", ANYWHERE}),
    ['w' - LATIN_FIRST] = RULES({"wh", "w", BEFORE_VOWEL}, {"w", "w", BEFORE_VOWEL}, {"w", "", ANYWHERE}),
    ['x' - LATIN_FIRST] = RULES({"x", "s", AT_START}, {"x", "ks", ANYWHERE}),
    ['y' - LATIN_FIRST] = RULES({"yy", "i", AT_END}, {"y", "y", BEFORE_VOWEL}, {"y", "i", ANYWHERE}),
    ['z' - LATIN_FIRST] = RULES({"zh", "Z", ANYWHERE}, {"z", "z", ANYWHERE}),
};

static const struct rule *const cyrillic_rules[CYRILLIC_LAST - CYRILLIC_FIRST + 1] = {
    [U'а' - CYRILLIC_FIRST] = RULES({"а", "a", ANYWHERE}),
    [U'б' - CYRILLIC_FIRST] = RULES({"б", "b", ANYWHERE}),
    [U'в' - CYRILLIC_FIRST] = RULES({"в", "v", ANYWHERE}),
    [U'г' - CYRILLIC_FIRST] = RULES({"гв", "gw", AT_START}, {"г", "g", ANYWHERE}),
    [U'д' - CYRILLIC_FIRST] = RULES({"дж", "Z", ANYWHERE}, {"дз", "Z", ANYWHERE}, {"д", "d", ANYWHERE}),
    [U'е' - CYRILLIC_FIRST] = RULES({"е", "e", ANYWHERE}),
    [U'ж' - CYRILLIC_FIRST] = RULES({"ж", "Z", ANYWHERE}),
    [U'з' - CYRILLIC_FIRST] = RULES({"з", "z", ANYWHERE}),
    [U'и' - CYRILLIC_FIRST] = RULES({"ий", "i", AT_END}, {"и", "i", ANYWHERE}),
    [U'й' - CYRILLIC_FIRST] = RULES({"й", "y", BEFORE_SOFT}, {"й", "i", ANYWHERE}),
    [U'к' - CYRILLIC_FIRST] = RULES({"кв", "kw", AT_START}, {"кх", "k", ANYWHERE}, {"к", "k", ANYWHERE}),
    [U'л' - CYRILLIC_FIRST] = RULES({"л", "l", ANYWHERE}),
    [U'м' - CYRILLIC_FIRST] = RULES({"м", "m", ANYWHERE}),
    [U'н' - CYRILLIC_FIRST] = RULES({"нг", "N", ANYWHERE}, {"н", "n", ANYWHERE}),
    [U'о' - CYRILLIC_FIRST] = RULES({"о", "o", ANYWHERE}),
    [U'п' - CYRILLIC_FIRST] = RULES({"пх", "p", ANYWHERE}, {"п", "p", ANYWHERE}),
    [U'р' - CYRILLIC_FIRST] = RULES({"р", "r", ANYWHERE}),
    [U'с' - CYRILLIC_FIRST] = RULES({"с", "s", ANYWHERE}),
    [U'т' - CYRILLIC_FIRST] = RULES({"тс", "c", ANYWHERE}, {"тц", "c", ANYWHERE}, {"тч", "C", ANYWHERE},
                                    {"тх", "t", ANYWHERE}, {"т", "t", ANYWHERE}),
    [U'у' - CYRILLIC_FIRST] = RULES({"у", "w", START_BEFORE_SOFT}, {"у", "u", ANYWHERE}),
    [U'ф' - CYRILLIC_FIRST] = RULES({"ф", "f", ANYWHERE}),
    [U'х' - CYRILLIC_FIRST] = RULES({"хв", "hw", ANYWHERE}, {"х", "h", ANYWHERE}),
    [U'ц' - CYRILLIC_FIRST] = RULES({"цз", "Z", ANYWHERE}, {"ц", "c", ANYWHERE}),
    [U'ч' - CYRILLIC_FIRST] = RULES({"чж", "Z", ANYWHERE}, {"чх", "C", ANYWHERE}, {"ч", "C", ANYWHERE}),
    [U'ш' - CYRILLIC_FIRST] = RULES({"ш", "S", ANYWHERE}),
    [U'щ' - CYRILLIC_FIRST] = RULES({"щ", "S", ANYWHERE}),
    [U'ъ' - CYRILLIC_FIRST] = RULES({"ъ", "", ANYWHERE}),
    [U'ы' - CYRILLIC_FIRST] = RULES({"ый", "i", AT_END}, {"ы", "U", ANYWHERE}),
    [U'ь' - CYRILLIC_FIRST] = RULES({"ь", "", ANYWHERE}),
    [U'э' - CYRILLIC_FIRST] = RULES({"э", "e", ANYWHERE}),
    [U'ю' - CYRILLIC_FIRST] = RULES({"ю", "yu", ANYWHERE}),
    [U'я' - CYRILLIC_FIRST] = RULES({"я", "ya", ANYWHERE}),
    [U'є' - CYRILLIC_FIRST] = RULES({"є", "e", ANYWHERE}),
    [U'і' - CYRILLIC_FIRST] = RULES({"і", "i", ANYWHERE}),
    [U'ї' - CYRILLIC_FIRST] = RULES({"ї", "i", ANYWHERE}),
    [U'ґ' - CYRILLIC_FIRST] = RULES({"ґ", "g", ANYWHERE}),
};

/* Jamo in the order of Unicode (section 3.12). A final ㅅ is how Korean writes a foreign t. */
static const char *const hangul_initials[] = {"g", "k", "n", "d", "t", "r", "m", "b", "p", "s",
                                              "s", "",  "Z", "Z", "C", "k", "t", "p", "h"};
static const char *const hangul_vowels[] = {"a",  "e",  "ya", "ye", "O",  "e",  "yO", "ye", "o",  "wa", "we",
                                            "oe", "yo", "u",  "wO", "we", "wi", "yu", "U",  "Ui", "i"};
static const char *const hangul_finals[] = {"",  "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l",
                                            "p", "l", "m", "p", "p", "t", "t", "N", "t", "t", "k", "t", "p", ""};
enum {
    INITIAL_RIEUL = 5,
    INITIAL_NONE = 11,
    INITIAL_KHIEUKH = 15, /* the aspirates: this, ㅌ, ㅍ */
    INITIAL_PHIEUPH = 17,
    VOWEL_EU = 18,
    FINAL_NONE = 0,
    FINAL_RIEUL = 8,
    FINAL_SIOS = 19
};

static bool push(struct sounds *out, const char *sounds) {
    size_t length = strlen(sounds);
    if (out->length + length > SOUNDS_MAX) return false;
    memcpy(out->at + out->length, sounds, length);
    out->length = (uint8_t)(out->length + length);
    return true;
}

/* ---- Alphabets ------------------------------------------------------------------------------------------------- */

static bool starts_with_any(struct view rest, const char *letters) {
    int32_t c, letter;
    if (rest.length == 0) return false;
    utf8_decode(&c, rest.data, rest.length);
    for (size_t length = strlen(letters); length > 0;) {
        size_t size = utf8_decode(&letter, letters, length);
        if (letter == c) return true;
        letters += size;
        length -= size;
    }
    return false;
}

/* Whether a rule for PLACE holds at the start of a word or not, with REST behind the spelling. */
static bool is_place(enum place place, bool start, struct view rest) {
    switch (place) {
    case ANYWHERE: return true;
    case AT_START: return start;
    case AT_END: return !start && rest.length == 0;
    case BEFORE_FRONT: return starts_with_any(rest, "eiy");
    case BEFORE_VOWEL: return starts_with_any(rest, "aeiouy");
    case BEFORE_SOFT: return starts_with_any(rest, "аеиоуэюя");
    case START_BEFORE_SOFT: return start && starts_with_any(rest, "аеиоуэюя");
    }
    return false;
}

/* The rules for the spellings that start with letter C of SCRIPT; NULL where no rule has it. */
static const struct rule *rules_of(enum script script, int32_t c) {
    if (script == SCRIPT_LATIN) return c >= LATIN_FIRST && c <= LATIN_LAST ? latin_rules[c - LATIN_FIRST] : NULL;
    return c >= CYRILLIC_FIRST && c <= CYRILLIC_LAST ? cyrillic_rules[c - CYRILLIC_FIRST] : NULL;
}

/* Bytes of SPELLING, where REST starts with it; else 0. */
static size_t spelling_length(struct view rest, const char *spelling) {
    size_t length = 0;
    for (; spelling[length]; length++)
        if (length == rest.length || rest.data[length] != spelling[length]) return 0;
    return length;
}

/* Takes one spelling off the front of REST; false where there is no rule or no room. */
static bool apply_rule(struct sounds *out, struct view *rest, bool start, enum script script) {
    int32_t c;
    size_t length = utf8_decode(&c, rest->data, rest->length);
    bool joint = c == '-' || c == '\'';
    if (joint) *rest = view_of(rest->data + length, rest->length - length);
    const struct rule *rule = joint ? NULL : rules_of(script, c);
    for (; rule && rule->spelling; rule++) {
        length = spelling_length(*rest, rule->spelling);
        struct view behind = view_of(rest->data + length, rest->length - length);
        if (length == 0 || !is_place(rule->place, start, behind)) continue;
        *rest = behind;
        return push(out, rule->sounds);
    }
    return joint;
}

static bool spell_out(struct sounds *out, struct view word, enum script script) {
    struct view rest = word;
    while (rest.length > 0)
        if (!apply_rule(out, &rest, rest.data == word.data, script)) return false;
    return true;
}

/* The letter of ASCII that the accented Latin letter C is written without its mark, or 0. */
static char plain_letter(int32_t c) {
    /* U+00E0 to U+00FF, then pairs of U+0100 to U+017F; folding left small letters only. */
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuytY";
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkkllllllllllnnnnnnnnn"
                                   "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c >= 0xE0 && c <= 0xFF) return latin1[c - 0xE0];
    return c >= 0x100 && c < 0x180 ? extended[c - 0x100] : 0;
}

/* Latin in ASCII; marks, which the others' scripts do not know, are left out. */
static bool spell_latin(struct sounds *out, struct view form) {
    char plain[2 * SOUNDS_MAX];
    size_t length = 0;
    if (form.length > 2 && memcmp(form.data + form.length - 2, "'s", 2) == 0) form.length -= 2;
    for (size_t at = 0; at < form.length; length++) {
        int32_t c;
        at += utf8_decode(&c, form.data + at, form.length - at);
        if (length == sizeof plain) return false;
        plain[length] = c < 0x80 ? (char)c : plain_letter(c);
        if (!plain[length]) return false;
    }
    return spell_out(out, view_of(plain, length), SCRIPT_LATIN);
}

/* ---- Hangul ---------------------------------------------------------------------------------------------------- */

struct syllable {
    int initial, vowel, final;
};

static struct syllable syllable_of(int32_t c) {
    return (struct syllable){jamo_initial(c), jamo_vowel(c), jamo_final(c)};
}

/*
 * Whether the vowel of SYLLABLE only carries a foreign consonant: 으 without a final (스트 for st), or before a doubled
 * l (블라 for vla).
 */
static bool is_epenthetic(struct syllable syllable, struct syllable next) {
    if (syllable.vowel != VOWEL_EU || syllable.initial == INITIAL_NONE) return false;
    return syllable.final == FINAL_NONE || (syllable.final == FINAL_RIEUL && next.initial == INITIAL_RIEUL);
}

/* What the final of SYLLABLE sounds. A ㅅ before an aspirate doubles that (홋카이도, 삿포로). */
static const char *final_of(struct syllable syllable, struct syllable next) {
    bool aspirate = next.initial >= INITIAL_KHIEUKH && next.initial <= INITIAL_PHIEUPH;
    return syllable.final == FINAL_SIOS && aspirate ? "" : hangul_finals[syllable.final];
}

static bool spell_hangul(struct sounds *out, struct view form) {
    for (size_t at = 0; at < form.length;) {
        int32_t c, behind = -1;
        at += utf8_decode(&c, form.data + at, form.length - at);
        if (!hangul_is_syllable(c)) return false;
        if (at < form.length) utf8_decode(&behind, form.data + at, form.length - at);
        struct syllable syllable = syllable_of(c), next = {INITIAL_NONE, 0, 0};
        if (hangul_is_syllable(behind)) next = syllable_of(behind);
        bool ok = push(out, hangul_initials[syllable.initial]);
        if (!is_epenthetic(syllable, next)) ok = ok && push(out, hangul_vowels[syllable.vowel]);
        if (!ok || !push(out, final_of(syllable, next))) return false;
    }
    return true;
}

/* ---- Words ----------------------------------------------------------------------------------------------------- */

enum script script_of(struct view form) {
    int32_t c = -1;
    if (form.length > 0) utf8_decode(&c, form.data, form.length);
    if (hangul_is_syllable(c)) return SCRIPT_HANGUL;
    if (c >= 0x400 && c < 0x530) return SCRIPT_CYRILLIC;
    return (c >= 'a' && c <= 'z') || (c >= 0xE0 && c < 0x180) ? SCRIPT_LATIN : SCRIPT_OTHER;
}

bool sounds_append(struct sounds *out, struct view form) {
    enum script script = script_of(form);
    bool ok = false;
    if (out->length == 0) out->script = (uint8_t)script;
    if (script == SCRIPT_LATIN) ok = spell_latin(out, form);
    if (script == SCRIPT_CYRILLIC) ok = spell_out(out, form, SCRIPT_CYRILLIC);
    if (script == SCRIPT_HANGUL) ok = spell_hangul(out, form);
    if (!ok || out->script != script) out->length = 0;
    return out->length > 0;
}

bool sounds_of(struct sounds *out, struct view form) {
    *out = (struct sounds){0};
    return sounds_append(out, form);
}

/* ---- Readings -------------------------------------------------------------------------------------------------- */

/* FORM without the longest case ending of a noun or an adjective that leaves three letters; whole where it has none. */
static struct view without_case(struct view form) {
    static const char *const endings[] = {"ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом",
                                          "ем",  "ах",  "ях",  "ам",  "ям",  "ых",  "их",  "ов",  "ой", "ей", "ою",
                                          "ею",  "а",   "я",   "у",   "ю",   "е",   "ы",   "и",   "о"};
    enum { LETTER = 2 };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (form.length < length + 3 * LETTER) continue;
        if (memcmp(form.data + form.length - length, endings[i], length) == 0)
            return view_of(form.data, form.length - length);
    }
    return form;
}

/* Gives the surname that NAME starts with its l back; false where it never had one. */
static bool restore_liquid(struct sounds *name, struct view form) {
    static const char *const lost[] = {"이", "임", "유", "여", "양"};
    if (name->length == SOUNDS_MAX || form.length != 3 * SYLLABLE) return false;
    if (view_starts(form, view_str("노"))) {
        name->at[0] = 'l';
        return true;
    }
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        if (!view_starts(form, view_str(lost[i]))) continue;
        memmove(name->at + 1, name->at, name->length++);
        name->at[0] = 'l';
        return true;
    }
    return false;
}

/* FORM without particles, and without a title where that leaves as much as foreign names have: 나브라틸로바선수가. */
static struct view bare_hangul(struct view form) {
    size_t name = title_name_length(form);
    return view_of(form.data, name >= 3 * SYLLABLE ? name : hangul_noun_length(form, NULL, NULL));
}

static size_t read_hangul(struct sounds *out, struct view form) {
    size_t count = sounds_of(&out[0], form);
    struct view noun = bare_hangul(form);
    if (count && noun.length < form.length) count += sounds_of(&out[count], noun);
    for (size_t i = 0, plain = count; i < plain; i++) {
        out[count] = out[i];
        count += restore_liquid(&out[count], i == 0 ? form : noun);
    }
    return count;
}

/* The other sound of the first letter of WORD that sounds as SOUNDS; 0 where it has one only. */
static char other_start(const struct sounds *sounds, struct view word) {
    if (sounds->length < 2) return 0;
    if (view_starts(word, view_str("г"))) return 'h';
    return word.data[0] == 'g' && (sounds->at[1] == 'e' || sounds->at[1] == 'i') ? 'Z' : 0;
}

static size_t read_letters(struct sounds *out, struct view form) {
    size_t count = sounds_of(&out[0], form);
    struct view stem = script_of(form) == SCRIPT_CYRILLIC ? without_case(form) : form;
    if (count && stem.length < form.length) count += sounds_of(&out[count], stem);
    char other = count ? other_start(&out[0], form) : 0;
    for (size_t i = 0, plain = count; other && i < plain; i++) {
        out[count] = out[i];
        out[count++].at[0] = other;
    }
    return count;
}

size_t sound_readings(struct sounds out[SOUND_READINGS_MAX], struct view form) {
    return script_of(form) == SCRIPT_HANGUL ? read_hangul(out, form) : read_letters(out, form);
}

/* ---- Packed ---------------------------------------------------------------------------------------------------- */

/* Set in the byte that stands before each reading but the first. */
enum { SHARED = 0x80u, SHARED_MOST = 0x7Fu };

static size_t shared_sounds(const struct sounds *a, const struct sounds *b) {
    size_t shared = 0;
    while (shared < a->length && shared < b->length && a->at[shared] == b->at[shared]) shared++;
    return shared;
}

void sound_pack(struct buffer *out, const struct sounds *readings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t shared = i > 0 ? shared_sounds(&readings[i - 1], &readings[i]) : 0;
        if (i > 0) buffer_append_byte(out, (char)(SHARED | shared));
        buffer_append(out, readings[i].at + shared, readings[i].length - shared);
    }
}

/* Whether BYTE may be a sound: those of damaged data index the tables of costs, too. */
static bool is_sound(unsigned char byte) { return byte >= 'A' && byte <= 'z'; }

bool sound_unpack(struct sounds *reading, struct view *rest) {
    const unsigned char *at = (const unsigned char *)rest->data, *end = at + rest->length;
    size_t length = 0;
    bool ok = at < end;
    if (ok && *at & SHARED) {
        length = *at++ & SHARED_MOST;
        ok = length <= reading->length;
    }
    for (; ok && at < end && !(*at & SHARED); at++) {
        ok = length < SOUNDS_MAX && is_sound(*at);
        if (ok) reading->at[length++] = (char)*at;
    }
    reading->length = ok ? (uint8_t)length : 0;
    *rest = ok ? view_of((const char *)at, (size_t)(end - at)) : view_of(rest->data, 0);
    return reading->length > 0;
}
