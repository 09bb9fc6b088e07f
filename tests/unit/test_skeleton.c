/* SPDX-License-Identifier: MIT */
/* Names that meet across scripts, words that do not. */
#include "analyse/skeleton.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* The skeletons of FORM, separated by spaces. */
static void skeletons_of(struct buffer *out, const char *form) {
    struct class_keys keys = {0};
    struct buffer readings = {0};
    assert_true(skeleton_keys(&keys, &readings, view_str(form)));
    buffer_release(&readings);
    for (size_t i = 0; i < class_keys_count(&keys); i++) {
        if (i) buffer_append_byte(out, ' ');
        buffer_append(out, class_key(&keys, i).data + 1, class_key(&keys, i).length - 1);
    }
    class_keys_release(&keys);
}

static void assert_skeletons(const char *form, const char *expected) {
    struct buffer written = {0};
    skeletons_of(&written, form);
    assert_string_equal(buffer_str(&written), expected);
    buffer_release(&written);
}

static bool meet(const char *a, const char *b) {
    struct class_keys keys = {0};
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer key = {0}, others = {0};
    enum script script = script_of(view_str(b));
    bool found = false;
    size_t count = sound_readings(readings, view_str(a));
    assert_true(skeleton_keys(&keys, &others, view_str(b)));
    for (size_t i = 0; i < count; i++) {
        struct skeleton_probe probe;
        skeleton_probe_make(&probe, &readings[i]);
        skeleton_key(&key, &readings[i], script);
        bool alike = skeleton_alike(&probe, buffer_view(&others), script);
        for (size_t k = 0; k < class_keys_count(&keys); k++)
            found |= alike && view_equal(class_key(&keys, k), buffer_view(&key));
    }
    buffer_release(&key);
    buffer_release(&others);
    class_keys_release(&keys);
    return found;
}

static void a_skeleton_is_consonants_in_classes(void **state) {
    (void)state;
    assert_skeletons("putin", "PTN");
    assert_skeletons("푸틴", "PTN");
    assert_skeletons("путиным", "PTNM PTN");
    assert_skeletons("vladivostok", "PLTPSTK");
    assert_skeletons("블라디보스토크", "PLTPSTK");
    assert_skeletons("obama", "APM");
    assert_skeletons("yeltsin", "ASN");
}

static void an_l_or_r_counts_before_a_vowel_and_another_consonant(void **state) {
    (void)state;
    assert_skeletons("carter", "KT");
    assert_skeletons("카터", "KT");
    assert_skeletons("brazil", "PLS");
    assert_skeletons("бразилия", "PLS");
    assert_skeletons("berlin", "PLN");
    assert_skeletons("베를린", "PLN");
}

static void w_is_a_consonant_before_a_word_and_between_vowels(void **state) {
    (void)state;
    assert_skeletons("wonsan", "PNSN");
    assert_skeletons("원산", "PNSN");
    assert_skeletons("kuwait", "KPT");
    assert_skeletons("hwasong", "HSN");
}

static void short_words_have_none(void **state) {
    (void)state;
    assert_skeletons("net", "");
    assert_skeletons("нет", "");
    assert_skeletons("김", "");
    assert_skeletons("2024", "");
    assert_skeletons("asia", "AS");
}

static void names_meet(void **state) {
    (void)state;
    static const char *const names[][3] = {
        {"putin", "путин", "푸틴"},       {"pyongyang", "пхеньян", "평양"},
        {"lavrov", "лавров", "라브로프"}, {"zelensky", "зеленский", "젤렌스키"},
        {"trump", "трамп", "트럼프"},     {"vladivostok", "владивосток", "블라디보스토크"},
        {"hwasong", "хвасон", "화성"},    {"kursk", "курск", "쿠르스크"},
        {"shoigu", "шойгу", "쇼이구"},    {"obama", "обама", "오바마"},
        {"hitler", "гитлер", "히틀러"},   {"washington", "вашингтон", "워싱턴"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t from = 0; from < 3; from++)
            for (size_t to = 0; to < 3; to++) {
                if (from == to || meet(names[i][from], names[i][to])) continue;
                fail_msg("%s does not meet %s", names[i][from], names[i][to]);
            }
}

static void forms_of_names_meet(void **state) {
    (void)state;
    assert_true(meet("putin", "путиным"));
    assert_true(meet("зеленского", "젤렌스키"));
    assert_true(meet("lavrov", "лаврова"));
    assert_true(meet("푸틴이", "путину"));
}

static void words_of_one_skeleton_may_be_apart(void **state) {
    (void)state;
    assert_false(meet("putin", "батон"));
    assert_false(meet("putin", "фотон"));
    assert_false(meet("china", "шина"));
    assert_false(meet("moscow", "маска"));
    assert_false(meet("trump", "драма"));
}

/* Whether the word that sounds as NAME may be FORM. */
static bool is_alike(const struct sounds *name, const char *form) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer packed = {0};
    struct skeleton_probe probe;
    skeleton_probe_make(&probe, name);
    sound_pack(&packed, readings, sound_readings(readings, view_str(form)));
    bool alike = skeleton_alike(&probe, buffer_view(&packed), script_of(view_str(form)));
    buffer_release(&packed);
    return alike;
}

static void several_words_are_one_in_hangul(void **state) {
    (void)state;
    struct sounds joined = {0};
    struct buffer key = {0};
    assert_true(sounds_append(&joined, view_str("ким")) && sounds_append(&joined, view_str("чен")) &&
                sounds_append(&joined, view_str("ын")));
    skeleton_of(&key, &joined);
    assert_string_equal(buffer_str(&key), "KMSNN");
    assert_skeletons("김정은", "KMSNN KMSN");
    assert_true(is_alike(&joined, "김정은"));
    assert_false(is_alike(&joined, "김장남"));
    buffer_release(&key);
}

static void costs_are_of_the_alignment(void **state) {
    (void)state;
    struct sounds trump, tramp, korean;
    assert_true(sounds_of(&trump, view_str("trump")) && sounds_of(&tramp, view_str("трамп")) &&
                sounds_of(&korean, view_str("트럼프")));
    /* One near vowel, 3 tenths, in 5 sounds. */
    assert_int_equal(skeleton_distance(&trump, &tramp), 6);
    assert_int_equal(skeleton_distance(&tramp, &trump), 6);
    assert_int_equal(skeleton_distance(&trump, &korean), 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_skeleton_is_consonants_in_classes),
        cmocka_unit_test(an_l_or_r_counts_before_a_vowel_and_another_consonant),
        cmocka_unit_test(w_is_a_consonant_before_a_word_and_between_vowels),
        cmocka_unit_test(short_words_have_none),
        cmocka_unit_test(names_meet),
        cmocka_unit_test(forms_of_names_meet),
        cmocka_unit_test(words_of_one_skeleton_may_be_apart),
        cmocka_unit_test(several_words_are_one_in_hangul),
        cmocka_unit_test(costs_are_of_the_alignment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
