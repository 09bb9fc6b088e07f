/* SPDX-License-Identifier: MIT */
/* Endings taken off from the right, changes of the stem undone. */

/*
 * Each ending that a form may have leaves a base, which is the stem as it is written in front of that ending: 도와
 * before ㅆ다, 모르 before 고. The rules of the irregular classes (한글 맞춤법, the Korean spelling rules of 1988,
 * articles 15 to 18 and 34 to 40) are undone for the bases of each kind of ending. What tense, honorific 시 or an
 * auxiliary verb leave is a stem with its own base inside, and is taken apart in the same way.
 */
#include "analyse/predicate.h"

#include "analyse/ending.h"
#include "analyse/hangul.h"
#include "analyse/jamo_parts.h"
#include "analyse/particle.h"
#include "analyse/stem_end.h"
#include "text/utf8.h"

/* Sounds by their number in Unicode. */
enum { INITIAL_NIEUN = 2, INITIAL_RIEUL = 5, INITIAL_SIOS = 9, INITIAL_IEUNG = 11 };
enum {
    FINAL_NONE = 0,
    FINAL_NIEUN = 4,
    FINAL_TIKEUT = 7,
    FINAL_RIEUL = 8,
    FINAL_RIEUL_MIEUM = 10,
    FINAL_MIEUM = 16,
    FINAL_PIEUP = 17,
    FINAL_SIOS = 19,
    FINAL_SSANGSIOS = 20,
    FINAL_HIEUH = 27
};
enum { A, AE, YA, YAE, EO, E, YEO, YE, O, WA, WAE, OE, YO, U, WO, WE, WI, YU, EU, UI, I };

/* Syllables that rules name. */
enum {
    SYLLABLE_GO = 0xACE0,   /* 고 */
    SYLLABLE_HA = 0xD558,   /* 하 */
    SYLLABLE_HAE = 0xD574,  /* 해 */
    SYLLABLE_A = 0xC544,    /* 아 */
    SYLLABLE_EO = 0xC5B4,   /* 어 */
    SYLLABLE_YEO = 0xC5EC,  /* 여 */
    SYLLABLE_YA = 0xC57C,   /* 야 */
    SYLLABLE_U = 0xC6B0,    /* 우 */
    SYLLABLE_EU = 0xC73C,   /* 으 */
    SYLLABLE_REU = 0xB974,  /* 르 */
    SYLLABLE_REO = 0xB7EC,  /* 러 */
    SYLLABLE_RA = 0xB77C,   /* 라 */
    SYLLABLE_MO = 0xBAA8,   /* 모 */
    SYLLABLE_PEO = 0xD37C,  /* 퍼 */
    SYLLABLE_SI = 0xC2DC,   /* 시 */
    SYLLABLE_ISS = 0xC788,  /* 있 */
    SYLLABLE_GESS = 0xACA0, /* 겠 */
    SYLLABLE_JI = 0xC9C0,   /* 지 */
    SYLLABLE_JU = 0xC8FC,   /* 주 */
    SYLLABLE_ANH = 0xC54A,  /* 않 */
};

enum { FORM_SYLLABLES_MAX = 14, STEM_SYLLABLES_MAX = PREDICATE_STEM_MAX / JAMO_SYLLABLE };

/* A base or a stem while it is taken apart. */
struct piece {
    int32_t at[FORM_SYLLABLES_MAX];
    size_t length;
};

/* What is being read. */
struct reader {
    struct predicate_readings *out;
    size_t core;  /* bytes of the form that are no particles */
    bool is_sure; /* what was taken off so far shows a verb */
};

static int32_t last_of(const struct piece *piece) { return piece->at[piece->length - 1]; }

/* The syllable in front of the last; 0: none. */
static int32_t before_last(const struct piece *piece) { return piece->length > 1 ? piece->at[piece->length - 2] : 0; }

