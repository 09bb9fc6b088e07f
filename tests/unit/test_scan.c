/* SPDX-License-Identifier: MIT */
/* The quick reading of JSON: what it takes is what jansson makes of it, what it leaves is all else. */
#include "read/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void plain_objects_are_read_as_jansson_reads_them(void **state) {
    static const char *const lines[] = {
        "{\"text\": \"Envoys met in Moscow.\"}",
        " \t{ \"id\" : 7 , \"title\":null,\"a\":true,\"b\":false }\r",
        "{\"text\": \"회담은 \\\"평양\\\"에서\\n열렸다 \\u00e9\\u4F1a\\uffff \\/ \\\\ \\b\\f\\r\\t\"}",
        "{\"a\": -12, \"b\": 0, \"c\": -0, \"d\": 123456789012345678}",
        "{\"a\": 1, \"b\": 2, \"a\": \"last\"}",
        "{\"\": \"\", \"t\\u0065xt\": \"x\x7f\"}",
    };
    struct buffer scratch = {0};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct view line = view_str(lines[i]);
        json_t *scanned = scan_object(line, &scratch),
               *loaded = json_loadb(line.data, line.length, JSON_ALLOW_NUL, NULL);
        if (!scanned || !loaded || !json_equal(scanned, loaded)) fail_msg("%s", lines[i]);
        json_decref(scanned);
        json_decref(loaded);
    }
    buffer_release(&scratch);
}

static void everything_else_is_left_to_jansson(void **state) {
    static const char *const lines[] = {
        "",
        "{",
        "{}",
        "[1]",
        "\"text\"",
        "{\"a\": [1]}",
        "{\"a\": {}}",
        "{\"a\": 1.5}",
        "{\"a\": 1e3}",
        "{\"a\": 01}",
        "{\"a\": -}",
        "{\"a\": 1234567890123456789}",
        "{\"a\": tru}",
        "{\"a\": truest}",
        "{\"a\": nul",
        "{\"a\": 1",
        "{\"a\": 1,}",
        "{\"a\": 1} x",
        "{\"a\" 1}",
        "{a: 1}",
        "{\"a\": \"\\u0000\"}",
        "{\"a\": \"\\ud83d\\ude00\"}",
        "{\"a\": \"\\u12g4\"}",
        "{\"a\": \"\\u12",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\\",
        "{\"a\": \"open",
        "{\"a\": \"tab\there\"}",
        "{\"a\": \"\xD0\"}",
        "{\"a\": \"\xED\xA0\x80\"}",
        "{\"a\": \"\xC0\xAF\"}",
    };
    struct buffer scratch = {0};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (scan_object(view_str(lines[i]), &scratch)) fail_msg("%s", lines[i]);
    assert_null(scan_object(view_of("{\"a\": \"\\\0\"}", 10), &scratch));
    buffer_release(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_objects_are_read_as_jansson_reads_them),
        cmocka_unit_test(everything_else_is_left_to_jansson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
