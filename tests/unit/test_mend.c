/* SPDX-License-Identifier: MIT */
/* JSON before and after mending. */
#include "read/mend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_mends(const char *line, const char *expected, size_t halves) {
    struct buffer out = {0};
    size_t counted = 0;
    json_mend(&out, view_str(line), &counted);
    assert_string_equal(buffer_str(&out), expected);
    assert_int_equal(counted, halves);
    buffer_release(&out);
}

static void what_is_well_stays(void **state) {
    (void)state;
    static const char *const lines[] = {
        "",
        "{\"id\": 12, \"x\": -0.5, \"t\": [true, null]}",
        "{\"text\": \"a \\\"quoted\\\" word, \\u00e9, \\ud83d\\ude00\"}",
        "{\"n\": 123456789012345678}",
        "{\"text\": \"broken off \\u12",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_mends(lines[i], lines[i], 0);
}

static void halves_of_pairs_are_replaced(void **state) {
    (void)state;
    assert_mends("\"\\ud83d quartz\"", "\"\\ufffd quartz\"", 1);
    assert_mends("\"\\ude00\\ud83d\"", "\"\\ufffd\\ufffd\"", 2);
    assert_mends("\"\\ud83d\\ud83d\\ude00\"", "\"\\ufffd\\ud83d\\ude00\"", 1);
    assert_mends("\"\\\\ud83d\"", "\"\\\\ud83d\"", 0);
}

static void large_numbers_become_strings(void **state) {
    (void)state;
    assert_mends("{\"views\":99999999999999999999}", "{\"views\":\"99999999999999999999\"}", 0);
    assert_mends("[1e999, -1E5]", "[\"1e999\", \"-1E5\"]", 0);
    assert_mends("\"99999999999999999999\"", "\"99999999999999999999\"", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_well_stays),
        cmocka_unit_test(halves_of_pairs_are_replaced),
        cmocka_unit_test(large_numbers_become_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
