/* SPDX-License-Identifier: MIT */
/* Sounds to consonant classes, pairs of words aligned sound by sound. */
#include "analyse/skeleton.h"

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

static bool has_key(const struct class_keys *keys, struct view key) {
    for (size_t i = 0; i < class_keys_count(keys); i++)
        if (view_equal(class_key(keys, i), key)) return true;
    return false;
}

bool skeleton_keys(struct class_keys *out, struct view form) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer key = {0};
    bool ok = true;
    size_t count = sound_readings(readings, form);
    buffer_clear(&out->bytes);
    out->ends.length = 0;
    for (size_t i = 0; ok && i < count; i++) {
        buffer_clear(&key);
        skeleton_of(&key, &readings[i]);
        if (key.length == 0 || has_key(out, buffer_view(&key))) continue;
        buffer_append(&out->bytes, key.data, key.length);
        ok = !key.failed && !out->bytes.failed && array_push(&out->ends, out->bytes.length);
    }
    ok = ok && !key.failed;
    buffer_release(&key);
    return ok;
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

/* Whether A and B, in any order, are one of PAIRS. */
static bool is_pair(const char *pairs, char a, char b) {
    for (const char *pair = pairs; *pair; pair += pair[2] ? 3 : 2)
        if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return true;
    return false;
}

static unsigned substitute_vowel(char a, char b) {
    /* Korean eo and eu for unstressed vowels; Russian a for English u; ё, which folding made е. */
    static const char near[] = "oO uO eO aO uU iU eU oU ou oe ua ei ae yi wu";
    return is_pair(near, a, b) ? COST_VOWEL_NEAR : COST_VOWEL_FAR;
}

static unsigned substitute_consonant(char a, char b) {
    /* What a script writes for want of the other letter; what romanizations of Korean and final devoicing mix up. */
    static const char near[] = "vb fp zZ cC ZC zc sS lr vw", mixed[] = "vp vf gk dt bp nN zs Zc zC wb";
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

/* The alignment of least cost (Wagner and Fischer 1974), row by row. */
unsigned skeleton_distance(const struct sounds *a, const struct sounds *b) {
    unsigned row[SOUNDS_MAX + 1] = {0};
    for (size_t j = 0; j < b->length; j++) row[j + 1] = row[j] + drop(b, j);
    for (size_t i = 0; i < a->length; i++) {
        unsigned corner = row[0];
        row[0] += drop(a, i);
        for (size_t j = 0; j < b->length; j++) {
            unsigned both = corner + substitute(a->at[i], b->at[j]);
            corner = row[j + 1];
            row[j + 1] = least(both, least(row[j + 1] + drop(a, i), row[j] + drop(b, j)));
        }
    }
    size_t longer = a->length > b->length ? a->length : b->length;
    return longer ? row[b->length] * 10 / (unsigned)longer : 0;
}

/* Whether A and B are apart by no more than their length allows. */
static bool sound_alike(const struct sounds *a, const struct sounds *b) {
    size_t shorter = least((unsigned)sound_count(a), (unsigned)sound_count(b));
    return skeleton_distance(a, b) <= (shorter <= SOUNDS_MIN ? SKELETON_APART_SHORT : SKELETON_APART);
}

bool skeleton_alike(const struct sounds *name, struct view form) {
    struct sounds readings[SOUND_READINGS_MAX];
    size_t count = sound_readings(readings, form);
    for (size_t i = 0; i < count; i++)
        if (readings[i].script != name->script && sound_alike(name, &readings[i])) return true;
    return false;
}
