/* SPDX-License-Identifier: MIT */
/* Korean nouns with particles, in the spellings of both Koreas. */
#include "analyse/hangul.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Looks FORM up in CONTEXT, a list that ends in NULL. */
static bool is_listed(void *context, struct view form) {
    for (const char *const *word = context; *word; word++)
        if (view_equal(form, view_str(*word))) return true;
    return false;
}

static void assert_noun(const char *word, const char *noun, const char **vocabulary) {
    size_t length = hangul_noun_length(view_str(word), vocabulary ? is_listed : NULL, vocabulary);
    assert_true(view_equal(view_of(word, length), view_str(noun)));
}

static void particles_are_told_from_other_words(void **state) {
    (void)state;
    static const struct {
        const char *form, *word;
        enum hangul_relation relation;
    } cases[] = {
        {"협상", "협상", HANGUL_SAME},
        {"협상에서는", "협상", HANGUL_INFLECTED},
        {"핵협상을", "협상", HANGUL_CONTAINS},
        {"협상가의", "협상", HANGUL_CONTAINS},
        {"협상력", "협상", HANGUL_CONTAINS},
        {"북한", "협상", HANGUL_NONE},
        {"군이", "군", HANGUL_INFLECTED},
        {"군대", "군", HANGUL_NONE},
        {"군들은", "군", HANGUL_INFLECTED},
        {"군가", "군", HANGUL_NONE},
        {"협상했다", "협상", HANGUL_INFLECTED},
        {"협상되었다고", "협상", HANGUL_INFLECTED},
        {"협상하기로", "협상", HANGUL_INFLECTED},
        {"협상함을", "협상", HANGUL_INFLECTED},
        {"푸틴대통령", "푸틴", HANGUL_CONTAINS},
        {"협상하마", "협상", HANGUL_CONTAINS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(hangul_relation(view_str(cases[i].form), view_str(cases[i].word)), cases[i].relation);
}

static void assert_follows(const char *noun, const char *particle, bool expected) {
    char form[64];
    size_t length = strlen(noun), end = strlen(particle);
    memcpy(form, noun, length);
    memcpy(form + length, particle, end);
    enum hangul_relation relation = hangul_relation(view_of(form, length + end), view_str(noun));
    if ((relation == HANGUL_INFLECTED) != expected) print_message("%s%s\n", noun, particle);
    assert_int_equal(relation, expected ? HANGUL_INFLECTED : HANGUL_CONTAINS);
}

/* The forms behind a vowel (정부), a consonant (북한) and ㄹ (서울), of the same particle. */
static void the_last_sound_decides_which_particle_follows(void **state) {
    (void)state;
    static const char *const vowel[] = {"는",   "가",   "를",   "와",   "와의", "와는", "와도", "라고",
                                        "라는", "라도", "라며", "라면", "였다", "라",   "나",   "란",
                                        "랑",   "든",   "여",   "며",   "고",   "야",   "다"};
    static const char *const consonant[] = {"은",     "이",     "을",     "과",     "과의",     "과는",   "과도",
                                            "이라고", "이라는", "이라도", "이라며", "이라면",   "이지만", "이었다",
                                            "이였다", "이나마", "이며",   "이다",   "이고",     "이나",   "이란",
                                            "이든",   "이랑",   "이라",   "이여",   "이라고는", "아"};
    static const char *const liquid[] = {"로", "로부터", "로서", "로써", "로는", "로도", "로의", "로서의", "로써의"};
    static const char *const long_liquid[] = {"으로",   "으로부터", "으로서",   "으로써",  "으로는",
                                              "으로도", "으로의",   "으로서의", "으로써의"};
    static const char *const any[] = {"에서", "에게", "의",   "에",   "도",     "만",     "들", "까지",
                                      "부터", "보다", "처럼", "에는", "들만이", "입니다", "뿐", "께"};
    for (size_t i = 0; i < sizeof vowel / sizeof *vowel; i++) {
        assert_follows("정부", vowel[i], true);
        assert_follows("북한", vowel[i], false);
    }
    for (size_t i = 0; i < sizeof consonant / sizeof *consonant; i++) {
        assert_follows("북한", consonant[i], true);
        assert_follows("정부", consonant[i], false);
    }
    for (size_t i = 0; i < sizeof liquid / sizeof *liquid; i++) {
        assert_follows("정부", liquid[i], true);
        assert_follows("서울", liquid[i], true);
        assert_follows("북한", liquid[i], false);
        assert_follows("북한", long_liquid[i], true);
        assert_follows("정부", long_liquid[i], false);
    }
    for (size_t i = 0; i < sizeof any / sizeof *any; i++) {
        assert_follows("정부", any[i], true);
        assert_follows("북한", any[i], true);
    }
}

static void spellings_of_both_koreas_meet(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"로동신문", "노동신문"}, {"녀성", "여성"}, {"련합", "연합"}, {"력사", "역사"},
        {"리명박", "이명박"},     {"룡", "용"},     {"녕변", "영변"}, {"조선로동당", "조선노동당"},
        {"비률", "비율"},         {"대렬", "대열"}, {"래일", "내일"}, {"뉴대", "유대"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(hangul_relation(view_str(pairs[i][0]), view_str(pairs[i][1])), HANGUL_INFLECTED);
        assert_int_equal(hangul_relation(view_str(pairs[i][1]), view_str(pairs[i][0])), HANGUL_INFLECTED);
    }
    assert_int_equal(hangul_relation(view_str("로동당은"), view_str("노동당")), HANGUL_INFLECTED);
    assert_int_equal(hangul_relation(view_str("조선로동당"), view_str("노동당")), HANGUL_CONTAINS);
}

static void other_syllables_stay_apart(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"정리", "정이"}, {"우리", "우니"}, {"하나", "하라"}, {"노동", "오동"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_int_equal(hangul_relation(view_str(pairs[i][0]), view_str(pairs[i][1])), HANGUL_NONE);
}

static int32_t syllable(const char *text) {
    int32_t c;
    utf8_decode(&c, text, strlen(text));
    return c;
}

static void the_initial_sound_rule_is_known(void **state) {
    (void)state;
    static const char *const cases[][2] = {{"로", "노"}, {"녀", "여"}, {"려", "여"}, {"리", "이"},
                                           {"니", "이"}, {"률", "율"}, {"래", "내"}, {"례", "예"},
                                           {"나", "나"}, {"가", "가"}, {"용", "용"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(hangul_initial(syllable(cases[i][0])), syllable(cases[i][1]));
    assert_int_equal(hangul_initial('a'), 'a');
    int32_t others[2];
    assert_int_equal(hangul_other_initials(others, syllable("용")), 2);
    assert_int_equal(others[0], syllable("룡"));
    assert_int_equal(others[1], syllable("뇽"));
    assert_int_equal(hangul_other_initials(others, syllable("노")), 1);
    assert_int_equal(others[0], syllable("로"));
    assert_int_equal(hangul_other_initials(others, syllable("군")), 0);
    assert_int_equal(hangul_other_initials(others, 'a'), 0);
}

static void a_word_is_found_where_it_stands(void **state) {
    (void)state;
    size_t at;
    assert_true(hangul_find(&at, view_str("조선로동당의"), view_str("노동당")));
    assert_int_equal(at, 6);
    assert_true(hangul_find(&at, view_str("a-북한"), view_str("북한")));
    assert_int_equal(at, 2);
    assert_false(hangul_find(&at, view_str("북"), view_str("북한")));
}

static void a_noun_is_freed_of_its_particle(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"협상에서는", "협상"}, {"러시아와", "러시아"},     {"러시아", "러시아"},     {"우크라이나", "우크라이나"},
        {"회의", "회의"},       {"북한군이", "북한군"},     {"전문가", "전문가"},     {"국가", "국가"},
        {"정의", "정의"},       {"대통령이라고", "대통령"}, {"사람들에게는", "사람"}, {"서울로", "서울"},
        {"인민만이", "인민"},   {"캐나다", "캐나다"},       {"정부로부터", "정부"},   {"누구인가", "누구"},
        {"정책이었나", "정책"}, {"후보였던", "후보"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_noun(cases[i][0], cases[i][1], NULL);
}

static void a_noun_is_freed_of_its_verb(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"발사했다", "발사"},   {"발사하였다", "발사"},   {"발사됐다", "발사"},       {"합의되었다는", "합의"},
        {"강화하기로", "강화"}, {"강화시켰다", "강화"},   {"발사할", "발사할"},       {"남북한", "남북한"},
        {"졸업했나", "졸업"},   {"피살되었는가", "피살"}, {"진단하겠습니다", "진단"}, {"위치하는가", "위치"},
    };
    static const char *verbs[] = {"발사하는", "남북", NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_noun(cases[i][0], cases[i][1], NULL);
    assert_noun("발사할", "발사", verbs);
    assert_noun("남북한", "남북한", verbs);
}

static void a_vocabulary_tells_nouns_from_particles(void **state) {
    (void)state;
    static const char *island[] = {"제주도를", "제주", NULL}, *city[] = {"제주를", "제주", NULL};
    static const char *army[] = {"군", "군을", NULL}, *taiwan[] = {"대만이", "대", NULL};
    static const char *people[] = {"우리가", "우리", NULL};
    assert_noun("제주도", "제주도", island);
    assert_noun("제주도", "제주", city);
    assert_noun("군이", "군", army);
    assert_noun("군으로", "군", army);
    assert_noun("군만", "군", army);
    assert_noun("군이", "군이", city);
    assert_noun("대만으로", "대만", taiwan);
    assert_noun("우리나", "우리", people);
    assert_noun("우리나", "우리나", city);
}

static void words_are_split_where_both_parts_are_known(void **state) {
    (void)state;
    static const char *words[] = {"북한", "군", "미사일", "발사", "북", NULL};
    assert_int_equal(hangul_split(view_str("북한군"), is_listed, words), 6);
    assert_int_equal(hangul_split(view_str("미사일발사"), is_listed, words), 9);
    assert_int_equal(hangul_split(view_str("북한"), is_listed, words), 0);
    assert_int_equal(hangul_split(view_str("북한말"), is_listed, words), 0);
    assert_int_equal(hangul_split(view_str("북한군"), NULL, NULL), 0);
}

/* The parts of WORD, a space behind each. */
static void assert_parts(const char *word, const char *expected, const char **vocabulary) {
    struct view parts[HANGUL_PARTS_MAX];
    char written[256] = "";
    size_t count = hangul_parts(parts, view_str(word), is_listed, vocabulary);
    for (size_t i = 0; i < count; i++) {
        strncat(written, parts[i].data, parts[i].length);
        strcat(written, " ");
    }
    assert_string_equal(written, expected);
}

static void a_compound_is_taken_apart(void **state) {
    (void)state;
    static const char *words[] = {"뉴스",   "브리핑", "등록", "문화재", "문화", "조선", "민주주의",
                                  "공화국", "화국",   "주의", "심층",   "노동", NULL};
    assert_parts("뉴스브리핑", "뉴스 브리핑 ", words);
    assert_parts("등록문화재", "등록 문화재 ", words);
    assert_parts("조선민주주의인민공화국", "조선 민주주의 인민 공화국 ", words);
    assert_parts("노동층", "노동 ", words);
    assert_parts("심층진단", "심층 진단 ", words);
    assert_parts("푸틴대통령", "", words);
    assert_parts("문화재", "문화 ", words);
    assert_parts("뉴스", "", words);
    assert_parts("가가가가가가가가가가가가가가가뉴스", "", words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(particles_are_told_from_other_words),
        cmocka_unit_test(the_last_sound_decides_which_particle_follows),
        cmocka_unit_test(spellings_of_both_koreas_meet),
        cmocka_unit_test(other_syllables_stay_apart),
        cmocka_unit_test(the_initial_sound_rule_is_known),
        cmocka_unit_test(a_word_is_found_where_it_stands),
        cmocka_unit_test(a_noun_is_freed_of_its_particle),
        cmocka_unit_test(a_noun_is_freed_of_its_verb),
        cmocka_unit_test(a_vocabulary_tells_nouns_from_particles),
        cmocka_unit_test(words_are_split_where_both_parts_are_known),
        cmocka_unit_test(a_compound_is_taken_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
