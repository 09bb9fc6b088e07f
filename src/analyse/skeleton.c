/* SPDX-License-Identifier: MIT */
/* Sounds to consonant classes, pairs of words aligned sound by sound. */
#include "analyse/skeleton.h"

#include "analyse/hangul.h"
#include "analyse/jamo_parts.h"
#include "text/utf8.h"

#include <limits.h>

/*
 * Sounds without glides that a name needs. Shorter ones (Kim, Un) meet as parts of a name of several words, or by an
 * alias: three sounds are "net", нет.
 */
enum { SOUNDS_MIN = 4 };

/* ---- Keys ------------------------------------------------------------------------------------------------------ */

/*
 * Korean has no f, v, z, and no voiced stops of its own; it writes j, z and ts with ㅈ or ㅊ, s and sh with ㅅ, and l
 * and r with one letter. English s is often z elsewhere (Venezuela, Венесуэла).
 */
static char class_of(char sound) {
    static const char classes[128] = {
        ['b'] = 'P', ['p'] = 'P', ['v'] = 'P', ['f'] = 'P', ['d'] = 'T', ['t'] = 'T', ['g'] = 'K',
        ['k'] = 'K', ['s'] = 'S', ['S'] = 'S', ['z'] = 'S', ['Z'] = 'S', ['c'] = 'S', ['C'] = 'S',
        ['n'] = 'N', ['N'] = 'N', ['l'] = 'L', ['r'] = 'L', ['m'] = 'M', ['h'] = 'H',
    };
    return classes[(unsigned char)sound & 127];
}

static char sound_at(const struct sounds *sounds, size_t i) { return i < sounds->length ? sounds->at[i] : 0; }

static bool is_vowel_at(const struct sounds *sounds, size_t i) {
    return i < sounds->length && sound_is_vowel(sounds->at[i]);
}

/* Whether no consonant but l and r stands behind sound I. */
static bool ends_word(const struct sounds *sounds, size_t i) {
    while (++i < sounds->length)
        if (class_of(sounds->at[i]) && class_of(sounds->at[i]) != 'L') return false;
    return true;
}

/*
 * What sound I adds to the skeleton, 0: nothing. An l or r without a vowel behind it adds none: English does not
 * sound that r and Korean does not write it (Carter, 카터), Russian writes Korean l as r. A w is a consonant in front
 * of a word and between vowels (Wonsan, Вонсан; Kuwait, Кувейт), else part of the vowel. ng may have its g or not.
 */
static char skeleton_at(const struct sounds *sounds, size_t i) {
    char sound = sounds->at[i];
    bool vowel_next = is_vowel_at(sounds, i + 1) || sound_is_glide(sound_at(sounds, i + 1));
    if (sound == 'w') return i == 0 || is_vowel_at(sounds, i - 1) ? 'P' : 0;
    if ((sound == 'l' || sound == 'r') && (!vowel_next || ends_word(sounds, i))) return 0;
    if (sound == 'g' && i > 0 && sounds->at[i - 1] == 'N') return 0;
    return class_of(sound);
}

static size_t sound_count(const struct sounds *sounds) {
    size_t count = 0;
    for (size_t i = 0; i < sounds->length; i++) count += !sound_is_glide(sounds->at[i]);
    return count;
}

void skeleton_of(struct buffer *out, const struct sounds *sounds) {
    char key[SOUNDS_MAX + 1];
    size_t length = 0, first = sound_at(sounds, 0) == 'y' ? 1 : 0;
    bool apart = true; /* a vowel stands between the last consonant and this sound */
    if (is_vowel_at(sounds, first)) key[length++] = 'A';
    size_t vowels = length;
    for (size_t i = 0; i < sounds->length; i++) {
        char c = skeleton_at(sounds, i);
        if (c && (apart || c != key[length - 1])) key[length++] = c;
        if (c) apart = false;
        else if (is_vowel_at(sounds, i)) apart = true;
    }
    if (length > vowels && sound_count(sounds) >= SOUNDS_MIN) buffer_append(out, key, length);
}

/* ---- Names ----------------------------------------------------------------------------------------------------- */

