/* SPDX-License-Identifier: MIT */
/* Raw bytes made into text: what is repaired, what is counted, what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/clean.h"

#define BROKEN "\xEF\xBF\xBD"

/* A string literal as bytes that may hold NULs, and their number. */
#define BYTES(literal) literal, sizeof(literal) - 1

static void repairs_and_counts(void **state) {
    static const struct {
        const char *raw;
        size_t length;
        const char *expected;
        size_t invalid, controls;
    } cases[] = {
        {BYTES(""), "", 0, 0},
        {BYTES("plain, with two  spaces\n"), "plain, with two  spaces\n", 0, 0},
        {BYTES("Барак Обама 신년사 “…” 😀"), "Барак Обама 신년사 “…” 😀", 0, 0},
        /* line ends */
        {BYTES("a\r\nb\rc\n\r\nd\r"), "a\nb\nc\n\nd\n", 0, 0},
        {BYTES("a\r\r\nb"), "a\n\nb", 0, 0},
        /* white space that is no line end is a space; nothing else is worth a report */
        {BYTES("a\tb\fc\vd"), "a b c d", 0, 0},
        {BYTES("a\0b\x1B[31m\x7F"), "a b [31m ", 0, 3},
        /* C1 controls in UTF-8: U+0085, U+009B */
        {BYTES("a\xC2\x85\xC2\x9B"
               "b"),
         "a  b", 0, 2},
        {BYTES("a\xC2\xA0"
               "b"),
         "a\xC2\xA0"
         "b",
         0, 0},
        /* overrides U+202A to 202E and isolates U+2066 to 2069 go, their neighbours and the marks stay */
        {BYTES("\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9"), "    ", 0, 4},
        {BYTES("\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA\xE2\x80\x8E"),
         "\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA\xE2\x80\x8E", 0, 0},
        /* a byte-order mark is dropped in front only */
        {BYTES("\xEF\xBB\xBF"
               "a\xEF\xBB\xBF"),
         "a\xEF\xBB\xBF", 0, 0},
        /* broken UTF-8: Latin-1, a lone continuation, a character cut short, an overlong slash, a surrogate, F5 */
        {BYTES("caf\xE9 noir"), "caf" BROKEN " noir", 1, 0},
        {BYTES("a\x80"
               "b"),
         "a" BROKEN "b", 1, 0},
        {BYTES("a\xED\x95"), "a" BROKEN, 1, 0},
        {BYTES("\xF0\x9F\x98"
               "x"),
         BROKEN "x", 1, 0},
        {BYTES("\xC0\xAF"), BROKEN BROKEN, 2, 0},
        {BYTES("\xED\xA0\x80"), BROKEN BROKEN BROKEN, 3, 0},
        {BYTES("\xF5\x80"), BROKEN BROKEN, 2, 0},
        /* what was U+FFFD before stays uncounted */
        {BYTES(BROKEN), BROKEN, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        struct clean_counts counts = {0};
        clean_text(&out, view_of(cases[i].raw, cases[i].length), &counts);
        assert_string_equal(buffer_str(&out), cases[i].expected);
        assert_int_equal(out.length, strlen(cases[i].expected));
        assert_int_equal(counts.invalid, cases[i].invalid);
        assert_int_equal(counts.controls, cases[i].controls);
        buffer_release(&out);
    }
}

static void appends_and_adds_to_the_counts(void **state) {
    struct buffer out = {0};
    struct clean_counts counts = {3, 5};
    (void)state;
    buffer_append_str(&out, "before ");
    clean_text(&out, view_of(BYTES("\xFF\x01")), &counts);
    assert_string_equal(out.data, "before " BROKEN " ");
    assert_int_equal(counts.invalid, 4);
    assert_int_equal(counts.controls, 6);
    buffer_release(&out);
}

static void makes_one_line(void **state) {
    static const struct {
        const char *raw;
        size_t length;
        const char *expected;
    } cases[] = {
        {BYTES(""), ""},
        {BYTES(" \t\r\n"), ""},
        {BYTES("  a \t b\r\n\r\nc "), "a b c"},
        {BYTES("\x1B]0;title\x07"), "]0;title"},
        {BYTES("a\0b"), "a b"},
        {BYTES("\xEF\xBB\xBFtitle"), "title"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        clean_line(&out, view_of(cases[i].raw, cases[i].length));
        assert_string_equal(buffer_str(&out), cases[i].expected);
        buffer_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repairs_and_counts),
        cmocka_unit_test(appends_and_adds_to_the_counts),
        cmocka_unit_test(makes_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
