/* SPDX-License-Identifier: MIT */
/* Stems of Korean verbs and adjectives; the paradigms are those of a school grammar. */
#include "analyse/predicate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const struct predicate_reading *reading_of(struct predicate_readings *readings, const char *form,
                                                  const char *stem) {
    predicate_read(readings, view_str(form));
    return predicate_find(readings, view_str(stem));
}

/* A stem, then forms of the word. */
static const char *const paradigms[] = {
    "가 가다 간다 간다고 가는 간 갈 가고 가서 가며 가면 가지 가기 갔다 갔으며 갔던 갔습니다 갑니다 가겠다 가신 가셨다 "
    "가도록 가려고",
    "높 높다 높은 높을 높고 높아 높아서 높으며 높으면 높지 높기 높음 높았다 높았으나 높습니다 높다고 높지만 높더라도",
    "밝히 밝히다 밝힌다 밝히는 밝힌 밝힐 밝히고 밝혀 밝혀서 밝혔다 밝혔으며 밝혔다고 밝힙니다 밝히며 밝히지 밝히기 "
    "밝힘 밝히겠다",
    "만들 만들다 만든다 만드는 만든 만들 만들고 만들어 만들었다 만드신 만듭니다 만들며 만들면 만듦 만들기 만들려고 "
    "만들지",
    "돕 돕다 돕는다 돕는 도운 도울 돕고 도와 도와서 도왔다 도우며 도우면 돕습니다 도움 돕기 돕겠다",
    "아름답 아름답다 아름다운 아름다울 아름답고 아름다워 아름다웠다 아름다우며 아름다움 아름답게 아름다와",
    "짓 짓다 짓는다 짓는 지은 지을 짓고 지어 지었다 지으며 지으면 짓기 짓지",
    "걷 걷다 걷는다 걷는 걸은 걸을 걷고 걸어 걸어서 걸었다 걸으며 걸으면 걷기",
    "모르 모르다 모른다 모르는 모른 모를 모르고 몰라 몰라서 몰랐다 모르며 모르면 모릅니다 모름",
    "부르 부르다 부른다 부르는 부른 부를 부르고 불러 불렀다 부르며",
    "이르 이르다 이르는 이른 이를 이르고 이르러 이르렀다 이르며",
    "따르 따르다 따른다 따르는 따른 따를 따르고 따라 따라서 따랐다 따르면",
    "쓰 쓰다 쓴다 쓰는 쓴 쓸 쓰고 써서 썼다 쓰며 썼으나",
    "기쁘 기쁘다 기쁜 기쁠 기쁘고 기뻐 기뻤다 기쁘며",
    "하얗 하얗다 하얀 하얄 하얗고 하얘 하얬다 하야며",
    "그렇 그렇다 그런 그럴 그렇고 그래 그래서 그랬다 그러나 그러면",
    "모으 모으다 모은다 모으는 모은 모을 모으고 모아 모았다",
    "배우 배우다 배운다 배우는 배운 배울 배우고 배워 배웠다 배우며",
    "보 보다 본다 보는 본 볼 보고 보아 봤다 보았다 보며",
    "주 주다 준다 주는 준 줄 주고 주어 줬다 주었다 주며",
    "보내 보내다 보낸다 보내는 보낸 보낼 보내고 보내 보냈다 보내며 보내였다",
    "되 되다 된다 되는 된 될 되고 되어 돼서 됐다 되었다 되였다 되여 되며",
    "하 하다 한다 하는 한 할 하고 하여 해서 했다 하였다 하며 합니다 하시였다",
    "위하 위하여 위해 위한 위하는 위해서",
    "없 없다 없는 없을 없고 없어 없었다 없으며 없습니다 없음 없지만",
    "놓 놓다 놓는다 놓은 놓고 놓아 놓았다 놓으며",
    "움직이 움직이다 움직인다 움직이는 움직인 움직여 움직였다",
};

static void forms_of_one_word_have_its_stem(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) {
        char words[512], *rest;
        struct predicate_readings readings;
        assert_true(strlen(paradigms[i]) < sizeof words);
        memcpy(words, paradigms[i], strlen(paradigms[i]) + 1);
        const char *stem = strtok_r(words, " ", &rest);
        for (char *form = strtok_r(NULL, " ", &rest); form; form = strtok_r(NULL, " ", &rest)) {
            if (reading_of(&readings, form, stem)) continue;
            print_message("%s of %s\n", form, stem);
            fail();
        }
    }
}

/* Honorific 시, auxiliary verbs and dependent nouns in one word with the verb, as the North writes them. */
static void long_forms_are_taken_apart(void **state) {
    (void)state;
    static const struct {
        const char *form, *stem;
    } cases[] = {
        {"높아가고있습니다", "높아가"},
        {"밝혀주시였다", "밝히"},
        {"갈것입니다", "가"},
        {"가는것은", "가"},
        {"살아있는", "살"},
        {"가지않는다", "가"},
        {"가야겠다", "가"},
        {"높음에도", "높"},
        {"높아지기를", "높아지"},
        {"들어갔는지를", "들어가"},
        {"가십니다", "가"},
        {"않았었다", "않"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct predicate_readings readings;
        if (!reading_of(&readings, cases[i].form, cases[i].stem)) print_message("%s\n", cases[i].form);
        assert_non_null(reading_of(&readings, cases[i].form, cases[i].stem));
    }
}

static void what_a_noun_may_end_in_is_not_sure(void **state) {
    (void)state;
    static const struct {
        const char *form, *stem;
        bool is_sure;
    } cases[] = {
        {"갔다", "가", true},   {"갑니다", "가", true},    {"가겠고", "가", true},
        {"가면서", "가", true}, {"사고", "사", false},     {"간", "가", false},
        {"가는", "가", false},  {"높이고", "높이", false}, {"보내", "보내", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct predicate_readings readings;
        const struct predicate_reading *reading = reading_of(&readings, cases[i].form, cases[i].stem);
        assert_non_null(reading);
        assert_int_equal(reading->is_sure, cases[i].is_sure);
    }
}

/* The last syllable, the copula, nouns with 하다. */
static void nouns_have_no_readings(void **state) {
    (void)state;
    static const char *const forms[] = {"정부를",     "대통령이다", "대통령이었다", "미국은", "북한을", "투쟁하는",
                                        "발표되였다", "가",         "서",           "a갔다",  ""};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct predicate_readings readings;
        predicate_read(&readings, view_str(forms[i]));
        if (readings.length > 0)
            print_message("%s: %.*s\n", forms[i], (int)readings.items[0].length, readings.items[0].stem);
        assert_int_equal(readings.length, 0);
    }
}

/* The particles behind a form of a noun are no part of it. */
static void the_core_ends_before_particles(void **state) {
    (void)state;
    struct predicate_readings readings;
    assert_int_equal(reading_of(&readings, "높기는", "높")->core, strlen("높기"));
    assert_int_equal(reading_of(&readings, "높았다", "높")->core, strlen("높았다"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_one_word_have_its_stem),    cmocka_unit_test(long_forms_are_taken_apart),
        cmocka_unit_test(what_a_noun_may_end_in_is_not_sure), cmocka_unit_test(nouns_have_no_readings),
        cmocka_unit_test(the_core_ends_before_particles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
