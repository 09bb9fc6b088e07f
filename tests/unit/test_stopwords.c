/* SPDX-License-Identifier: MIT */
/* Stop words of three languages. */
#include "analyse/stopwords.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void stop_words_are_known(void **state) {
    (void)state;
    static const char *const words[] = {"the", "won't", "на", "чтобы", "무엇", "무엇을", "누구인가", "것은", "대한"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_true(stopword_is(view_str(words[i])));
}

static void other_words_are_none(void **state) {
    (void)state;
    static const char *const words[] = {"", "kim", "года", "대통령", "이란", "한국", "수도", "우크라이나", "7"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_false(stopword_is(view_str(words[i])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stop_words_are_known),
        cmocka_unit_test(other_words_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