static struct piece without_last(const struct piece *piece, size_t count) {
    struct piece shorter = *piece;
    shorter.length -= count;
    return shorter;
}

/* PIECE with another last syllable. */
static struct piece with_last(const struct piece *piece, int32_t syllable) {
    struct piece other = *piece;
    other.at[other.length - 1] = syllable;
    return other;
}

static struct piece with_final(const struct piece *piece, int32_t final) {
    return with_last(piece, jamo_with_final(last_of(piece), final));
}

static struct piece with_vowel(const struct piece *piece, int32_t vowel) {
    return with_last(piece, jamo_with_vowel(last_of(piece), vowel));
}

static bool is_open(int32_t syllable) { return jamo_final(syllable) == FINAL_NONE; }

/* ---- Stems ------------------------------------------------------------------------------------------------------ */

static void push_stem(const struct reader *reader, const struct piece *piece) {
    struct predicate_readings *out = reader->out;
    struct predicate_reading reading = {.core = reader->core, .is_sure = reader->is_sure};
    if (piece->length > STEM_SYLLABLES_MAX || !stem_end_is_stem(piece->at, piece->length)) return;
    for (size_t i = 0; i < piece->length; i++)
        reading.length += utf8_encode(reading.stem + reading.length, piece->at[i]);
    for (size_t i = 0; i < out->length; i++) {
        if (!view_equal(predicate_stem(&out->items[i]), predicate_stem(&reading))) continue;
        out->items[i].is_sure |= reading.is_sure;
        return;
    }
    if (out->length < PREDICATE_READINGS_MAX) out->items[out->length++] = reading;
}

static void linked_stems(const struct reader *reader, const struct piece *base, bool drops_rieul);
static void vowel_stems(const struct reader *reader, const struct piece *base);
static void plain_stem(const struct reader *reader, const struct piece *stem);

/* 갔, 가겠: tense. Returns whether that is all that STEM may be. */
static bool take_tense(const struct reader *reader, const struct piece *stem) {
    const struct reader sure = {reader->out, reader->core, true};
    int32_t last = last_of(stem);
    if (last == SYLLABLE_ISS || jamo_final(last) != FINAL_SSANGSIOS) return false;
    if (last == SYLLABLE_GESS && stem->length > 1) {
        size_t auxiliary = before_last(stem) == SYLLABLE_YA && stem->length > 2; /* 가야겠다 */
        struct piece base = without_last(stem, 1 + auxiliary);
        if (auxiliary) vowel_stems(&sure, &base);
        else plain_stem(&sure, &base);
    } else if (last != SYLLABLE_GESS) {
        struct piece base = with_final(stem, FINAL_NONE);
        vowel_stems(&sure, &base);
    }
    return true;
}

/* 가고있, 가지않, 살아있, 도와주. Returns whether that is all that STEM may be. */
static bool take_auxiliary(const struct reader *reader, const struct piece *stem) {
    int32_t last = last_of(stem), before = before_last(stem);
    if (stem->length < 3 && !(stem->length == 2 && last != SYLLABLE_ANH)) return false;
    bool plain = (last == SYLLABLE_ISS && before == SYLLABLE_GO) || (last == SYLLABLE_ANH && before == SYLLABLE_JI);
    struct piece base = without_last(stem, plain ? 2 : 1);
    if (base.length == 0) return false;
    if (plain) plain_stem(reader, &base);
    else if (last == SYLLABLE_ISS || last == SYLLABLE_JU) vowel_stems(reader, &base);
    return plain;
}

/* STEM itself, or what it is made of. */
static void plain_stem(const struct reader *reader, const struct piece *stem) {
    if (stem->length == 0 || take_tense(reader, stem)) return;
    if (last_of(stem) == SYLLABLE_SI && stem->length > 1) {
        struct piece base = without_last(stem, 1);
        linked_stems(reader, &base, true);
    }
    if (stem->length == 1 || !take_auxiliary(reader, stem)) push_stem(reader, stem);
}

