/* SPDX-License-Identifier: MIT */
/* Particles, endings of the copula, forms of the verbs that make a noun a verb. */

/*
 * Which particle may follow depends on the last sound of the noun: 협상이 but 정부가. That tells 전문가 and 우크라이나,
 * which are nouns, from a noun with a particle.
 */
#include "analyse/particle.h"

#include "analyse/jamo_parts.h"
#include "text/utf8.h"

enum { SYLLABLE = JAMO_SYLLABLE };

/* Behind which sounds a particle may stand. */
enum behind {
    ANY,
    VOWEL,     /* a noun that ends in a vowel */
    CONSONANT, /* a noun that ends in a consonant */
    LIQUID     /* a vowel or ㄹ */
};

struct particle {
    const char *text;
    size_t length; /* bytes */
    enum behind behind;
};

/* Particles that end in the same syllable, which tells most words from them. The last one has no text. */
struct ending {
    char syllable[JAMO_SYLLABLE + 1];
    const struct particle *particles;
};

#define PARTICLE(text, behind)                                                                                         \
    { (text), sizeof(text) - 1, (behind) }
#define PARTICLES(...)                                                                                                 \
    (const struct particle[]) {                                                                                        \
        __VA_ARGS__, { NULL, 0, ANY }                                                                                  \
    }

/*
 * Particles (조사) from the lists of the Standard Korean Language Dictionary (National Institute of Korean Language),
 * and the endings of the copula 이다 that newspapers use, North Korean ones included. These are
 * taken off any word that is searched for.
 */
