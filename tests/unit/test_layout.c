/* SPDX-License-Identifier: MIT */
/* How wide wrapped lines are, in any script. */
#include "base/buffer.h"
#include "text/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* Asserts that lines of COUNT times WORD, one space between, are taken for wrapped at so many columns. */
static void assert_width(const char *word, int count, size_t expected) {
    struct buffer text = {0};
    for (int line = 0; line < 20; line++)
        for (int i = 0; i < count; i++) {
            buffer_append_str(&text, word);
            buffer_append_byte(&text, i + 1 < count ? ' ' : '\n');
        }
    assert_int_equal(layout_measure(buffer_view(&text)).width, expected);
    buffer_release(&text);
}

static void columns_are_those_of_characters(void **state) {
    (void)state;
    assert_width("state", 10, 59);
    assert_width("слово", 10, 59);
    assert_width("나라", 12, 59);
    assert_width("KBS나라", 8, 63);
    assert_width("internationalism", 4, 67);
    assert_width("😀", 20, 59);
    assert_width("café", 12, 59);
}

static void narrow_and_wide_lines_are_not_wrapped(void **state) {
    (void)state;
    assert_width("state", 6, 0);
    assert_width("나라", 40, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_those_of_characters),
        cmocka_unit_test(narrow_and_wide_lines_are_not_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