/* Whether one of ENDS, as many as there are up to a NULL, ends FORM behind three letters of LETTER bytes or more. */
static bool has_end(struct view form, const char *const *ends, size_t letter) {
    for (; *ends; ends++) {
        size_t length = strlen(*ends);
        if (form.length >= length + 3 * letter && memcmp(form.data + form.length - length, *ends, length) == 0)
            return true;
    }
    return false;
}

static bool is_english_word(struct view form) {
    static const char *const ends[] = {"tion",  "tions", "ment", "ments", "ness", "able", "ible", "ous", "ity",
                                       "ities", "ied",   "ings", "ized",  "ised", "less", "ful",  NULL};
    return has_end(form, ends, 1);
}

static bool is_russian_word(struct view form) {
    static const char *const ends[] = {"ть",   "тся",   "ться", "лся",  "лась", "лось", "лись",  "ение",  "ения",
                                       "ению", "ением", "ений", "ание", "ания", "анию", "анием", "аний",  "ость",
                                       "ости", "остью", "ный",  "ная",  "ное",  "ные",  "ного",  "ному",  "ную",
                                       "щий",  "щие",   "щих",  "вший", "вшие", "вших", "ество", "ества", NULL};
    return has_end(form, ends, 2);
}

/*
 * Foreign names and those of Koreans have no finals but these: ㄱ ㄴ ㄹ ㅁ ㅂ ㅅ ㅇ. The first two syllables are looked
 * at, which no particle is among.
 */
static bool has_finals_of_names(struct view form) {
    static const unsigned finals = 1u | 1u << 1 | 1u << 4 | 1u << 8 | 1u << 16 | 1u << 17 | 1u << 19 | 1u << 21;
    const size_t looked_at = 6;
    for (size_t at = 0; at < form.length && at < looked_at;) {
        int32_t c;
        at += utf8_decode(&c, form.data + at, form.length - at);
        if (!hangul_is_syllable(c) || !(finals >> jamo_final(c) & 1)) return false;
    }
    return true;
}

bool skeleton_may_be_name(struct view form) {
    switch (script_of(form)) {
    case SCRIPT_LATIN: return !is_english_word(form);
    case SCRIPT_CYRILLIC: return !is_russian_word(form);
    case SCRIPT_HANGUL: return has_finals_of_names(form);
    case SCRIPT_OTHER: break;
    }
    return false;
}

/* Whether FORM is a Korean noun with so long an ending that it cannot be the end of the name: 에서는, 하였다. */
static bool has_long_ending(struct view form) {
    enum { SYLLABLE = 3 };
    return script_of(form) == SCRIPT_HANGUL && form.length - hangul_noun_length(form, NULL, NULL) > SYLLABLE;
}

static bool has_key(const struct class_keys *keys, struct view key) {
    for (size_t i = 0; i < class_keys_count(keys); i++)
        if (view_equal(class_key(keys, i), key)) return true;
    return false;
}

void skeleton_key(struct buffer *key, const struct sounds *sounds, enum script script) {
    static const enum class_kind kinds[] = {[SCRIPT_LATIN] = CLASS_SOUND_LATIN,
                                            [SCRIPT_CYRILLIC] = CLASS_SOUND_CYRILLIC,
                                            [SCRIPT_HANGUL] = CLASS_SOUND_HANGUL};
    buffer_clear(key);
    buffer_append_byte(key, (char)kinds[script]);
    skeleton_of(key, sounds);
    if (key->length == 1) buffer_clear(key);
}

bool skeleton_keys(struct class_keys *out, struct buffer *sounds, struct view form) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer key = {0};
    bool ok = true;
    class_keys_clear(out);
    buffer_clear(sounds);
    if (!skeleton_may_be_name(form)) return true;
    size_t count = sound_readings(readings, form);
    sound_pack(sounds, readings, count);
    for (size_t i = count > 1 && has_long_ending(form); ok && i < count; i++) {
        skeleton_key(&key, &readings[i], script_of(form));
        ok = !key.failed; /* before the next reading makes it forget that */
        if (key.length == 0 || has_key(out, buffer_view(&key))) continue;
        buffer_append(&out->bytes, key.data, key.length);
        ok = ok && !out->bytes.failed && array_push(&out->ends, out->bytes.length);
    }
    buffer_release(&key);
    return ok && !sounds->failed;
}

