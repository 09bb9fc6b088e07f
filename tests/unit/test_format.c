/* SPDX-License-Identifier: MIT */
/* Which format a name means, which one content shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "read/format.h"
#include "read/suffix.h"

#include <unistd.h>

#include <cmocka.h>

static void knows_formats_by_their_suffix(void **state) {
    static const struct {
        const char *name, *suffix;
        format_read_fn *read; /* NULL: no reader */
    } cases[] = {
        {"a.txt", ".txt", plain_read},
        {"a.TXT", ".TXT", plain_read},
        {"a.text", ".text", plain_read},
        {"a.md", ".md", markdown_read},
        {"a.txt.markdown", ".markdown", markdown_read},
        {"a.jsonl", ".jsonl", jsonl_read},
        {"a.ndjson", ".ndjson", jsonl_read},
        {"a.json", ".json", NULL},
        {"a.html", ".html", foreign_read},
        {"a.7z", ".7z", foreign_read},
        {"a.exe", ".exe", NULL},
        {"a.txt~", ".txt~", NULL},
        {"a.lede-wal", ".lede-wal", NULL},
        {"README", "", plain_read},
        {"a.", "", plain_read},
        {"", "", plain_read},
        {".md", "", plain_read},
        {"2024.05.31", "", plain_read},
        {"Dr. Smith", "", plain_read},
        {"a.b c", "", plain_read},
        {"г.Москва", "", plain_read},
        {"a.longersuffix", "", plain_read},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *suffix = suffix_of(cases[i].name);
        assert_string_equal(suffix, cases[i].suffix);
        if (format_for(suffix) != cases[i].read) fail_msg("'%s'", cases[i].name);
    }
}

/* The format that CONTENT shows when it comes through a pipe. */
static format_read_fn *format_of(const char *content) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], content, strlen(content)), strlen(content));
    close(ends[1]);
    struct source source = {.fd = ends[0], .limit = 100};
    format_read_fn *read;
    assert_true(format_of_content(&read, &source));
    source_release(&source);
    close(ends[0]);
    return read;
}

static void knows_formats_by_their_content(void **state) {
    static const struct {
        const char *content;
        format_read_fn *read;
    } cases[] = {
        {"", plain_read},
        {"words", plain_read},
        {"---\ntitle: x\n---\nwords", markdown_read},
        {"# Heading\n", plain_read},
        {"---\nwords\n---\n", plain_read},
        {"{}", jsonl_read},
        {"\xEF\xBB\xBF{\"text\":\"x\"}\nno json", jsonl_read},
        {"{\"text\":\"caf\xE9\"}\n", jsonl_read},
        {"{\n\"text\": \"x\"}\n", plain_read},
        {"{ braces }", plain_read},
        {"[1]\n", plain_read},
        {" {}\n", plain_read},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (format_of(cases[i].content) != cases[i].read) fail_msg("'%s'", cases[i].content);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_formats_by_their_suffix),
        cmocka_unit_test(knows_formats_by_their_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
