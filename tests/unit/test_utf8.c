/* SPDX-License-Identifier: MIT */
/* UTF-8: decoding of right and wrong bytes, encoding, places between characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

/* The first and last character of each length, around the surrogates. */
static const struct {
    int32_t c;
    const char *bytes;
    size_t size;
} characters[] = {
    {0x00, "\x00", 1},
    {0x7F, "\x7F", 1},
    {0x80, "\xC2\x80", 2},
    {0x7FF, "\xDF\xBF", 2},
    {0x800, "\xE0\xA0\x80", 3},
    {0xD7FF, "\xED\x9F\xBF", 3},
    {0xE000, "\xEE\x80\x80", 3},
    {0xFFFF, "\xEF\xBF\xBF", 3},
    {0x10000, "\xF0\x90\x80\x80", 4},
    {0x10FFFF, "\xF4\x8F\xBF\xBF", 4},
};

static void decodes_and_encodes_the_first_and_last_of_each_length(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        int32_t c;
        char out[4];
        assert_int_equal(utf8_decode(&c, characters[i].bytes, characters[i].size), characters[i].size);
        assert_int_equal(c, characters[i].c);
        assert_int_equal(utf8_encode(out, c), characters[i].size);
        assert_memory_equal(out, characters[i].bytes, characters[i].size);
    }
}

static void takes_broken_bytes_up_to_where_they_break(void **state) {
    static const struct {
        const char *bytes;
        size_t length, taken;
    } cases[] = {
        {"\x80", 1, 1},     /* a continuation without a start */
        {"\xC0\xAF", 2, 1}, /* overlong "/" */
        {"\xC1\xBF", 2, 1},
        {"\xC3", 1, 1}, /* cut short */
        {"\xC3(", 2, 1},
        {"\xE0\x9F\xBF", 3, 1}, /* overlong U+07FF */
        {"\xE2\x82", 2, 2},
        {"\xE2\x82(", 3, 2},
        {"\xED\xA0\x80", 3, 1},     /* surrogate U+D800 */
        {"\xF0\x8F\xBF\xBF", 4, 1}, /* overlong U+FFFF */
        {"\xF0\x90\x80", 3, 3},
        {"\xF0\x90(", 3, 2},
        {"\xF4\x90\x80\x80", 4, 1}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 4, 1},
        {"\xFF", 1, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t c = 0;
        assert_int_equal(utf8_decode(&c, cases[i].bytes, cases[i].length), cases[i].taken);
        assert_int_equal(c, -1);
    }
}

static void finds_places_between_characters(void **state) {
    /* a, then two, three and four bytes: they start at 0, 1, 3, 6 and end at 10 */
    struct view text = view_str("a\xC3\xA9\xED\x95\x9C\xF0\x9F\x98\x80");
    static const size_t floors[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    int32_t c;
    (void)state;
    for (size_t at = 0; at < sizeof floors / sizeof *floors; at++) assert_int_equal(utf8_floor(text, at), floors[at]);
    assert_int_equal(utf8_before(&c, text, 10), 6);
    assert_int_equal(c, 0x1F600);
    assert_int_equal(utf8_before(&c, text, 6), 3);
    assert_int_equal(c, 0xD55C);
    assert_int_equal(utf8_before(&c, text, 3), 1);
    assert_int_equal(c, 0xE9);
    assert_int_equal(utf8_before(&c, text, 1), 0);
    assert_int_equal(c, 'a');
}

static void cut_text_is_whole_again(void **state) {
    (void)state;
    struct view text = view_str("\xD0\xB9\xD0\xB9z\xED\x95\x9C"); /* ййz한 */
    static const struct {
        size_t from, length, start, whole;
    } cases[] = {{0, 8, 0, 8}, {1, 7, 2, 6}, {2, 4, 2, 3}, {2, 5, 2, 3}, {1, 1, 2, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct view whole = utf8_whole(view_of(text.data + cases[i].from, cases[i].length));
        assert_ptr_equal(whole.data, text.data + cases[i].start);
        assert_int_equal(whole.length, cases[i].whole);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_and_encodes_the_first_and_last_of_each_length),
        cmocka_unit_test(takes_broken_bytes_up_to_where_they_break),
        cmocka_unit_test(finds_places_between_characters),
        cmocka_unit_test(cut_text_is_whole_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