/* STEM with the consonant that it has lost by CHANGE, where it is one of those that do. */
static void irregular_stem(const struct reader *reader, const struct piece *stem, enum stem_change change) {
    static const int32_t finals[] = {
        [STEM_TIKEUT] = FINAL_TIKEUT, [STEM_PIEUP] = FINAL_PIEUP, [STEM_SIOS] = FINAL_SIOS, [STEM_HIEUH] = FINAL_HIEUH};
    struct piece changed = with_final(stem, finals[change]);
    if (is_open(last_of(stem)) && stem_end_changes(last_of(&changed), change)) push_stem(reader, &changed);
}

/* The stems that BASE, which stands before a vowel, may be of: 먹, 걸 of 걷, 지 of 짓. */
static void consonant_stems(const struct reader *reader, const struct piece *base) {
    struct piece open = with_final(base, FINAL_NONE);
    int32_t final = jamo_final(last_of(base));
    if (final == FINAL_NONE) irregular_stem(reader, &open, STEM_SIOS);
    else if (final == FINAL_RIEUL) irregular_stem(reader, &open, STEM_TIKEUT);
    else plain_stem(reader, base);
}

/* Before endings that consonants have 으 in front of. */
static void linked_stems(const struct reader *reader, const struct piece *base, bool drops_rieul) {
    int32_t last = last_of(base);
    struct piece shorter = without_last(base, 1);
    if (jamo_final(last) == FINAL_RIEUL && !drops_rieul) plain_stem(reader, base);
    if (!is_open(last)) return;
    plain_stem(reader, base);
    if (drops_rieul) {
        struct piece rieul = with_final(base, FINAL_RIEUL);
        push_stem(reader, &rieul);
    }
    if (shorter.length == 0) return;
    irregular_stem(reader, base, STEM_HIEUH);
    if (last == SYLLABLE_U) irregular_stem(reader, &shorter, STEM_PIEUP);
    if (last == SYLLABLE_EU) consonant_stems(reader, &shorter);
}

/* ---- Before 아 and 어 ------------------------------------------------------------------------------------------- */

static bool is_bright(int32_t syllable) {
    int32_t vowel = jamo_vowel(syllable);
    return vowel == A || vowel == YA || vowel == O;
}

/* The ending is a syllable of its own: 먹어, 걸어, 지어, 되여. */
static void apart_stems(const struct reader *reader, const struct piece *base) {
    struct piece stem = without_last(base, 1);
    int32_t last = last_of(base);
    if (stem.length == 0) return;
    int32_t before = last_of(&stem), vowel = jamo_vowel(before);
    bool iotated = is_open(before) && (vowel == I || vowel == AE || vowel == E || vowel == OE || vowel == WI ||
                                       vowel == UI || before == SYLLABLE_HA);
    if (last == SYLLABLE_YEO && iotated) plain_stem(reader, &stem);
    bool bright = is_bright(before) && jamo_final(before) != FINAL_SSANGSIOS; /* 았었 */
    if (last != (bright ? SYLLABLE_A : SYLLABLE_EO)) return;
    if (is_open(before) || jamo_final(before) == FINAL_RIEUL) plain_stem(reader, &stem);
    consonant_stems(reader, &stem);
    if (before == SYLLABLE_MO) {
        struct piece stem_eu = with_last(base, SYLLABLE_EU);
        push_stem(reader, &stem_eu);
    }
}

/* 몰라, 불러: 르 has become ㄹ at the end of the syllable before. 따라, 치러: it has lost its vowel. 이르러: it is
 * there. */
static void reu_stems(const struct reader *reader, const struct piece *base) {
    int32_t last = last_of(base), before = before_last(base);
    if (before == 0 || (last == SYLLABLE_RA) != is_bright(before)) return;
    struct piece stem = with_last(base, SYLLABLE_REU);
    if (jamo_final(before) == FINAL_RIEUL) stem.at[stem.length - 2] = jamo_with_final(before, FINAL_NONE);
    else if (!is_open(before)) return;
    if (before == SYLLABLE_REU) stem = without_last(base, 1);
    push_stem(reader, &stem);
}

