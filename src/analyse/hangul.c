/* SPDX-License-Identifier: MIT */
/* Nouns, spellings of both Koreas, joints between nouns. */
#include "analyse/hangul.h"

#include "analyse/jamo_parts.h"
#include "analyse/particle.h"
#include "text/utf8.h"

enum { SYLLABLE = JAMO_SYLLABLE };

/* Initial sounds by their number in Unicode. */
enum { NIEUN = 2, RIEUL = 5, IEUNG = 11 };

bool hangul_is_syllable(int32_t c) { return c >= JAMO_FIRST && c <= JAMO_LAST; }

/* Whether the vowel of syllable C is ㅣ or starts with it: ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ. */
static bool is_palatal(int32_t c) {
    int32_t vowel = jamo_vowel(c);
    return vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
}

int32_t hangul_initial(int32_t c) {
    if (!hangul_is_syllable(c)) return c;
    int32_t initial = jamo_initial(c);
    if (initial != NIEUN && initial != RIEUL) return c;
    if (is_palatal(c)) return jamo_with_initial(c, IEUNG);
    return jamo_with_initial(c, NIEUN);
}

size_t hangul_other_initials(int32_t out[2], int32_t c) {
    static const int32_t initials[] = {RIEUL, NIEUN, IEUNG};
    size_t count = 0;
    for (size_t i = 0; hangul_is_syllable(c) && i < sizeof initials / sizeof *initials; i++) {
        int32_t other = jamo_with_initial(c, initials[i]);
        if (other != c && hangul_initial(other) == hangul_initial(c)) out[count++] = other;
    }
    return count;
}

/* 렬 and 률, which the South writes 열 and 율 behind a vowel or ㄴ: 대렬, 비률. */
static bool is_suffix_syllable(int32_t c) { return c == 0xB82C || c == 0xB960 || c == 0xC5F4 || c == 0xC728; }

/*
 * Whether A and B are the same syllable of a word. Inside of a word of two syllables only 렬 and 률 differ between the
 * Koreas; longer ones may be compounds (조선로동당).
 */
static bool is_same(int32_t a, int32_t b, bool first, bool is_long) {
    if (a == b) return true;
    if (hangul_initial(a) != hangul_initial(b)) return false;
    return first || is_long || (is_suffix_syllable(a) && is_suffix_syllable(b));
}

static bool is_at(struct view form, size_t at, struct view word) {
    bool is_long = word.length > 2 * SYLLABLE;
    if (form.length - at < word.length) return false;
    for (size_t i = 0; i < word.length;) {
        int32_t a, b;
        size_t size = utf8_decode(&a, form.data + at + i, form.length - at - i);
        if (size != utf8_decode(&b, word.data + i, word.length - i)) return false;
        if (!is_same(a, b, i == 0, is_long)) return false;
        i += size;
    }
    return true;
}

bool hangul_find(size_t *out, struct view form, struct view word) {
    for (size_t at = 0; at + word.length <= form.length;) {
        int32_t c;
        *out = at;
        if (is_at(form, at, word)) return true;
        at += utf8_decode(&c, form.data + at, form.length - at);
    }
    return false;
}

enum hangul_relation hangul_relation(struct view form, struct view word) {
    size_t at;
    if (view_equal(form, word)) return HANGUL_SAME;
    if (is_at(form, 0, word) && particles_follow(form, word.length)) return HANGUL_INFLECTED;
    if (word.length < 2 * SYLLABLE) return HANGUL_NONE;
    return hangul_find(&at, form, word) ? HANGUL_CONTAINS : HANGUL_NONE;
}

/* ---- Nouns --------------------------------------------------------------------------------------------------------
 */

/* A vocabulary that may be missing. */
struct vocabulary {
    hangul_known_fn *known;
    void *context;
};

/* Whether START with END behind it is in the vocabulary. */
static bool has(const struct vocabulary *vocabulary, struct view start, const char *end) {
    char form[128]; /* as long as forms are: TOKEN_FORM_MAX */
    struct view behind = view_str(end);
    if (!vocabulary->known || start.length + behind.length > sizeof form) return false;
    memcpy(form, start.data, start.length);
    memcpy(form + start.length, behind.data, behind.length);
    return vocabulary->known(vocabulary->context, view_of(form, start.length + behind.length));
}

static bool has_any(const struct vocabulary *vocabulary, struct view start, const char *const *ends, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (has(vocabulary, start, ends[i])) return true;
    return false;
}

/* Whether the vocabulary shows WORD to be a noun: with particles that never follow another particle. */
static bool is_noun(const struct vocabulary *vocabulary, struct view word) {
    static const char *const ends[] = {"를", "가", "와", "을", "이", "과"};
    return has_any(vocabulary, word, ends, sizeof ends / sizeof *ends);
}

/* Whether the vocabulary shows that NOUN makes a verb. */
static bool makes_verb(const struct vocabulary *vocabulary, struct view noun) {
    static const char *const ends[] = {"하는", "했다", "하였다", "하고", "하여", "한다", "되는", "됐다", "되었다"};
    return has_any(vocabulary, noun, ends, sizeof ends / sizeof *ends);
}

