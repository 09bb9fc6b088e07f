/* SPDX-License-Identifier: MIT */
/* Header fields, encoded words, transfer encodings, parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/mime.h"

static void splits_at_the_first_empty_line(void **state) {
    static const struct {
        const char *bytes, *header, *body;
    } cases[] = {
        {"A: 1\nB: 2\n\nbody\n\nmore", "A: 1\nB: 2\n", "body\n\nmore"},
        {"A: 1\r\n\r\nbody", "A: 1\r\n", "body"},
        {"\nbody", "", "body"},
        {"A: 1", "A: 1", ""},
        {"", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct entity entity = entity_of(view_str(cases[i].bytes));
        assert_true(view_equal(entity.header, view_str(cases[i].header)));
        assert_true(view_equal(entity.body, view_str(cases[i].body)));
    }
}

/* The words of RFC 2047, section 8, and what mail programs make of them. */
static void decodes_encoded_words(void **state) {
    static const struct {
        const char *field, *text;
    } cases[] = {
        {"plain", "plain"},
        {"(=?ISO-8859-1?Q?a?=)", "(a)"},
        {"=?ISO-8859-1?Q?a?= b", "a b"},
        {"=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"},
        {"=?ISO-8859-1?Q?a?=\r\n   =?ISO-8859-1?Q?b?=", "ab"},
        {"=?ISO-8859-1?Q?a_b?=", "a b"},
        {"=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?= <x@y>", "Patrik Fältström <x@y>"},
        {"=?koi8-r?B?8NLJ18XU?=", "Привет"},
        /* a character cut between two words */
        {"=?utf-8?B?0J8=?= =?utf-8?B?0YA=?=", "Пр"},
        {"=?utf-8?Q?=D0?= =?utf-8?Q?=9F?=", "П"},
        /* no encoded words */
        {"=?utf-8?Q?", "=?utf-8?Q?"},
        {"=?utf-8?X", "=?utf-8?X"},
        {"2 =? 3", "2 =? 3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer header = {0}, text = {0};
        buffer_append_format(&header, "X: 1\nSubject: %s\nY: 2\n\n", cases[i].field);
        struct entity entity = entity_of(buffer_view(&header));
        assert_true(entity_text(&text, &entity, "subject"));
        assert_string_equal(buffer_str(&text), cases[i].text);
        buffer_release(&header);
        buffer_release(&text);
    }
}

static void finds_parameters(void **state) {
    static const struct {
        const char *field, *name, *value;
    } cases[] = {
        {"text/plain; charset=utf-8", "charset", "utf-8"},
        {"text/plain;charset=\"utf-8\"; format=flowed", "charset", "utf-8"},
        {"text/plain; CHARSET = koi8-r ; x=y", "charset", "koi8-r"},
        {"multipart/mixed; boundary=\"a;b c\"", "boundary", "a;b c"},
        {"text/plain; xcharset=no", "charset", ""},
        {"text/plain", "charset", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer value = {0};
        field_parameter(&value, view_str(cases[i].field), cases[i].name);
        assert_string_equal(buffer_str(&value), cases[i].value);
        buffer_release(&value);
    }
}

static void undoes_transfer_encodings(void **state) {
    static const struct {
        const char *encoding, *body, *bytes;
    } cases[] = {
        {"7bit", "a=41", "a=41"},
        {"base64", "UHJp\r\ndmV0\nIQ==", "Privet!"},
        {"BASE64", "UHJpdmV0IQ", "Privet!"},
        {"quoted-printable", "a=3Db =\r\nc  \r\nd", "a=b c\nd\n"},
        {"Quoted-Printable", "=4 =zz =", "=4 =zz "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer message = {0}, bytes = {0};
        buffer_append_format(&message, "Content-Transfer-Encoding: %s\n\n%s", cases[i].encoding, cases[i].body);
        struct entity entity = entity_of(buffer_view(&message));
        entity_decode(&bytes, &entity);
        assert_string_equal(buffer_str(&bytes), cases[i].bytes);
        buffer_release(&message);
        buffer_release(&bytes);
    }
}

static void takes_part_after_part(void **state) {
    struct view body = view_str("preamble\n--b\none\n--bb\n--b  \ntwo\n--b--\nepilogue\n--b\nnever");
    struct view part;
    (void)state;
    assert_true(entity_next_part(&part, &body, view_str("b")));
    assert_true(view_equal(part, view_str("one\n--bb\n")));
    assert_true(entity_next_part(&part, &body, view_str("b")));
    assert_true(view_equal(part, view_str("two\n")));
    assert_false(entity_next_part(&part, &body, view_str("b")));
    body = view_str("--b\nbroken off");
    assert_true(entity_next_part(&part, &body, view_str("b")));
    assert_true(view_equal(part, view_str("broken off")));
    assert_false(entity_next_part(&part, &body, view_str("b")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_at_the_first_empty_line),
        cmocka_unit_test(decodes_encoded_words),
        cmocka_unit_test(finds_parameters),
        cmocka_unit_test(undoes_transfer_encodings),
        cmocka_unit_test(takes_part_after_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