static const struct ending common[] = {
    {"는", PARTICLES(PARTICLE("에게서는", ANY), PARTICLE("에서는", ANY), PARTICLE("에게는", ANY),
                     PARTICLE("까지는", ANY), PARTICLE("부터는", ANY), PARTICLE("보다는", ANY), PARTICLE("에는", ANY),
                     PARTICLE("께서는", ANY), PARTICLE("으로는", CONSONANT), PARTICLE("과는", CONSONANT),
                     PARTICLE("이라고는", CONSONANT), PARTICLE("이라는", CONSONANT), PARTICLE("로는", LIQUID),
                     PARTICLE("와는", VOWEL), PARTICLE("는", VOWEL), PARTICLE("라는", VOWEL))},
    {"터", PARTICLES(PARTICLE("에서부터", ANY), PARTICLE("부터", ANY), PARTICLE("으로부터", CONSONANT),
                     PARTICLE("로부터", LIQUID))},
    {"차", PARTICLES(PARTICLE("에서조차", ANY), PARTICLE("조차", ANY))},
    {"서", PARTICLES(PARTICLE("에게서", ANY), PARTICLE("한테서", ANY), PARTICLE("에서", ANY), PARTICLE("께서", ANY),
                     PARTICLE("으로서", CONSONANT), PARTICLE("로서", LIQUID))},
    {"도", PARTICLES(PARTICLE("에서도", ANY), PARTICLE("에게도", ANY), PARTICLE("까지도", ANY), PARTICLE("보다도", ANY),
                     PARTICLE("에도", ANY), PARTICLE("도", ANY), PARTICLE("으로도", CONSONANT),
                     PARTICLE("과도", CONSONANT), PARTICLE("이라도", CONSONANT), PARTICLE("로도", LIQUID),
                     PARTICLE("와도", VOWEL), PARTICLE("라도", VOWEL))},
    {"의", PARTICLES(PARTICLE("에서의", ANY), PARTICLE("까지의", ANY), PARTICLE("부터의", ANY), PARTICLE("에의", ANY),
                     PARTICLE("의", ANY), PARTICLE("으로서의", CONSONANT), PARTICLE("으로써의", CONSONANT),
                     PARTICLE("으로의", CONSONANT), PARTICLE("과의", CONSONANT), PARTICLE("로서의", LIQUID),
                     PARTICLE("로써의", LIQUID), PARTICLE("로의", LIQUID), PARTICLE("와의", VOWEL))},
    {"만", PARTICLES(PARTICLE("에서만", ANY), PARTICLE("에만", ANY), PARTICLE("뿐만", ANY), PARTICLE("만", ANY),
                     PARTICLE("이지만", CONSONANT))},
    {"로",
     PARTICLES(PARTICLE("만으로", ANY), PARTICLE("대로", ANY), PARTICLE("으로", CONSONANT), PARTICLE("로", LIQUID))},
    {"은", PARTICLES(PARTICLE("처럼은", ANY), PARTICLE("은", CONSONANT))},
    {"게", PARTICLES(PARTICLE("에게", ANY))},
    {"지", PARTICLES(PARTICLE("까지", ANY), PARTICLE("인지", ANY))},
    {"다", PARTICLES(PARTICLE("보다", ANY), PARTICLE("마다", ANY), PARTICLE("이었다", CONSONANT),
                     PARTICLE("이였다", CONSONANT), PARTICLE("이다", CONSONANT), PARTICLE("입니다", ANY),
                     PARTICLE("였다", VOWEL))},
    {"럼", PARTICLES(PARTICLE("처럼", ANY))},
    {"큼", PARTICLES(PARTICLE("만큼", ANY))},
    {"저", PARTICLES(PARTICLE("마저", ANY))},
    {"테", PARTICLES(PARTICLE("한테", ANY))},
    {"에", PARTICLES(PARTICLE("밖에", ANY), PARTICLE("에", ANY))},
    {"녕", PARTICLES(PARTICLE("커녕", ANY))},
    {"써", PARTICLES(PARTICLE("으로써", CONSONANT), PARTICLE("로써", LIQUID))},
    {"이", PARTICLES(PARTICLE("이", CONSONANT))},
    {"을", PARTICLES(PARTICLE("을", CONSONANT))},
    {"과", PARTICLES(PARTICLE("과", CONSONANT))},
    {"고", PARTICLES(PARTICLE("이라고", CONSONANT), PARTICLE("이고", CONSONANT), PARTICLE("라고", VOWEL))},
    {"며", PARTICLES(PARTICLE("이라며", CONSONANT), PARTICLE("이며", CONSONANT), PARTICLE("라며", VOWEL))},
    {"면", PARTICLES(PARTICLE("이라면", CONSONANT), PARTICLE("라면", VOWEL))},
    {"던", PARTICLES(PARTICLE("이었던", CONSONANT), PARTICLE("였던", VOWEL))},
    {"나", PARTICLES(PARTICLE("이었나", CONSONANT), PARTICLE("이나", CONSONANT), PARTICLE("였나", VOWEL))},
    {"요", PARTICLES(PARTICLE("이었나요", CONSONANT), PARTICLE("인가요", ANY), PARTICLE("였나요", VOWEL))},
    {"가", PARTICLES(PARTICLE("이었는가", CONSONANT), PARTICLE("인가", ANY), PARTICLE("가", VOWEL),
                     PARTICLE("였는가", VOWEL))},
    {"마", PARTICLES(PARTICLE("이나마", CONSONANT))},
    {"란", PARTICLES(PARTICLE("이란", CONSONANT))},
    {"든", PARTICLES(PARTICLE("이든", CONSONANT))},
    {"랑", PARTICLES(PARTICLE("이랑", CONSONANT))},
    {"까", PARTICLES(PARTICLE("입니까", ANY))},
    {"를", PARTICLES(PARTICLE("를", VOWEL))},
    {"와", PARTICLES(PARTICLE("와", VOWEL))},
};

/* Behind these others stand as behind a noun: 사람들이, 사람만이. */
static const struct ending open[] = {
    {"들", PARTICLES(PARTICLE("들", ANY))},
    {"만", PARTICLES(PARTICLE("만", ANY))},
};

