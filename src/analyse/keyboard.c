/* SPDX-License-Identifier: MIT */
/* Where keys are, what they type. */
#include "analyse/keyboard.h"

#include "analyse/jamo.h"
#include "base/array.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <uchar.h>

/* The keys from left to right in three rows, the key before 1 first; capitals are typed with shift. */
enum { KEYS = 34, UPPER_ROW = 1, MIDDLE_ROW = 13, LOWER_ROW = 24 };

static const char32_t plain[LAYOUT_COUNT][KEYS + 1] = {
    U"`qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    U"ёйцукенгшщзхъфывапролджэячсмитьбю.",
    U"`ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ[]ㅁㄴㅇㄹㅎㅗㅓㅏㅣ;'ㅋㅌㅊㅍㅠㅜㅡ,./",
};
static const char32_t shifted[LAYOUT_COUNT][KEYS + 1] = {
    U"~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?",
    U"ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,",
    U"~ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ{}ㅁㄴㅇㄹㅎㅗㅓㅏㅣ:\"ㅋㅌㅊㅍㅠㅜㅡ<>?",
};

/* A key, KEYS for none. */
static int find_key(bool *shift, int32_t c, enum layout layout) {
    int key = 0;
    while (key < KEYS && (int32_t)plain[layout][key] != c) key++;
    *shift = key == KEYS;
    if (!*shift) return key;
    for (key = 0; key < KEYS && (int32_t)shifted[layout][key] != c;) key++;
    return key;
}

/* ---- Other layouts ---------------------------------------------------------------------------------------------- */

/* What is typed, as jamo.h has it. */
struct retyped {
    ARRAY_STRUCT(, int32_t) keys;
    bool no_memory;
};

/* Appends what the key of C in FROM types in TO. Only Hangul has other letters with shift; others have capitals. */
static bool retype_char(struct retyped *out, int32_t c, enum layout from, enum layout to) {
    bool shift;
    int key = find_key(&shift, c, from);
    if (key == KEYS) return false;
    out->no_memory = !array_push(&out->keys, (int32_t)(shift && to == LAYOUT_HANGUL ? shifted : plain)[to][key]);
    return !out->no_memory;
}

static bool retype_all(struct retyped *out, struct view text, enum layout from, enum layout to) {
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        struct jamo_keys keys = jamo_keys_of(c);
        for (size_t i = 0; i < keys.count; i++)
            if (!retype_char(out, keys.keys[i], from, to)) return false;
    }
    return true;
}

bool keyboard_retype(struct buffer *out, struct view text, enum layout from, enum layout to) {
    struct retyped retyped = {0};
    bool ok = retype_all(&retyped, text, from, to);
    if (ok) jamo_compose(out, retyped.keys.items, retyped.keys.length);
    out->failed = out->failed || retyped.no_memory;
    array_release(&retyped.keys);
    return ok && !out->failed;
}

/* ---- Slips ------------------------------------------------------------------------------------------------------ */

/* Where a key is: rows from above, places in quarters of a key; each row stands a little to the right. */
struct place {
    int row, x;
};

static struct place place_of(int key) {
    if (key < UPPER_ROW) return (struct place){-2, 0};
    if (key < MIDDLE_ROW) return (struct place){0, 4 * (key - UPPER_ROW)};
    if (key < LOWER_ROW) return (struct place){1, 4 * (key - MIDDLE_ROW) + 1};
    return (struct place){2, 4 * (key - LOWER_ROW) + 3};
}

bool keyboard_touches(int32_t a, int32_t b) {
    for (enum layout layout = LAYOUT_LATIN; layout < LAYOUT_COUNT; layout++) {
        bool shift;
        int first = find_key(&shift, a, layout), second = find_key(&shift, b, layout);
        if (first == KEYS || second == KEYS) continue;
        struct place x = place_of(first), y = place_of(second);
        return abs(x.row - y.row) <= 1 && abs(x.x - y.x) <= 4;
    }
    return false;
}

/* Bits an error; what is not in the list of kinds is EXPENSIVE. */
#define COST_SWAPPED 3.0  /* two neighbours transposed */
#define COST_DOUBLED 2.5  /* one of two equal keys left out, or a key hit twice */
#define COST_LEFT_OUT 3.5 /* a key not hit */
#define COST_SLIPPED 3.5  /* the key beside, hit in place of a key or with it */
#define COST_OTHER 4.5    /* any other key in place of one, or besides */
#define COST_START 1.5    /* more for an error at the first key: people look at it */

static double least(double a, double b) { return a < b ? a : b; }

/* TYPED has key I, which WORD has not. */
static double cost_of_extra(const struct typed_word *typed, size_t i) {
    int32_t key = typed->keys[i];
    int32_t before = i > 0 ? typed->keys[i - 1] : 0, behind = i + 1 < typed->length ? typed->keys[i + 1] : 0;
    if (key == before) return COST_DOUBLED;
    return keyboard_touches(key, before) || keyboard_touches(key, behind) ? COST_SLIPPED : COST_OTHER;
}

static double cost_of_missing(const struct typed_word *word, size_t j) {
    int32_t key = word->keys[j], before = j > 0 ? word->keys[j - 1] : 0;
    return key == before ? COST_DOUBLED : COST_LEFT_OUT;
}

static double cost_of_other(int32_t typed, int32_t meant) {
    if (typed == meant) return 0;
    return keyboard_touches(typed, meant) ? COST_SLIPPED : COST_OTHER;
}

static double at_start(size_t at) { return at == 0 ? COST_START : 0; }

/* The cheapest way to key I of TYPED with J of WORD, of COSTS for what stands before. */
static double cheapest(double (*costs)[DISTANCE_KEYS_MAX + 1], const struct typed_word *typed,
                       const struct typed_word *word, size_t i, size_t j) {
    int32_t key = i > 0 ? typed->keys[i - 1] : 0, meant = j > 0 ? word->keys[j - 1] : 0;
    double best = i + j > 0 ? 1e9 : 0;
    if (i > 0) best = least(best, costs[i - 1][j] + cost_of_extra(typed, i - 1) + at_start(i - 1));
    if (j > 0) best = least(best, costs[i][j - 1] + cost_of_missing(word, j - 1) + at_start(j - 1));
    if (i > 0 && j > 0)
        best = least(best, costs[i - 1][j - 1] + cost_of_other(key, meant) + (key == meant ? 0 : at_start(j - 1)));
    if (i > 1 && j > 1 && key == word->keys[j - 2] && typed->keys[i - 2] == meant)
        best = least(best, costs[i - 2][j - 2] + COST_SWAPPED + at_start(j - 2));
    return best;
}

double keyboard_cost(const struct typed_word *typed, const struct typed_word *word) {
    double costs[DISTANCE_KEYS_MAX + 1][DISTANCE_KEYS_MAX + 1];
    for (size_t i = 0; i <= typed->length; i++)
        for (size_t j = 0; j <= word->length; j++) costs[i][j] = cheapest(costs, typed, word, i, j);
    return costs[typed->length][word->length];
}
