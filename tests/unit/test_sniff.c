/* SPDX-License-Identifier: MIT */
/* What is refused as no text, and what is only damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/sniff.h"
#include "text/clean.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void names_what_is_no_text(void **state) {
    static const struct {
        const char *head;
        size_t length;
        const char *refusal; /* a part of it; NULL: may be text */
    } cases[] = {
        {BYTES("%PDF-1.7\n"), "PDF"},
        {BYTES("PK\x03\x04\x14\0"), "ZIP"},
        {BYTES("\x89PNG\r\n\x1A\n"), "PNG"},
        {BYTES("\x1F\x8B\x08"), "gzip"},
        {BYTES("\x7F"
               "ELF\x02"),
         "program"},
        {BYTES("SQLite format 3\0\x10"), "SQLite"},
        {BYTES("{\\rtf1 x}"), "RTF"},
        {BYTES("\1\2\3\4\5\6\7\10\16"), "binary"},
        {BYTES("\0\0\0\0\0\0\0\0\0"), "binary"},
        /* eight control characters pass in a text of any length, and one in 32 bytes beyond them */
        {BYTES("\1\2\3\4\5\6\7\10"), NULL},
        {BYTES("a text\0 with a few\0 stray ones\x1B[0m"), NULL},
        {BYTES("\t\n\v\f\r\t\n\v\f\r\t\n\v\f\r"), NULL},
        {BYTES("a\0"), NULL},
        {BYTES(""), NULL},
        {BYTES("Барак Обама"), NULL},
        {BYTES("PKK and PDF: %PDF"), NULL},
        {BYTES("<htm> is no tag"), NULL},
        {BYTES("GIF87 is not enough"), NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *refusal = sniff_refusal(view_of(cases[i].head, cases[i].length));
        if (!cases[i].refusal != !refusal || (refusal && !strstr(refusal, cases[i].refusal)))
            fail_msg("case %zu: '%s'", i, refusal ? refusal : "text");
    }
}

/* What only the worker can read, though it is text. */
static void knows_markup_and_wide_text(void **state) {
    static const struct {
        const char *head;
        size_t length;
        bool text;
    } cases[] = {
        {BYTES("\xFF\xFEh\0i\0"), false},      {BYTES("\xFE\xFF\0h\0i"), false},
        {BYTES("\xFF\xFE\0\0h\0\0\0"), false}, {BYTES("h\0e\0l\0l\0o\0"), false},
        {BYTES("\0h\0e\0l\0l\0o"), false},     {BYTES(" \n<!DOCTYPE html><p>x"), false},
        {BYTES("\xEF\xBB\xBF<HTML>"), false},  {BYTES("a\0"), true},
        {BYTES("<htm> is no tag"), true},      {BYTES("Барак Обама"), true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sniff_is_text(view_of(cases[i].head, cases[i].length)) != cases[i].text) fail_msg("case %zu", i);
}

/* In a text that nobody has counted yet, a few broken characters are damage only beside as many good ones. */
static void takes_bytes_without_any_utf8_for_another_encoding(void **state) {
    (void)state;
    assert_true(sniff_is_foreign(view_str("caf\xE9 noir")));
    assert_false(sniff_is_foreign(view_str("caf\xE9 noir, café au lait")));
    assert_false(sniff_is_foreign(view_str("plain")));
    assert_true(sniff_is_foreign(view_str("пппппппппппппп \xE9 \xE9 \xE9 \xE9 \xE9 \xE9 \xE9 \xE9 \xE9")));
}

static void tells_damage_from_other_encodings(void **state) {
    static const struct {
        const char *raw;
        bool foreign;
    } cases[] = {
        {"caf\xE9 noir", false},
        {"\xE9t\xE9", false},
        /* windows-1251: Привет мир; EUC-KR: 대한민국 대통령 */
        {"\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", true},
        {"\xB4\xEB\xC7\xD1\xB9\xCE\xB1\xB9 \xB4\xEB\xC5\xEB\xB7\xC9", true},
        /* French in Latin-1: 12 of 111 letters, readable */
        {"L'\xE9t\xE9 dernier, le pr\xE9sident a d\xE9"
         "cid\xE9 de c\xE9l\xE9"
         "brer la f\xEAte apr\xE8s une journ\xE9"
         "e "
         "tr\xE8s calme dans la vieille ville sous un ciel bleu qui durait jusque tard le soir",
         false},
        /* Korean in UTF-8, nine characters broken off among many */
        {"신년을 맞이하면서 전국인민에게 고함 동포여러분 나는 해방후 첫 새해를 맞이하면서 열렬한 인사를 보냅니다 "
         "\xEC \xEC \xEC \xEC \xEC \xEC \xEC \xEC \xEC",
         false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        struct clean_counts counts = {0};
        clean_text(&out, view_str(cases[i].raw), &counts);
        if (sniff_foreign(view_str(cases[i].raw), counts.invalid) != cases[i].foreign)
            fail_msg("case %zu with %zu broken", i, counts.invalid);
        buffer_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_what_is_no_text),
        cmocka_unit_test(knows_markup_and_wide_text),
        cmocka_unit_test(takes_bytes_without_any_utf8_for_another_encoding),
        cmocka_unit_test(tells_damage_from_other_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