/* 써, 기뻐, 아파: ㅡ has given way. */
static void eu_stems(const struct reader *reader, const struct piece *base) {
    int32_t last = last_of(base), before = before_last(base);
    if (last == SYLLABLE_RA || last == SYLLABLE_REO) {
        reu_stems(reader, base);
        return;
    }
    bool bright = before != 0 && is_bright(before);
    struct piece stem = with_vowel(base, last == SYLLABLE_PEO && before == 0 ? U : EU); /* 퍼: 푸다 */
    if ((jamo_vowel(last) == A) == bright) push_stem(reader, &stem);
}

/* 하얘, 그래: ㅎ is lost, two vowels are one. */
static void hieuh_stems(const struct reader *reader, const struct piece *base) {
    static const struct { int32_t melted, vowel; } vowels[] = {{AE, A}, {AE, EO}, {YAE, YA}, {YE, YEO}, {E, EO}};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        struct piece stem = with_vowel(base, vowels[i].vowel);
        if (jamo_vowel(last_of(base)) == vowels[i].melted) irregular_stem(reader, &stem, STEM_HIEUH);
    }
}

/* The vowel of the ending and that of the stem are one: ㅘ is ㅗ and ㅏ. */
static void melted_stems(const struct reader *reader, const struct piece *base) {
    static const struct { int32_t melted, vowel; } vowels[] = {{WA, O}, {WO, U}, {YEO, I}, {WAE, OE}};
    int32_t vowel = jamo_vowel(last_of(base));
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        if (vowel != vowels[i].melted) continue;
        struct piece stem = with_vowel(base, vowels[i].vowel);
        plain_stem(reader, &stem);
    }
    if (vowel == A || vowel == EO) eu_stems(reader, base);
    if (last_of(base) == SYLLABLE_HAE) {
        struct piece stem = with_last(base, SYLLABLE_HA);
        plain_stem(reader, &stem);
    }
}

/* Before 아 and 어, and what begins with them. */
static void vowel_stems(const struct reader *reader, const struct piece *base) {
    int32_t last = last_of(base), vowel = jamo_vowel(last);
    if (!is_open(last)) return;
    apart_stems(reader, base);
    melted_stems(reader, base);
    if (base->length > 1) hieuh_stems(reader, base);
    if (base->length > 1 && jamo_initial(last) == INITIAL_IEUNG && (vowel == WA || vowel == WO)) {
        struct piece stem = without_last(base, 1);
        irregular_stem(reader, &stem, STEM_PIEUP);
    }
    bool same = vowel == A || vowel == EO || vowel == AE || vowel == E || vowel == YEO || vowel == WE;
    if (same && last != SYLLABLE_HA) push_stem(reader, base);
}

/* ---- Endings ---------------------------------------------------------------------------------------------------- */

/* Whether ㄹ at the end of a stem is left out in front of ENDING: before ㄴ, ㄹ, ㅂ, ㅅ and 오. */
static bool drops_rieul(struct view ending) {
    int32_t c;
    utf8_decode(&c, ending.data, ending.length);
    if (!hangul_is_syllable(c)) return c != 0x3141; /* ㅁ */
    int32_t initial = jamo_initial(c);
    return initial == INITIAL_NIEUN || initial == INITIAL_SIOS || (initial == INITIAL_IEUNG && jamo_vowel(c) == O);
}

