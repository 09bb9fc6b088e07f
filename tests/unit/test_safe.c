/* SPDX-License-Identifier: MIT */
/* What may reach a terminal. */
#include "cli/safe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The Unicode Standard, table 3-7: the first and last character of each length, and those that bytes could make but
   must not. */
static void only_well_formed_bytes_are_characters(void **state) {
    static const struct {
        const char *bytes;
        size_t size;
        int32_t c;
    } cases[] = {{"a", 1, 'a'},
                 {"\xC2\x80", 2, 0x80},
                 {"\xDF\xBF", 2, 0x7FF},
                 {"\xE0\xA0\x80", 3, 0x800},
                 {"\xED\x9F\xBF", 3, 0xD7FF},
                 {"\xEE\x80\x80", 3, 0xE000},
                 {"\xEF\xBF\xBF", 3, 0xFFFF},
                 {"\xF0\x90\x80\x80", 4, 0x10000},
                 {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
                 {"\x80", 1, -1},             /* continues nothing */
                 {"\xC1\xBF", 1, -1},         /* U+007F in two bytes */
                 {"\xE0\x9F\xBF", 1, -1},     /* U+07FF in three */
                 {"\xED\xA0\x80", 1, -1},     /* surrogates */
                 {"\xED\xBF\xBF", 1, -1},     /* U+DFFF */
                 {"\xF0\x8F\xBF\xBF", 1, -1}, /* U+FFFF in four */
                 {"\xF4\x90\x80\x80", 1, -1}, /* U+110000 */
                 {"\xF5\x80\x80\x80", 1, -1},
                 {"\xFF", 1, -1},
                 {"\xE2\x82", 1, -1}, /* cut off */
                 {"\xE2\x28\xA1", 1, -1} /* continued wrongly */};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t c;
        assert_int_equal(safe_decode(&c, cases[i].bytes, strlen(cases[i].bytes)), cases[i].size);
        assert_int_equal(c, cases[i].c);
    }
}

static void a_terminal_is_told_nothing_that_it_obeys(void **state) {
    static const int32_t obeyed[] = {-1,   0,    '\t',   '\n',   0x1B,   0x1F,   0x7F,   0x80,
                                     0x9B, 0x9F, 0x202A, 0x202D, 0x202E, 0x2066, 0x2067, 0x2069},
                         shown[] = {' ', 'a', '~', 0xA0, 0x2029, 0x202F, 0x2065, 0x206A, 0xAC00, 0x10FFFF};
    (void)state;
    for (size_t i = 0; i < sizeof obeyed / sizeof *obeyed; i++) assert_false(safe_char(obeyed[i]));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) assert_true(safe_char(shown[i]));
    assert_int_equal(safe_width("a\x1B[m\xFF김", 8), 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_well_formed_bytes_are_characters),
        cmocka_unit_test(a_terminal_is_told_nothing_that_it_obeys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
