/* SPDX-License-Identifier: MIT */
/* Korean particles. */
#include "analyse/hangul.h"

enum { SYLLABLE = 3 /* bytes of a precomposed syllable in UTF-8 */ };

/*
 * Particles (조사) that follow a noun, from the lists of the Standard Korean Language Dictionary (National Institute of
 * Korean Language), and the endings of the copula 이다 that newspapers use. Case and auxiliary particles are also taken
 * off a word that is searched for; the others end too many nouns (우크라이나, 러시아) for that.
 */
static const char *const case_particles[] = {
    "에게서는", "으로부터", "에서부터", "에서조차", "으로서의", "으로써의", "에게서", "한테서", "로부터", "에서는",
    "에서도",   "에서의",   "에게는",   "에게도",   "으로는",   "으로도",   "으로의", "으로서", "으로써", "까지도",
    "까지는",   "까지의",   "부터는",   "부터의",   "만으로",   "보다는",   "보다도", "처럼은", "에서",   "에게",
    "에는",     "에도",     "에만",     "에의",     "으로",     "로서",     "로써",   "로는",   "로도",   "로의",
    "까지",     "부터",     "보다",     "처럼",     "만큼",     "마다",     "조차",   "마저",   "께서",   "한테",
    "과의",     "와의",     "과는",     "와는",     "과도",     "와도",     "은",     "는",     "이",     "가",
    "을",       "를",       "의",       "에",       "와",       "과",       "도",     "만",     "로",
};
static const char *const other_particles[] = {
    "이라고는", "이라고", "이라는", "이라도", "이라며", "이라면", "이지만", "입니다", "이었다", "이였다", "이나마",
    "이며",     "라고",   "라는",   "라도",   "라며",   "라면",   "이다",   "이고",   "이나",   "이란",   "이든",
    "이랑",     "이라",   "이여",   "대로",   "밖에",   "뿐만",   "뿐",     "더러",   "하고",   "커녕",   "들이",
    "들은",     "들을",   "들의",   "들에",   "들과",   "들도",   "들",     "였다",   "라",     "나",     "란",
    "랑",       "든",     "여",     "며",     "고",     "께",     "야",     "아",
};

bool hangul_is_syllable(int32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

static bool ends_with(struct view word, struct view end) {
    return word.length >= end.length && memcmp(word.data + word.length - end.length, end.data, end.length) == 0;
}

/* Bytes of the longest of COUNT particles at the end of WORD that leaves at least KEEP bytes; 0 when there is none. */
static size_t longest_end(const char *const *particles, size_t count, struct view word, size_t keep) {
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        struct view particle = view_str(particles[i]);
        if (particle.length > longest && word.length >= keep + particle.length && ends_with(word, particle))
            longest = particle.length;
    }
    return longest;
}

static size_t case_length(struct view word, size_t keep) {
    return longest_end(case_particles, sizeof case_particles / sizeof *case_particles, word, keep);
}

static size_t particle_length(struct view word, size_t keep) {
    size_t length = case_length(word, keep);
    size_t other = longest_end(other_particles, sizeof other_particles / sizeof *other_particles, word, keep);
    return length > other ? length : other;
}

/* Whether all that stands behind the first KEEP bytes of FORM is particles. */
static bool is_inflected(struct view form, size_t keep) {
    while (form.length > keep) {
        size_t length = particle_length(form, keep);
        if (length == 0) return false;
        form.length -= length;
    }
    return true;
}

enum hangul_relation hangul_relation(struct view form, struct view word) {
    if (view_equal(form, word)) return HANGUL_SAME;
    if (view_starts(form, word) && is_inflected(form, word.length)) return HANGUL_INFLECTED;
    if (word.length < 2 * SYLLABLE) return HANGUL_NONE;
    return memmem(form.data, form.length, word.data, word.length) ? HANGUL_CONTAINS : HANGUL_NONE;
}

size_t hangul_noun_length(struct view word) { return word.length - case_length(word, 2 * SYLLABLE); }
