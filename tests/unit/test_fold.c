/* SPDX-License-Identifier: MIT */
/* Which spellings fold to the same form. */
#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_folds(const char *word, const char *expected) {
    struct buffer form = {0};
    assert_true(fold_word(&form, view_str(word)));
    assert_string_equal(buffer_str(&form), expected);
    buffer_release(&form);
}

static void letter_case_and_compatibility_vanish(void **state) {
    (void)state;
    assert_folds("TASS", "tass");
    assert_folds("ПУТИН", "путин");
    assert_folds("Straße", "strasse");
    assert_folds("ﬁre", "fire");
    assert_folds("ＫＣＮＡ", "kcna");
    assert_folds("ΣΊΣΥΦΟΣ", "σίσυφοσ");
}

static void io_is_ie_but_short_i_is_not_i(void **state) {
    (void)state;
    assert_folds("Артём", "артем");
    assert_folds("ЁЛКА", "елка");
    assert_folds("российский", "российский");
    /* е with a combining diaeresis, и with a combining breve. */
    assert_folds("\xD0\xB5\xCC\x88лка", "елка");
    assert_folds("\xD0\xB8\xCC\x86", "й");
}

static void decomposed_hangul_is_composed(void **state) {
    (void)state;
    assert_folds("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");
    assert_folds("한국", "한국");
}

static void apostrophes_are_one(void **state) {
    (void)state;
    assert_folds("Russia’s", "russia's");
    assert_folds("O‘Brien", "o'brien");
}

static void marks_go_from_latin_and_greek_only(void **state) {
    (void)state;
    static const struct {
        const char *form, *expected;
    } cases[] = {{"café", "cafe"}, {"naïve", "naive"}, {"русский", "русский"}, {"άλφα", "αλφα"}, {"plain", "plain"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        assert_true(fold_marks(&out, view_str(cases[i].form)));
        assert_string_equal(buffer_str(&out), cases[i].expected);
        buffer_release(&out);
    }
}

static void places_in_a_form_are_found_in_the_source(void **state) {
    (void)state;
    /* ﬁ is 3 bytes, its fold 2; each jamo is 3 bytes, the syllable 3. */
    assert_int_equal(fold_source_offset(view_str("ﬁre"), 2), 3);
    assert_int_equal(fold_source_offset(view_str("북한의"), 6), 6);
    assert_int_equal(fold_source_offset(view_str("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB은"), 3), 9);
    assert_int_equal(fold_source_offset(view_str("abc"), 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letter_case_and_compatibility_vanish),
        cmocka_unit_test(io_is_ie_but_short_i_is_not_i),
        cmocka_unit_test(decomposed_hangul_is_composed),
        cmocka_unit_test(apostrophes_are_one),
        cmocka_unit_test(marks_go_from_latin_and_greek_only),
        cmocka_unit_test(places_in_a_form_are_found_in_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
