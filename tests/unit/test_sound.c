/* SPDX-License-Identifier: MIT */
/* How words of three scripts sound: each expected by the rules of transliteration that sound.c names. */
#include "analyse/sound.h"
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_sounds(const char *form, const char *expected) {
    struct sounds sounds;
    char text[SOUNDS_MAX + 1] = "";
    sounds_of(&sounds, view_str(form));
    memcpy(text, sounds.at, sounds.length);
    text[sounds.length] = '\0';
    assert_string_equal(text, expected);
}

static void latin_letters_sound(void **state) {
    (void)state;
    assert_sounds("putin", "putin");
    assert_sounds("khrushchev", "hruSev");
    assert_sounds("zelenskiy", "zelenski");
    assert_sounds("yeltsin's", "yelcin");
    assert_sounds("chávez", "Cavez");
    assert_sounds("xi", "si");
    assert_sounds("macarthur", "makartur");
    assert_sounds("kwangmyongsong", "kwaNmyoNsoN");
}

static void cyrillic_letters_sound(void **state) {
    (void)state;
    assert_sounds("хрущев", "hruSev");
    assert_sounds("зеленский", "zelenski");
    assert_sounds("пхеньян", "penyan");
    assert_sounds("хвасон", "hwason");
    assert_sounds("джонсон", "Zonson");
    assert_sounds("уильям", "wilyam");
}

static void hangul_syllables_sound(void **state) {
    (void)state;
    assert_sounds("김정은", "gimZONUn");
    assert_sounds("쿠르스크", "kursk");
    assert_sounds("블라디보스토크", "blradibostok");
    assert_sounds("홋카이도", "hokaido");
    assert_sounds("인터넷", "intOnet");
    assert_sounds("워싱턴", "wOsiNtOn");
}

static void other_words_do_not_sound(void **state) {
    (void)state;
    assert_sounds("su-57", "");
    assert_sounds("путin", "");
    assert_sounds("北京", "");
    assert_sounds("αθήνα", "");
    assert_sounds("", "");
    char longest[129] = "";
    memset(longest, 'h', 128); /* which has no sound of its own */
    assert_sounds(longest, "");
    assert_sounds("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "");
}

/* The readings of FORM, separated by spaces. */
static void assert_readings(const char *form, const char *expected) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer text = {0};
    size_t count = sound_readings(readings, view_str(form));
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_append_byte(&text, ' ');
        buffer_append(&text, readings[i].at, readings[i].length);
    }
    assert_string_equal(buffer_str(&text), expected);
    buffer_release(&text);
}

static void endings_may_be_left_out(void **state) {
    (void)state;
    assert_readings("путиным", "putinUm putin");
    assert_readings("зеленского", "zelenskogo zelensk");
    assert_readings("трамп", "tramp");
    assert_readings("푸틴이", "putini putin");
}

static void first_letters_may_have_two_sounds(void **state) {
    (void)state;
    assert_readings("гитлер", "gitler hitler");
    assert_readings("geneva", "geneva Zeneva");
    assert_readings("gates", "gates");
    assert_readings("이명박", "imyONbak limyONbak");
    assert_readings("이란", "iran");
}

static void names_are_joined(void **state) {
    (void)state;
    struct sounds sounds = {0};
    assert_true(sounds_append(&sounds, view_str("kim")));
    assert_true(sounds_append(&sounds, view_str("jong")));
    assert_true(sounds_append(&sounds, view_str("un")));
    assert_int_equal(sounds.length, 8);
    assert_memory_equal(sounds.at, "kimZoNun", 8);
    assert_false(sounds_append(&sounds, view_str("ким")));
    assert_int_equal(sounds.length, 0);
}

static void assert_packed(const char *form, const char *expected) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer packed = {0};
    sound_pack(&packed, readings, sound_readings(readings, view_str(form)));
    assert_string_equal(buffer_str(&packed), expected);
    buffer_release(&packed);
}

static void readings_are_packed_by_what_they_share(void **state) {
    (void)state;
    assert_packed("трамп", "tramp");
    assert_packed("путиным", "putinUm\x85");
    assert_packed("гитлер", "gitler\x80hitler");
    assert_packed("гитлера", "gitlera\x86\x80hitlera\x86");
    assert_packed("2024", "");
}

/* The readings in PACKED, separated by spaces. */
static void assert_unpacked(const char *packed, const char *expected) {
    struct sounds sounds = {.script = SCRIPT_CYRILLIC};
    struct view rest = view_str(packed);
    struct buffer text = {0};
    while (sound_unpack(&sounds, &rest)) {
        buffer_append(&text, sounds.at, sounds.length);
        buffer_append_byte(&text, ' ');
    }
    assert_string_equal(buffer_str(&text), expected);
    assert_int_equal(rest.length, 0);
    buffer_release(&text);
}

static void packed_readings_are_unpacked(void **state) {
    (void)state;
    assert_unpacked("gitlera\x86\x80hitlera\x86", "gitlera gitler hitlera hitler ");
    assert_unpacked("", "");
}

static void damaged_readings_end(void **state) {
    (void)state;
    char longest[SOUNDS_MAX + 2] = "";
    memset(longest, 'a', SOUNDS_MAX + 1);
    assert_unpacked(longest, "");
    assert_unpacked("\x81", "");
    assert_unpacked("put\x84", "put ");
    assert_unpacked("put\x82\x83", "put pu ");
    assert_unpacked("pu in", "");
    assert_unpacked("put\x80", "put ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_letters_sound),
        cmocka_unit_test(cyrillic_letters_sound),
        cmocka_unit_test(hangul_syllables_sound),
        cmocka_unit_test(other_words_do_not_sound),
        cmocka_unit_test(endings_may_be_left_out),
        cmocka_unit_test(first_letters_may_have_two_sounds),
        cmocka_unit_test(names_are_joined),
        cmocka_unit_test(readings_are_packed_by_what_they_share),
        cmocka_unit_test(packed_readings_are_unpacked),
        cmocka_unit_test(damaged_readings_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