/* ---- Pairs ----------------------------------------------------------------------------------------------------- */

/* Costs in tenths of a sound. */
enum {
    COST_NEVER = 1000,
    COST_VOWEL_NEAR = 3,
    COST_VOWEL_FAR = 8,
    COST_CONSONANT_NEAR = 1,
    COST_CONSONANT_MIXED = 2,
    COST_CONSONANT_FAR = 5,  /* of one class */
    COST_DROP_DIPHTHONG = 3, /* a vowel beside another: Biden, Байден, 바이든 */
    COST_DROP_GLIDE = 1,
    COST_DROP_SILENT = 1,
    COST_DROP_FINAL_VOWEL = 4, /* Russian endings, Korean 이 */
    COST_DROP_VOWEL = 6,
    COST_DROP_R = 2,
    COST_DROP_L = 4,
    COST_DROP_TWIN = 1 /* one of a doubled consonant */
};

/* A set of sounds, which are letters: a bit each. */
#define SOUND(letter) (UINT64_C(1) << ((letter) - 'A'))

/* Whether one of A and B is in the set that PAIRS has for the other. */
static bool is_pair(const uint64_t pairs[128], char a, char b) {
    return pairs[(unsigned char)a & 127] & SOUND(b) || pairs[(unsigned char)b & 127] & SOUND(a);
}

static unsigned substitute_vowel(char a, char b) {
    /* A glide that the other script writes as a vowel: Tokyo, Токио. */
    static const uint64_t glides[128] = {['y'] = SOUND('i'), ['w'] = SOUND('u')};
    /* Korean eo and eu for unstressed vowels; Russian a for English u; ё, which folding made е. */
    static const uint64_t near[128] = {
        ['O'] = SOUND('o') | SOUND('u') | SOUND('e') | SOUND('a'),
        ['U'] = SOUND('u') | SOUND('i') | SOUND('e') | SOUND('o'),
        ['u'] = SOUND('o') | SOUND('a'),
        ['e'] = SOUND('o') | SOUND('i') | SOUND('a'),
    };
    if (is_pair(glides, a, b)) return COST_DROP_GLIDE;
    return is_pair(near, a, b) ? COST_VOWEL_NEAR : COST_VOWEL_FAR;
}

static unsigned substitute_consonant(char a, char b) {
    /* What a script writes for want of the other letter; English c, which Russian took from Latin as ts (France,
     * Франция). */
    static const uint64_t near[128] = {
        ['v'] = SOUND('b') | SOUND('w'),
        ['f'] = SOUND('p'),
        ['z'] = SOUND('Z') | SOUND('c'),
        ['c'] = SOUND('C'),
        ['Z'] = SOUND('C'),
        ['s'] = SOUND('S'),
        ['l'] = SOUND('r'),
    };
    /* What romanizations of Korean and final devoicing mix up. */
    static const uint64_t mixed[128] = {
        ['v'] = SOUND('p') | SOUND('f'), ['g'] = SOUND('k'), ['d'] = SOUND('t'),
        ['b'] = SOUND('p') | SOUND('w'), ['n'] = SOUND('N'), ['z'] = SOUND('s') | SOUND('C'),
        ['c'] = SOUND('s') | SOUND('Z'),
    };
    if (is_pair(near, a, b)) return COST_CONSONANT_NEAR;
    if (is_pair(mixed, a, b)) return COST_CONSONANT_MIXED;
    return class_of(a) && class_of(a) == class_of(b) ? COST_CONSONANT_FAR : COST_NEVER;
}

static unsigned substitute(char a, char b) {
    bool soft_a = sound_is_vowel(a) || sound_is_glide(a), soft_b = sound_is_vowel(b) || sound_is_glide(b);
    if (a == b) return 0;
    return soft_a && soft_b ? substitute_vowel(a, b) : substitute_consonant(a, b);
}

