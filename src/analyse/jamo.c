/* SPDX-License-Identifier: MIT */
/* Taking syllables apart into keys, putting keys together. */
#include "analyse/jamo.h"

#include "analyse/jamo_parts.h"
#include "text/utf8.h"

/* Jamo by their numbers in a syllable, with a second key where it takes two: ㄱ is 3131, ㅏ 314F. */
static const int32_t initials[JAMO_INITIALS] = {0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                                0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                                0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
static const int32_t vowels[JAMO_VOWELS][2] = {{0x314F},         {0x3150},         {0x3151}, {0x3152}, {0x3153},
                                               {0x3154},         {0x3155},         {0x3156}, {0x3157}, {0x3157, 0x314F},
                                               {0x3157, 0x3150}, {0x3157, 0x3163}, {0x315B}, {0x315C}, {0x315C, 0x3153},
                                               {0x315C, 0x3154}, {0x315C, 0x3163}, {0x3160}, {0x3161}, {0x3161, 0x3163},
                                               {0x3163}};
static const int32_t finals[JAMO_FINALS][2] = {{0},
                                               {0x3131},
                                               {0x3132},
                                               {0x3131, 0x3145},
                                               {0x3134},
                                               {0x3134, 0x3148},
                                               {0x3134, 0x314E},
                                               {0x3137},
                                               {0x3139},
                                               {0x3139, 0x3131},
                                               {0x3139, 0x3141},
                                               {0x3139, 0x3142},
                                               {0x3139, 0x3145},
                                               {0x3139, 0x314C},
                                               {0x3139, 0x314D},
                                               {0x3139, 0x314E},
                                               {0x3141},
                                               {0x3142},
                                               {0x3142, 0x3145},
                                               {0x3145},
                                               {0x3146},
                                               {0x3147},
                                               {0x3148},
                                               {0x314A},
                                               {0x314B},
                                               {0x314C},
                                               {0x314D},
                                               {0x314E}};

static void push_pair(struct jamo_keys *keys, const int32_t pair[2]) {
    for (int i = 0; i < 2; i++)
        if (pair[i]) keys->keys[keys->count++] = pair[i];
}

/* Conjoining jamo, into which folding makes those that stand alone: U+1100, 1161 and 11A8 are the first of each kind.
 */
static struct jamo_keys keys_of_part(int32_t c) {
    struct jamo_keys keys = {.keys = {c}, .count = 1, .vowel = 1, .final = 1};
    if (c >= 0x1100 && c < 0x1100 + JAMO_INITIALS) {
        keys.keys[0] = initials[c - 0x1100];
    } else if (c >= 0x1161 && c < 0x1161 + JAMO_VOWELS) {
        keys.count = 0;
        push_pair(&keys, vowels[c - 0x1161]);
    } else if (c >= 0x11A8 && c < 0x11A8 + JAMO_FINALS - 1) {
        keys.count = 0;
        push_pair(&keys, finals[c - 0x11A8 + 1]);
    }
    return keys;
}

struct jamo_keys jamo_keys_of(int32_t c) {
    if (c < JAMO_FIRST || c > JAMO_LAST) return keys_of_part(c);
    struct jamo_keys keys = {.keys = {initials[jamo_initial(c)]}, .count = 1, .vowel = 1};
    push_pair(&keys, vowels[jamo_vowel(c)]);
    keys.final = keys.count;
    push_pair(&keys, finals[jamo_final(c)]);
    return keys;
}

int32_t jamo_initial_next(int32_t c) { return c - (c - JAMO_FIRST) % JAMO_BLOCK + JAMO_BLOCK; }

int32_t jamo_vowel_next(int32_t c) { return c - (c - JAMO_FIRST) % JAMO_FINALS + JAMO_FINALS; }

static int initial_of(int32_t key) {
    for (int i = 0; i < JAMO_INITIALS; i++)
        if (initials[i] == key) return i;
    return -1;
}

int32_t jamo_first_with(int32_t key) {
    int initial = initial_of(key);
    return initial < 0 ? 0 : JAMO_FIRST + initial * JAMO_BLOCK;
}

/* The number in TABLE of the jamo that A makes, with B where that is not 0; -1 where there is none. */
static int find_pair(const int32_t (*table)[2], int length, int32_t a, int32_t b) {
    for (int i = 0; i < length; i++)
        if (table[i][0] == a && table[i][1] == b) return i;
    return -1;
}

static bool is_vowel(int32_t key) { return key >= 0x314F && key <= 0x3163; }

/* Takes one key or two off KEYS from *AT on that make a vowel; its number. */
static int take_vowel(const int32_t *keys, size_t count, size_t *at) {
    int pair = *at + 1 < count ? find_pair(vowels, JAMO_VOWELS, keys[*at], keys[*at + 1]) : -1;
    int vowel = pair >= 0 ? pair : find_pair(vowels, JAMO_VOWELS, keys[*at], 0);
    *at += pair >= 0 ? 2 : 1;
    return vowel;
}

/* Takes those that make a final: a consonant before a vowel starts the next syllable. Its number, 0 for none. */
static int take_final(const int32_t *keys, size_t count, size_t *at) {
    size_t i = *at;
    size_t consonants = 0;
    while (consonants < 3 && i + consonants < count && !is_vowel(keys[i + consonants])) consonants++;
    if (i + consonants < count && consonants > 0 && consonants < 3) consonants--;
    int pair = consonants >= 2 ? find_pair(finals, JAMO_FINALS, keys[i], keys[i + 1]) : -1;
    int final = pair >= 0 ? pair : consonants >= 1 ? find_pair(finals, JAMO_FINALS, keys[i], 0) : 0;
    if (final <= 0) return 0;
    *at += pair >= 0 ? 2 : 1;
    return final;
}

void jamo_compose(struct buffer *out, const int32_t *keys, size_t count) {
    for (size_t at = 0; at < count;) {
        char bytes[4];
        int initial = initial_of(keys[at]);
        int32_t c = keys[at++];
        if (initial >= 0 && at < count && is_vowel(keys[at])) {
            int vowel = take_vowel(keys, count, &at);
            c = JAMO_FIRST + (initial * JAMO_VOWELS + vowel) * JAMO_FINALS + take_final(keys, count, &at);
        }
        buffer_append(out, bytes, utf8_encode(bytes, c));
    }
}
