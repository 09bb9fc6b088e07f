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
    /* Stress marks. */
    assert_folds("Москва\xCC\x81", "москва");
    assert_folds("столи\xCC\x81ца", "столица");
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

/* Nothing is left behind the content of what was tried and given up, whichever way a word takes. */
static void forms_are_appended_with_their_end(void **state) {
    static const struct {
        const char *word, *form;
    } cases[] = {
        {"Путин", "путин"},       {"abcdefé", "abcdefé"},        {"\xC2\xAD", ""}, {"", ""}, {"Ab\xFF", "Ab\xFF"},
        {"\xE2\x82", "\xE2\x82"}, {"ABCDEFG\xC2\xAD", "abcdefg"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        assert_true(fold_word(&out, view_str(cases[i].word)));
        assert_string_equal(buffer_str(&out), cases[i].form);
        buffer_clear(&out);
        buffer_append_str(&out, "before, ");
        assert_true(fold_word(&out, view_str(cases[i].word)));
        assert_int_equal(out.length, strlen("before, ") + strlen(cases[i].form));
        assert_int_equal(strlen(buffer_str(&out)), out.length);
        assert_string_equal(buffer_str(&out) + strlen("before, "), cases[i].form);
        buffer_release(&out);
    }
}

static void room_is_made_with_an_end(void **state) {
    struct buffer out = {0};
    (void)state;
    char *place = buffer_reserve(&out, 100);
    assert_non_null(place);
    assert_string_equal(buffer_str(&out), "");
    memset(place, 'x', 100);
    assert_non_null(buffer_reserve(&out, 3));
    assert_string_equal(buffer_str(&out), "");
    buffer_append_str(&out, "abc");
    memset(buffer_reserve(&out, 1000), 'x', 1000);
    assert_non_null(buffer_reserve(&out, 1));
    assert_string_equal(buffer_str(&out), "abc");
    buffer_release(&out);
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

/* Where WORD's folded form has FOLDED bytes. */
static size_t source_offset(struct view word, size_t folded) {
    size_t place;
    assert_true(fold_source_offset(&place, word, folded));
    return place;
}

static void places_in_a_form_are_found_in_the_source(void **state) {
    (void)state;
    /* ﬁ is 3 bytes, its fold 2; each jamo is 3 bytes, the syllable 3. */
    assert_int_equal(source_offset(view_str("ﬁre"), 2), 3);
    assert_int_equal(source_offset(view_str("북한의"), 6), 6);
    assert_int_equal(source_offset(view_str("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB은"), 3), 9);
    assert_int_equal(source_offset(view_str("abc"), 0), 0);
}

/* As fold_source_offset() is defined, in quadratic time. */
static size_t slow_offset(struct view word, size_t folded) {
    size_t best = 0;
    for (size_t at = 1; at <= word.length; at++) {
        struct buffer form = {0};
        if (at < word.length && ((unsigned char)word.data[at] & 0xC0) == 0x80) continue;
        assert_true(fold_word(&form, view_of(word.data, at)));
        if (form.length <= folded) best = at;
        buffer_release(&form);
    }
    return best;
}

static void places_are_those_of_the_definition(void **state) {
    static const char *const pieces[] = {"a",
                                         "É",
                                         "é",
                                         "e\xCC\x81",
                                         "\xCC\xA3",
                                         "\xC2\xAD",
                                         "ß",
                                         "ё",
                                         "е\xCC\x88",
                                         "한",
                                         "\xE1\x84\x92",
                                         "\xE1\x85\xA1",
                                         "\xE1\x86\xAB",
                                         "ㄱ",
                                         "ㅏ",
                                         "ﬁ",
                                         "’",
                                         "\xEF\xBD\xB6\xEF\xBE\x9E",
                                         "ά",
                                         "İ"};
    unsigned random = 1;
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct buffer word = {0};
        for (int k = 0; k < 12; k++) {
            random = random * 1103515245u + 12345u;
            buffer_append_str(&word, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        for (size_t folded = 0; folded <= word.length + 2; folded++)
            assert_int_equal(source_offset(buffer_view(&word), folded), slow_offset(buffer_view(&word), folded));
        buffer_release(&word);
    }
}

/* Who folds each start of the word anew does not come to an end before the test's time is up. */
static void places_in_long_words_are_found_at_once(void **state) {
    static const char *const pieces[] = {"한", "é", "\xC2\xAD"};
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buffer word = {0};
        for (int k = 0; k < 1000000; k++) buffer_append_str(&word, pieces[i]);
        size_t place = source_offset(buffer_view(&word), 30);
        assert_int_equal(place, i < 2 ? 30 : FOLD_SOURCE_MAX);
        buffer_release(&word);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letter_case_and_compatibility_vanish),
        cmocka_unit_test(io_is_ie_but_short_i_is_not_i),
        cmocka_unit_test(decomposed_hangul_is_composed),
        cmocka_unit_test(apostrophes_are_one),
        cmocka_unit_test(marks_go_from_latin_and_greek_only),
        cmocka_unit_test(forms_are_appended_with_their_end),
        cmocka_unit_test(room_is_made_with_an_end),
        cmocka_unit_test(places_in_a_form_are_found_in_the_source),
        cmocka_unit_test(places_are_those_of_the_definition),
        cmocka_unit_test(places_in_long_words_are_found_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
