/* SPDX-License-Identifier: MIT */
/* Syllables as keys. */
#include "analyse/jamo.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void write_keys(struct buffer *out, const struct jamo_keys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        char bytes[4];
        buffer_append(out, bytes, utf8_encode(bytes, keys->keys[i]));
    }
}

static void syllables_come_apart_as_they_are_typed(void **state) {
    (void)state;
    static const struct {
        int32_t syllable;
        const char *keys;
    } cases[] = {{0xBC15, "ㅂㅏㄱ"}, {0xACFC, "ㄱㅗㅏ"}, {0xAE4C, "ㄲㅏ"}, {0xB2ED, "ㄷㅏㄹㄱ"}, {0xC744, "ㅇㅡㄹ"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer text = {0};
        struct jamo_keys keys = jamo_keys_of(cases[i].syllable);
        write_keys(&text, &keys);
        assert_string_equal(buffer_str(&text), cases[i].keys);
        buffer_release(&text);
    }
}

/* The first and last of each kind, and what takes two keys (The Unicode Standard, Hangul Jamo). */
static void conjoining_jamo_are_the_keys_of_those_that_stand_alone(void **state) {
    (void)state;
    static const struct {
        int32_t jamo;
        const char *keys;
    } cases[] = {{0x1100, "ㄱ"},     {0x1112, "ㅎ"},     {0x1161, "ㅏ"},   {0x116A, "ㅗㅏ"}, {0x1172, "ㅠ"},
                 {0x1175, "ㅣ"},     {0x11A8, "ㄱ"},     {0x11AA, "ㄱㅅ"}, {0x11C2, "ㅎ"},   {0x1113, "\u1113"},
                 {0x1176, "\u1176"}, {0x11C3, "\u11C3"}, {'a', "a"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer text = {0};
        struct jamo_keys keys = jamo_keys_of(cases[i].jamo);
        write_keys(&text, &keys);
        assert_string_equal(buffer_str(&text), cases[i].keys);
        buffer_release(&text);
    }
}

static void assert_composed(const char *keys, const char *expected) {
    int32_t codes[32] = {0};
    size_t count = 0;
    struct view text = view_str(keys);
    for (size_t at = 0; at < text.length;) at += utf8_decode(&codes[count++], text.data + at, text.length - at);
    struct buffer out = {0};
    /* A copy without room behind it, so that sanitizers see what is read there. */
    int32_t *exact = malloc(count * sizeof *exact);
    assert_non_null(exact);
    memcpy(exact, codes, count * sizeof *exact);
    jamo_compose(&out, exact, count);
    free(exact);
    assert_string_equal(buffer_str(&out), expected);
    buffer_release(&out);
}

static void keys_make_syllables(void **state) {
    (void)state;
    assert_composed("ㅇㅏㄴㄴㅕㅇ", "안녕");
    assert_composed("ㄱㅣㅁㅈㅓㅇㅇㅡㄴ", "김정은");
    assert_composed("ㄷㅏㄹㄱㅇㅣ", "닭이");
    assert_composed("ㄷㅏㄹㄱㅣ", "달기");
    assert_composed("ㅇㅗㅣㄱㅛ", "외교");
    assert_composed("ㅇㅏㅂㅅㅇㅓㅄ", "앖어ㅄ");
    assert_composed("ㅏㄱ", "ㅏㄱ");
    assert_composed("ㅇㅏㅏ", "아ㅏ");
    assert_composed("ㄱㅏ1", "가1");
}

/* Every syllable is typed by its keys, and blocks start where the alphabet goes on. */
static void all_syllables_come_back(void **state) {
    (void)state;
    for (int32_t c = 0xAC00; c <= 0xD7A3; c++) {
        struct jamo_keys keys = jamo_keys_of(c);
        struct buffer out = {0};
        int32_t back;
        jamo_compose(&out, keys.keys, keys.count);
        assert_int_equal(out.length, utf8_decode(&back, out.data, out.length));
        assert_int_equal(back, c);
        buffer_release(&out);
        assert_true(jamo_first_with(keys.keys[0]) <= c && c < jamo_initial_next(c));
        assert_true(c < jamo_vowel_next(c) && jamo_vowel_next(c) <= jamo_initial_next(c));
    }
    assert_int_equal(jamo_initial_next(0xAE40), 0xAE4C); /* 김, 까 */
    assert_int_equal(jamo_vowel_next(0xAC01), 0xAC1C);   /* 각, 개 */
    assert_int_equal(jamo_first_with(0x314F), 0);        /* ㅏ */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllables_come_apart_as_they_are_typed),
        cmocka_unit_test(conjoining_jamo_are_the_keys_of_those_that_stand_alone),
        cmocka_unit_test(keys_make_syllables),
        cmocka_unit_test(all_syllables_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