/* Too many nouns end in one of these (이란, 캐나다): taken off only where the vocabulary shows the noun. */
static const struct ending rare[] = {
    {"라", PARTICLES(PARTICLE("이라", CONSONANT), PARTICLE("라", VOWEL))},
    {"여", PARTICLES(PARTICLE("이여", CONSONANT), PARTICLE("여", VOWEL))},
    {"아", PARTICLES(PARTICLE("아", CONSONANT))},
    {"뿐", PARTICLES(PARTICLE("뿐", ANY))},
    {"러", PARTICLES(PARTICLE("더러", ANY))},
    {"고", PARTICLES(PARTICLE("하고", ANY), PARTICLE("고", VOWEL))},
    {"께", PARTICLES(PARTICLE("께", ANY))},
    {"나", PARTICLES(PARTICLE("나", VOWEL))},
    {"란", PARTICLES(PARTICLE("란", VOWEL))},
    {"랑", PARTICLES(PARTICLE("랑", VOWEL))},
    {"든", PARTICLES(PARTICLE("든", VOWEL))},
    {"며", PARTICLES(PARTICLE("며", VOWEL))},
    {"야", PARTICLES(PARTICLE("야", VOWEL))},
    {"다", PARTICLES(PARTICLE("다", VOWEL))},
};

/* Number of the last consonant of the syllable that WORD ends in, from 1 in the order of Unicode; 0: it has none. */
static int final_sound(struct view word) {
    int32_t c = -1;
    if (word.length > 0) utf8_before(&c, word, word.length);
    return c >= JAMO_FIRST && c <= JAMO_LAST ? jamo_final(c) : 0;
}

static bool may_follow(enum behind behind, struct view noun) {
    const int rieul = 8;
    int sound = final_sound(noun);
    switch (behind) {
    case ANY: return true;
    case VOWEL: return sound == 0;
    case CONSONANT: return sound != 0;
    case LIQUID: return sound == 0 || sound == rieul;
    }
    return false;
}

/* The particles of COUNT endings that end as WORD does; NULL: there are none. */
static const struct particle *find_ending(const struct ending *endings, size_t count, struct view word) {
    const char *last = word.data + word.length - SYLLABLE;
    for (size_t i = 0; i < count; i++)
        if (memcmp(endings[i].syllable, last, SYLLABLE) == 0) return endings[i].particles;
    return NULL;
}

/* Bytes of the longest particle of ENDINGS at the end of WORD that leaves at least KEEP bytes; 0: there is none. */
static size_t longest_end(const struct ending *endings, size_t count, struct view word, size_t keep) {
    size_t longest = 0, room = word.length > keep ? word.length - keep : 0;
    const struct particle *particle = room < SYLLABLE ? NULL : find_ending(endings, count, word);
    for (; particle && particle->text; particle++) {
        size_t length = particle->length;
        if (length <= longest || length > room) continue;
        if (memcmp(word.data + word.length - length, particle->text, length) != 0) continue;
        if (may_follow(particle->behind, view_of(word.data, word.length - length))) longest = length;
    }
    return longest;
}

size_t particle_length(struct view word, size_t keep) {
    return longest_end(common, sizeof common / sizeof *common, word, keep);
}

size_t particle_open_length(struct view word, size_t keep) {
    return longest_end(open, sizeof open / sizeof *open, word, keep);
}

bool particles_follow_noun(struct view word, size_t keep) {
    if (longest_end(common, sizeof common / sizeof *common, word, keep) == word.length - keep) return true;
    if (particle_open_length(word, keep) == word.length - keep) return true;
    return longest_end(rare, sizeof rare / sizeof *rare, word, keep) == word.length - keep;
}

/* ---- Verbs --------------------------------------------------------------------------------------------------------
 */

/*
 * Forms of 하다, 되다 and 시키다 from the conjugation tables of the same dictionary: stems with the endings that may
 * follow each, and contracted forms that are whole.
 */
