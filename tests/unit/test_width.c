/* SPDX-License-Identifier: MIT */
/* Columns of characters, right or wrong. */
#include "text/width.h"

#include <lede.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void characters_are_as_wide_as_they_look(void **state) {
    static const struct {
        const char *text;
        size_t size;
        int columns;
    } cases[] = {
        {"a", 1, 1},
        {"ab", 1, 1},
        {"a\xCC\x81z", 3, 1}, /* an accent of its own behind a letter of ASCII */
        {"\r\n", 2, 0},
        {"\x7F"
         "a",
         1, 0},
        {"é", 2, 1},
        {"е\xCC\x81и", 4, 1}, /* a stress mark has no column */
        {"한", 3, 2},
        {"😀", 4, 2},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 9, 2},
        {"中", 3, 2},
        {"\xE2\x80\x8B", 3, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int columns;
        assert_int_equal(width_step(view_str(cases[i].text), &columns), cases[i].size);
        assert_int_equal(columns, cases[i].columns);
    }
    assert_int_equal(width_of(view_str("Ким 김정은 é")), 12);
    assert_int_equal(lede_text_width("Ким 김정은 é", 19), 12);
}

/* As they are printed: a replacement character each. */
static void invalid_bytes_have_a_column_each(void **state) {
    static const struct {
        const char *text;
        size_t columns;
    } cases[] = {
        {"\xFF", 1},         {"\xE2\x82", 2},     {"\xF0\x90\x80", 3},     {"a\xE2\x82z", 4},
        {"\xED\xA0\x80", 3}, {"\xC3\xC3\xA9", 2}, {"\xF4\x90\x80\x80", 4}, {"\xE2\x82\xE2\x82\xAC", 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(width_of(view_str(cases[i].text)), cases[i].columns);
        int columns;
        size_t size = width_step(view_str(cases[i].text), &columns);
        assert_int_equal(size, 1);
        assert_int_equal(columns, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_as_wide_as_they_look),
        cmocka_unit_test(invalid_bytes_have_a_column_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