/* The noun in front of a verb at the end of WORD. A verb of one syllable (한, 된) is also the end of nouns (북남한). */
static size_t verb_noun(const struct vocabulary *vocabulary, struct view word) {
    size_t noun = particle_verb_noun(word, 2 * SYLLABLE);
    if (noun == 0 || word.length - noun > SYLLABLE) return noun;
    return makes_verb(vocabulary, view_of(word.data, noun)) && !is_noun(vocabulary, word) ? noun : 0;
}

/*
 * What is left of WORD without a particle, as the vocabulary shows: the longest rest that is a noun there. 0 where it
 * shows none.
 */
static size_t shown_noun(const struct vocabulary *vocabulary, struct view word) {
    size_t least = word.length < SYLLABLE ? word.length : SYLLABLE;
    for (size_t length = word.length - least; length >= SYLLABLE; length -= SYLLABLE) {
        struct view noun = view_of(word.data, length);
        if (particles_follow_noun(word, length) && is_noun(vocabulary, noun)) return length;
    }
    return 0;
}

/* WORD without one particle, or its own length. */
static size_t strip_particle(const struct vocabulary *vocabulary, struct view word) {
    /* 만 and 들 are nearly always particles, and others may follow them. */
    size_t end = particle_open_length(word, 2 * SYLLABLE);
    if (end > 0) return word.length - end;
    if (is_noun(vocabulary, word)) return word.length;
    size_t noun = shown_noun(vocabulary, word);
    return noun > 0 ? noun : word.length - particle_length(word, 2 * SYLLABLE);
}

size_t hangul_noun_length(struct view word, hangul_known_fn *known, void *context) {
    const struct vocabulary vocabulary = {known, context};
    size_t noun = verb_noun(&vocabulary, word);
    if (noun > 0) return noun;
    /* 사람들에게는: 사람들, 사람 */
    for (int most = 3; most > 0; most--) {
        noun = strip_particle(&vocabulary, word);
        if (noun == word.length) break;
        word.length = noun;
    }
    return word.length;
}

size_t hangul_split(struct view word, hangul_known_fn *known, void *context) {
    const struct vocabulary vocabulary = {known, context};
    if (word.length < 3 * SYLLABLE) return 0;
    for (size_t at = word.length - SYLLABLE; at >= 2 * SYLLABLE; at -= SYLLABLE) {
        struct view head = view_of(word.data, at), tail = view_of(word.data + at, word.length - at);
        if (has(&vocabulary, head, "") && has(&vocabulary, tail, "")) return at;
    }
    return 0;
}

/* ---- Compounds ----------------------------------------------------------------------------------------------------
 */

enum { PARTED_SYLLABLES = HANGUL_PARTED_MAX / SYLLABLE };

/*
 * What a way to take a word apart is worth: all syllables of known parts, less something for each part, less something
 * for each syllable that is in none. That prefers few long parts.
 */
enum { WORTH_SYLLABLE = 10, COST_PART = 5, COST_UNKNOWN = 1 };

/* The best way to take the first syllables of a word apart. */
struct parting {
    int worth;
    size_t from; /* where its last part starts, in syllables */
    bool known;  /* that part is */
};

static struct view syllables_of(struct view word, size_t from, size_t to) {
    return view_of(word.data + from * SYLLABLE, (to - from) * SYLLABLE);
}

/* Fills BEST[i] for the first i syllables of WORD, by what it has for less. */
static void find_partings(struct parting best[PARTED_SYLLABLES + 1], struct view word,
                          const struct vocabulary *vocabulary) {
    size_t count = word.length / SYLLABLE;
    best[0] = (struct parting){0};
    for (size_t end = 1; end <= count; end++) {
        best[end] = (struct parting){best[end - 1].worth - COST_UNKNOWN, end - 1, false};
        for (size_t from = 0; from + 2 <= end; from++) {
            int worth = best[from].worth + (int)(end - from) * WORTH_SYLLABLE - COST_PART;
            if (end - from == count || worth <= best[end].worth) continue;
            if (has(vocabulary, syllables_of(word, from, end), "")) best[end] = (struct parting){worth, from, true};
        }
    }
}

size_t hangul_parts(struct view out[HANGUL_PARTS_MAX], struct view word, hangul_known_fn *known, void *context) {
    const struct vocabulary vocabulary = {known, context};
    struct parting best[PARTED_SYLLABLES + 1];
    size_t count = word.length / SYLLABLE, parts = 0;
    if (count < 3 || word.length > HANGUL_PARTED_MAX) return 0;
    find_partings(best, word, &vocabulary);
    if (best[count].worth <= 0) return 0;
    /* From the end to the start; what is in no part is gathered until a part or the start is met. */
    for (size_t end = count; end > 0;) {
        size_t from = best[end].from;
        while (!best[end].known && from > 0 && !best[from].known) from = best[from].from;
        if (end - from >= 2) out[parts++] = syllables_of(word, from, end);
        end = from;
    }
    for (size_t i = 0; i < parts / 2; i++) {
        struct view swap = out[i];
        out[i] = out[parts - 1 - i];
        out[parts - 1 - i] = swap;
    }
    return parts;
}