static const char *const present_stems[] = {"하", "되", "시키", "당하"};
static const char *const present_endings[] = {
    "다",     "는",   "고",   "며",     "면",   "면서", "지",       "지만",   "지도",   "기",     "게",
    "도록",   "려",   "려고", "려는",   "겠다", "던",   "자",       "자고",   "라",     "라고",   "는데",
    "나",     "므로", "시오", "겠다고", "는가", "는지", "나요",     "느냐",   "니",     "니까",   "거나",
    "든지",   "고자", "기도", "고서",   "다가", "던가", "겠습니다", "겠는가", "겠다는", "겠다며", "지는",
    "십시오", "세요", "시는", "면서도", "고는", "기에", "자마자",
};
static const char *const past_stems[] = {"했",     "하였", "했었", "하였었", "됐",   "되었",  "됐었",
                                         "되었었", "되였", "시켰", "시키였", "당했", "당하였"};
static const char *const past_endings[] = {
    "다",   "고",   "으며", "던",     "는데", "지만",   "으나",   "다고", "다는", "다며",   "다면",   "습니다",
    "을",   "음",   "기",   "으면",   "나",   "나요",   "는가",   "는지", "느냐", "니",     "을까",   "을까요",
    "을지", "던가", "거나", "으므로", "으니", "습니까", "는데도", "지",   "다가", "더라도", "음에도",
};
static const char *const contracted[] = {
    "한",   "할",     "함",       "해",     "해서",   "해야",   "합니다", "하여",   "하여서", "하여야",
    "한다", "한다고", "한다는",   "한다며", "한다면", "된",     "될",     "됨",     "돼",     "되어",
    "되여", "됩니다", "된다",     "된다고", "된다는", "된다며", "된다면", "시킨",   "시킬",   "시킴",
    "시켜", "시킨다", "시킵니다", "한가",   "할까",   "할지",   "할수록", "합니까", "해도",   "하여도",
    "해온", "될까",   "될지",     "될수록", "됩니까", "돼도",   "되어도",
};

static struct view behind_first(struct view text, size_t count) {
    return view_of(text.data + count, text.length - count);
}

/* Bytes of the longest stem with an ending behind it that TEXT starts with; 0: none. */
static size_t conjugated(const char *const *stems, size_t stem_count, const char *const *endings, size_t ending_count,
                         struct view text) {
    size_t stem = jamo_longest_start(stems, stem_count, text);
    size_t ending = stem ? jamo_longest_start(endings, ending_count, behind_first(text, stem)) : 0;
    return ending ? stem + ending : 0;
}

/* Bytes of the longest form of these verbs that TEXT starts with; 0: none. */
static size_t verb_length(struct view text) {
    size_t present = conjugated(present_stems, sizeof present_stems / sizeof *present_stems, present_endings,
                                sizeof present_endings / sizeof *present_endings, text);
    size_t past = conjugated(past_stems, sizeof past_stems / sizeof *past_stems, past_endings,
                             sizeof past_endings / sizeof *past_endings, text);
    size_t other = jamo_longest_start(contracted, sizeof contracted / sizeof *contracted, text);
    size_t longer = present > past ? present : past;
    return longer > other ? longer : other;
}

/* Whether all of FORM behind its first KEEP bytes is particles. */
static bool only_particles(struct view form, size_t keep) {
    while (form.length > keep) {
        size_t length = longest_end(common, sizeof common / sizeof *common, form, keep);
        size_t other = longest_end(rare, sizeof rare / sizeof *rare, form, keep);
        if (other > length) length = other;
        if (length == 0) length = particle_open_length(form, keep);
        if (length == 0) return false;
        form.length -= length;
    }
    return true;
}

/* Whether all of FORM behind its first KEEP bytes is a form of these verbs, with particles (함을, 하기로) or without.
 */
static bool is_verb(struct view form, size_t keep) {
    size_t length = verb_length(behind_first(form, keep));
    return length > 0 && only_particles(form, keep + length);
}

bool particles_follow(struct view form, size_t keep) { return only_particles(form, keep) || is_verb(form, keep); }

size_t particle_verb_noun(struct view word, size_t keep) {
    for (size_t noun = keep; noun + SYLLABLE <= word.length; noun += SYLLABLE)
        if (is_verb(word, noun)) return noun;
    return 0;
}
