/* SPDX-License-Identifier: MIT */
/* Korean syllables as the words that write them in names. */
#include "analyse/syllable.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_spelled(const char *syllable, const char *word) {
    struct buffer spellings = {0};
    bool found = false;
    syllable_spellings(&spellings, view_str(syllable), script_of(view_str(word)));
    for (size_t at = 0; at < spellings.length; at += strlen(spellings.data + at) + 1)
        found = found || strcmp(spellings.data + at, word) == 0;
    buffer_release(&spellings);
    return found;
}

static void syllables_are_spelled_in_every_system(void **state) {
    (void)state;
    static const struct {
        const char *syllable, *words[6];
    } cases[] = {
        {"김", {"kim", "gim", "ким"}},   {"정", {"jong", "jung", "jeong", "chung", "чен", "чон"}},
        {"은", {"un", "eun", "ын"}},     {"박", {"park", "pak", "bak", "пак"}},
        {"최", {"choe", "choi", "цой"}}, {"철", {"chol", "cheol", "чхоль", "чер"}},
        {"영", {"yong", "young", "ен"}}, {"희", {"hui", "hee", "хи"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t w = 0; w < 6 && cases[i].words[w]; w++)
            if (!is_spelled(cases[i].syllable, cases[i].words[w]))
                fail_msg("%s is not %s", cases[i].words[w], cases[i].syllable);
    assert_false(is_spelled("김", "kang"));
    assert_false(is_spelled("정", "чан"));
    assert_false(is_spelled("x", "kim"));
}

static bool writes(const char *word, const char *syllable) {
    struct buffer found = {0};
    syllables_of(&found, view_str(word));
    bool result = memmem(buffer_str(&found), found.length, syllable, strlen(syllable)) != NULL;
    buffer_release(&found);
    return result;
}

static void words_write_syllables(void **state) {
    (void)state;
    assert_true(writes("jong", "정"));
    assert_true(writes("чен", "정"));
    assert_true(writes("lee", "이"));
    assert_false(writes("jong", "김"));
    assert_false(writes("putin", "푸"));
    assert_false(writes("정", "정"));
}

static void personal_names_start_with_a_surname(void **state) {
    (void)state;
    struct view syllables[SYLLABLE_NAME_MAX];
    assert_int_equal(syllable_name(syllables, view_str("김정은")), 3);
    assert_true(view_equal(syllables[1], view_str("정")));
    assert_int_equal(syllable_name(syllables, view_str("리설주")), 3);
    assert_int_equal(syllable_name(syllables, view_str("허담")), 2);
    assert_int_equal(syllable_name(syllables, view_str("평양시")), 0);
    assert_int_equal(syllable_name(syllables, view_str("김")), 0);
    assert_int_equal(syllable_name(syllables, view_str("김일성광장")), 0);
    assert_int_equal(syllable_name(syllables, view_str("김ab")), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllables_are_spelled_in_every_system),
        cmocka_unit_test(words_write_syllables),
        cmocka_unit_test(personal_names_start_with_a_surname),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
