/* SPDX-License-Identifier: MIT */
/* Which classes a form has; the English stems are those of Snowball's own vocabulary list. */
#include "analyse/classes.h"

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

static void russian_has_a_stem_for_each_reading(void **state) {
    (void)state;
    assert_classes("вестника", "rвестник");
    assert_classes("лаврова", "rлавров");
    assert_classes("лавров", "rлавров sлавр vлавр");
    assert_classes("президентов", "rпрезидентов rпрезидент vпрезидент");
}

static void what_may_be_a_verb_has_its_root_besides(void **state) {
    (void)state;
    assert_classes("отправляет", "rотправляет vотправл");
    assert_classes("отправляя", "rотправл vотправл");
    assert_classes("партию", "rпартий");
    assert_classes("область", "rобласт vобласт");
    assert_classes("новость", "rновост");
    /* All of it would be an ending. */
    assert_classes("ь", "");
}

static void kinds_that_meet_doubtfully_are_told(void **state) {
    (void)state;
    assert_string_equal(class_doubtful_kinds(CLASS_RUSSIAN), "sv");
    assert_string_equal(class_doubtful_kinds(CLASS_DOUBTFUL), "r");
    assert_string_equal(class_doubtful_kinds(CLASS_VERB), "r");
    assert_string_equal(class_doubtful_kinds(CLASS_ENGLISH), "");
}

static void hangul_has_its_bigrams(void **state) {
    (void)state;
    assert_classes("핵협상은", "h핵협 h협상 h상은");
    assert_classes("군", "p구 p굴");
}

static void bigrams_do_not_tell_the_koreas_apart(void **state) {
    (void)state;
    assert_classes("로동신문", "h노동 h동신 h신문");
    assert_classes("노동신문", "h노동 h동신 h신문");
    assert_classes("녀성련맹", "h여성 h성연 h연맹");
}

static void letters_of_two_scripts_are_read_in_each(void **state) {
    (void)state;
    assert_classes("mосква", "rмоскв emockba");
    assert_classes("рутin", "rрутин epytin");
    assert_classes("kоpeя", "rкорей");
    assert_classes("аpple", "rаррл eappl");
    assert_classes("гaзпром", "rгазпром rгазпр");
    assert_classes("коммersant", "rкоммерсант ekommers");
    assert_classes("it-компания", "eitкомпания");
}

static void numbers_have_none(void **state) {
    (void)state;
    assert_classes("2024", "");
    assert_classes("su-57", "jsu57");
    assert_classes("covid19", "jcovid19");
    assert_classes("2024-05-31", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_has_its_stem),
        cmocka_unit_test(joints_do_not_count),
        cmocka_unit_test(russian_has_a_stem_for_each_reading),
        cmocka_unit_test(what_may_be_a_verb_has_its_root_besides),
        cmocka_unit_test(kinds_that_meet_doubtfully_are_told),
        cmocka_unit_test(hangul_has_its_bigrams),
        cmocka_unit_test(bigrams_do_not_tell_the_koreas_apart),
        cmocka_unit_test(letters_of_two_scripts_are_read_in_each),
        cmocka_unit_test(numbers_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
