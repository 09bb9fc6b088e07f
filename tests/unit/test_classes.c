/* SPDX-License-Identifier: MIT */
/* Which classes a form has; the stems are those of Snowball's own vocabulary lists. */
#include "analyse/classes.h"
#include "analyse/hangul.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void assert_classes(const char *form, const char *expected) {
    struct analyser *analyser;
    struct class_keys keys = {0};
    struct buffer written = {0};
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_true(classes_of(&keys, analyser, view_str(form)));
    for (size_t i = 0; i < class_keys_count(&keys); i++) {
        if (i) buffer_append_byte(&written, ' ');
        buffer_append(&written, class_key(&keys, i).data, class_key(&keys, i).length);
    }
    assert_string_equal(buffer_str(&written), expected);
    buffer_release(&written);
    class_keys_release(&keys);
    analyser_close(analyser);
}

static void english_has_its_stem(void **state) {
    (void)state;
    assert_classes("agreements", "eagreement");
    assert_classes("russia's", "erussia");
    assert_classes("café", "ecafe");
}

static void joints_do_not_count(void **state) {
    (void)state;
    assert_classes("about-face", "eaboutfac");
    assert_classes("aboutface", "eaboutfac");
    assert_classes("infor-mation", "einform");
    assert_classes("at&t", "eatt");
}

static void russian_has_its_stem_and_the_stem_of_that(void **state) {
    (void)state;
    assert_classes("лаврова", "rлавров rлавр");
    assert_classes("лавров", "rлавр");
    assert_classes("вестника", "rвестник");
}

static void hangul_has_its_bigrams(void **state) {
    (void)state;
    assert_classes("핵협상은", "h핵협 h협상 h상은");
    assert_classes("군", "");
}

static void numbers_have_none(void **state) {
    (void)state;
    assert_classes("2024", "");
    assert_classes("su-57", "");
}

static void particles_are_told_from_other_words(void **state) {
    (void)state;
    static const struct {
        const char *form, *word;
        enum hangul_relation relation;
    } cases[] = {
        {"협상", "협상", HANGUL_SAME},         {"협상에서는", "협상", HANGUL_INFLECTED},
        {"핵협상을", "협상", HANGUL_CONTAINS}, {"협상가의", "협상", HANGUL_INFLECTED},
        {"협상력", "협상", HANGUL_CONTAINS},   {"북한", "협상", HANGUL_NONE},
        {"군이", "군", HANGUL_INFLECTED},      {"군대", "군", HANGUL_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(hangul_relation(view_str(cases[i].form), view_str(cases[i].word)), cases[i].relation);
}

static void a_noun_is_freed_of_its_particle(void **state) {
    (void)state;
    static const struct {
        const char *word, *noun;
    } cases[] = {{"협상에서는", "협상"},       {"러시아와", "러시아"}, {"러시아", "러시아"},
                 {"우크라이나", "우크라이나"}, {"회의", "회의"},       {"북한군이", "북한군"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(hangul_noun_length(view_str(cases[i].word)), strlen(cases[i].noun));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_has_its_stem),
        cmocka_unit_test(joints_do_not_count),
        cmocka_unit_test(russian_has_its_stem_and_the_stem_of_that),
        cmocka_unit_test(hangul_has_its_bigrams),
        cmocka_unit_test(numbers_have_none),
        cmocka_unit_test(particles_are_told_from_other_words),
        cmocka_unit_test(a_noun_is_freed_of_its_particle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
