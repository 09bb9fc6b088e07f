/* SPDX-License-Identifier: MIT */
/* What the bytes of a text are taken to be in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <iconv.h>

#include <cmocka.h>

#include "extract/encoding.h"

#include <stdlib.h>

#define BYTES(literal) literal, sizeof(literal) - 1

/* TEXT, which is UTF-8, in ENCODING; iconv is what the code under test uses, too, but the other way round. */
static size_t encode(char *out, size_t size, const char *text, const char *encoding) {
    iconv_t converter = iconv_open(encoding, "UTF-8");
    char *in = (char *)(uintptr_t)text, *to = out;
    size_t left = strlen(text), room = size;
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &in, &left, &to, &room), 0);
    iconv_close(converter);
    return size - room;
}

/* Decodes LENGTH bytes of RAW; the text must be EXPECTED, the encoding NAME. */
static void expect(const char *raw, size_t length, const char *label, const char *expected, const char *name) {
    struct buffer text = {0};
    struct encoding encoding;
    assert_true(encoding_decode(&text, &encoding, view_of(raw, length), view_str(label)));
    assert_string_equal(encoding.name ? encoding.name : "UTF-8", name);
    assert_string_equal(buffer_str(&text), expected);
    buffer_release(&text);
}

static void detects_short_texts(void **state) {
    static const char russian[] = "Президент подписал указ о мерах по развитию Дальнего Востока.";
    static const char korean[] = "정부는 어제 회의를 열고 새로운 대책을 발표했다.";
    static const char french[] = "L'été dernier, le président a décidé de célébrer la fête.";
    static const struct {
        const char *text, *encoding;
    } cases[] = {
        {russian, "windows-1251"}, {russian, "KOI8-R"},  {russian, "IBM866"},  {russian, "ISO-8859-5"},
        {russian, "MAC-CYRILLIC"}, {korean, "CP949"},    {korean, "JOHAB"},    {french, "windows-1252"},
        {russian, "UTF-16LE"},     {korean, "UTF-16BE"}, {korean, "UTF-16LE"}, {french, "UTF-16LE"},
        {russian, "UTF-32LE"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char raw[1024];
        size_t length = encode(raw, sizeof raw, cases[i].text, cases[i].encoding);
        expect(raw, length, "", cases[i].text, cases[i].encoding);
    }
}

static void takes_marks_then_utf8_then_labels(void **state) {
    (void)state;
    expect(BYTES("\xEF\xBB\xBFПривет"), "koi8-r", "Привет", "UTF-8");
    expect(BYTES("\xFE\xFF\0h\0i"), "", "hi", "UTF-16BE");
    expect(BYTES("\xFF\xFEh\0i\0"), "utf-8", "hi", "UTF-16LE");
    /* UTF-8 is what it is, whatever somebody declared. */
    expect(BYTES("<meta charset=windows-1251>Привет"), "", "<meta charset=windows-1251>Привет", "UTF-8");
    expect(BYTES("plain"), "koi8-r", "plain", "UTF-8");
    /* Too short to be known by its letters, but declared: by mail, by XML, by HTML. */
    expect(BYTES("\xCF"), "koi8-r", "о", "KOI8-R");
    expect(BYTES("<?xml version='1.0' encoding='koi8-r'?>\xCF"), "", "<?xml version='1.0' encoding='koi8-r'?>о",
           "KOI8-R");
    expect(BYTES("<meta http-equiv=x content=\"text/html; charset=CP1251\">\xEF"), "",
           "<meta http-equiv=x content=\"text/html; charset=CP1251\">п", "windows-1251");
}

/* Labels that cannot be right, or that programs write when nobody told them. */
static void does_not_believe_every_label(void **state) {
    (void)state;
    expect(BYTES("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"), "utf-8", "Привет, мир", "windows-1251");
    expect(BYTES("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"), "iso-8859-1", "Привет, мир", "windows-1251");
    expect(BYTES("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"), "x-klingon", "Привет, мир", "windows-1251");
    expect(BYTES("caf\xE9"), "iso-8859-1", "café", "windows-1252");
}

static void reads_lines_of_two_encodings(void **state) {
    static const char mixed[] = "Первая строка написана в UTF-8.\n"
                                "\xC2\xF2\xEE\xF0\xE0\xFF \xF1\xF2\xF0\xEE\xEA\xE0 \xE2 windows-1251.\n";
    (void)state;
    expect(BYTES(mixed), "", "Первая строка написана в UTF-8.\nВторая строка в windows-1251.\n", "windows-1251");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(detects_short_texts),
        cmocka_unit_test(takes_marks_then_utf8_then_labels),
        cmocka_unit_test(does_not_believe_every_label),
        cmocka_unit_test(reads_lines_of_two_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