/* Whether sound I is the e at the end of an English word, or the 이 that Korean has behind a final sh, ch, j (부시). */
static bool is_silent(const struct sounds *sounds, size_t i) {
    if (i + 1 < sounds->length || i == 0) return false;
    if (sounds->script == SCRIPT_LATIN) return sounds->at[i] == 'e';
    return sounds->script == SCRIPT_HANGUL && sounds->at[i] == 'i' && class_of(sounds->at[i - 1]) == 'S';
}

/* What it costs that the other word lacks sound I. */
static unsigned drop(const struct sounds *sounds, size_t i) {
    char sound = sounds->at[i];
    if (sound_is_glide(sound)) return COST_DROP_GLIDE;
    if (is_silent(sounds, i)) return COST_DROP_SILENT;
    if (sound_is_vowel(sound) && (is_vowel_at(sounds, i + 1) || (i > 0 && is_vowel_at(sounds, i - 1))))
        return COST_DROP_DIPHTHONG;
    if (sound_is_vowel(sound)) return i + 1 == sounds->length ? COST_DROP_FINAL_VOWEL : COST_DROP_VOWEL;
    if (i > 0 && class_of(sounds->at[i - 1]) == class_of(sound)) return COST_DROP_TWIN;
    if (sound == 'g' && i > 0 && sounds->at[i - 1] == 'N') return COST_DROP_TWIN;
    if (sound == 'r') return COST_DROP_R;
    return sound == 'l' ? COST_DROP_L : COST_NEVER;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

void skeleton_probe_make(struct skeleton_probe *out, const struct sounds *name) {
    out->name = *name;
    for (size_t i = 0; i < name->length; i++) {
        out->drops[i] = (uint16_t)drop(name, i);
        for (int letter = 'A'; letter <= 'z'; letter++)
            out->substitutes[i][letter - 'A'] = (uint16_t)substitute(name->at[i], (char)letter);
    }
}

/*
 * The alignment of least cost (Wagner and Fischer 1974), row by row, in tenths of a sound; any cost above MOST where
 * it is more than that.
 */
static unsigned align(const struct skeleton_probe *a, const struct sounds *b, unsigned most) {
    unsigned row[SOUNDS_MAX + 1] = {0}, drops[SOUNDS_MAX];
    for (size_t j = 0; j < b->length; j++) row[j + 1] = row[j] + (drops[j] = drop(b, j));
    for (size_t i = 0; i < a->name.length; i++) {
        const uint16_t *substitutes = a->substitutes[i];
        unsigned corner = row[0], dropped = a->drops[i];
        unsigned best = row[0] += dropped;
        for (size_t j = 0; j < b->length; j++) {
            unsigned both = corner + substitutes[b->at[j] - 'A'];
            corner = row[j + 1];
            row[j + 1] = least(both, least(row[j + 1] + dropped, row[j] + drops[j]));
            best = least(best, row[j + 1]);
        }
        if (best > most) return best;
    }
    return row[b->length];
}

static size_t longer_of(const struct sounds *a, const struct sounds *b) {
    return a->length > b->length ? a->length : b->length;
}

unsigned skeleton_distance(const struct sounds *a, const struct sounds *b) {
    size_t longer = longer_of(a, b);
    struct skeleton_probe probe;
    skeleton_probe_make(&probe, a);
    return longer ? align(&probe, b, UINT_MAX) * 10 / (unsigned)longer : 0;
}

/* Whether A and B are apart by no more than their length allows. */
static bool sound_alike(const struct skeleton_probe *a, const struct sounds *b) {
    size_t shorter = least((unsigned)sound_count(&a->name), (unsigned)sound_count(b));
    unsigned apart = shorter <= SOUNDS_MIN ? SKELETON_APART_SHORT : SKELETON_APART;
    /* The greatest cost of which skeleton_distance() makes no more than that. */
    unsigned most = ((apart + 1) * (unsigned)longer_of(&a->name, b) - 1) / 10;
    return align(a, b, most) <= most;
}

bool skeleton_alike(const struct skeleton_probe *probe, struct view readings, enum script script) {
    struct sounds reading;
    reading.length = 0;
    reading.script = (uint8_t)script;
    while (sound_unpack(&reading, &readings))
        if (sound_alike(probe, &reading)) return true;
    return false;
}
