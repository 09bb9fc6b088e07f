/* SPDX-License-Identifier: MIT */
/* Titles behind Korean names. */
#include "analyse/title.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void the_name_is_what_stands_before_titles(void **state) {
    (void)state;
    static const struct {
        const char *word, *name;
    } cases[] = {
        {"푸틴대통령", "푸틴"},
        {"푸틴대통령이", "푸틴"},
        {"김정은위원장", "김정은"},
        {"김정은동지께서는", "김정은"},
        {"김정은국무위원장", "김정은"},
        {"김정일총비서동지의", "김정일"},
        {"라브로프외무상", "라브로프"},
        {"홍길동씨", "홍길동"},
        {"푸틴", ""},
        {"푸틴이", ""},
        {"대통령", ""},
        {"부대통령", ""},       /* one syllable is no name */
        {"대통령선거", ""},     /* a title in front */
        {"푸틴대통령선거", ""}, /* a title inside */
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = title_name_length(view_str(cases[i].word));
        if (length != strlen(cases[i].name)) print_message("%s\n", cases[i].word);
        assert_int_equal(length, strlen(cases[i].name));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_name_is_what_stands_before_titles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