/* Takes ENDING off, in front of which BASE stands. */
static void take_ending(struct reader *reader, const struct piece *base, const struct ending *ending, bool is_form) {
    reader->is_sure = ending->is_sure;
    if (ending->attach & (ENDING_PLAIN | ENDING_NASAL)) {
        bool rieul = jamo_final(last_of(base)) == FINAL_RIEUL && ending->attach & ENDING_NASAL;
        struct piece dropped = with_final(base, FINAL_RIEUL);
        if (!rieul) plain_stem(reader, base);
        if (ending->attach & ENDING_NASAL && is_open(last_of(base))) push_stem(reader, &dropped);
    }
    if (ending->attach & ENDING_LINKED) linked_stems(reader, base, drops_rieul(view_str(ending->text)));
    /* 가, 서: a syllable alone says nothing. */
    if (ending->attach & ENDING_VOWEL && (ending->text[0] || !is_form || base->length > 1)) vowel_stems(reader, base);
}

/* The letter for the consonant at the end of SYLLABLE with which an ending may start; NULL: none does. */
static const char *ending_letter(int32_t syllable) {
    switch (jamo_final(syllable)) {
    case FINAL_NIEUN: return "ㄴ";
    case FINAL_RIEUL: return "ㄹ";
    case FINAL_MIEUM:
    case FINAL_RIEUL_MIEUM: return "ㅁ";
    case FINAL_PIEUP: return "ㅂ";
    default: return NULL;
    }
}

/* The ending LETTER with TEXT behind it; LETTER may be NULL. */
static const struct ending *find_ending(const char *letter, struct view text) {
    char ending[ENDING_MAX];
    if (!letter) return ending_find(text);
    if (text.length + JAMO_SYLLABLE > sizeof ending) return NULL;
    memcpy(ending, letter, JAMO_SYLLABLE);
    if (text.length > 0) memcpy(ending + JAMO_SYLLABLE, text.data, text.length);
    return ending_find(view_of(ending, text.length + JAMO_SYLLABLE));
}

/* Reads HEAD, the first syllables of FORM, as a stem with the ending that goes on to byte END; particles follow. */
static void read_split(struct reader *reader, struct view form, const struct piece *head, size_t end) {
    size_t start = head->length * JAMO_SYLLABLE;
    struct view text = view_of(form.data + start, end - start);
    const char *letter = ending_letter(last_of(head));
    const struct ending *whole = find_ending(NULL, text);
    const struct ending *lettered = letter ? find_ending(letter, text) : NULL;
    bool bare = end == form.length;
    if (whole && !bare && !(whole->is_open && particles_follow_noun(form, end))) whole = NULL;
    if (lettered && !bare && !(lettered->is_open && particles_follow_noun(form, end))) lettered = NULL;
    reader->core = end;
    if (whole) take_ending(reader, head, whole, bare);
    if (!lettered) return;
    bool both = jamo_final(last_of(head)) == FINAL_RIEUL_MIEUM;
    struct piece base = with_final(head, both ? FINAL_RIEUL : FINAL_NONE);
    take_ending(reader, &base, lettered, bare);
}

void predicate_read(struct predicate_readings *out, struct view form) {
    struct piece head = {0};
    struct reader reader = {.out = out};
    out->length = 0;
    if (form.length == 0 || form.length > (size_t)FORM_SYLLABLES_MAX * JAMO_SYLLABLE) return;
    for (size_t at = 0; at < form.length; head.length++) {
        at += utf8_decode(&head.at[head.length], form.data + at, form.length - at);
        if (!hangul_is_syllable(head.at[head.length])) return;
    }
    for (; head.length > 0; head.length--) {
        size_t start = head.length * JAMO_SYLLABLE;
        for (size_t end = form.length; end >= start && end + JAMO_SYLLABLE > start; end -= JAMO_SYLLABLE) {
            if (end - start <= ENDING_MAX) read_split(&reader, form, &head, end);
            if (end == start) break;
        }
    }
}

const struct predicate_reading *predicate_find(const struct predicate_readings *readings, struct view stem) {
    for (size_t i = 0; i < readings->length; i++)
        if (view_equal(predicate_stem(&readings->items[i]), stem)) return &readings->items[i];
    return NULL;
}
