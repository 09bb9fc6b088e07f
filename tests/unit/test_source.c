/* SPDX-License-Identifier: MIT */
/* A window on a file: lines, limits, failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "read/source.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* A file that holds CONTENT, to be read from its start. */
static FILE *file_of(const char *content) {
    FILE *file = tmpfile();
    assert_non_null(file);
    fputs(content, file);
    rewind(file);
    return file;
}

static void takes_lines_without_their_ends(void **state) {
    /* Lines as they come, each in brackets; "!" for one that is longer than 5 bytes. */
    static const struct {
        const char *content, *lines;
    } cases[] = {
        {"", ""},
        {"a", "[a]"},
        {"a\n", "[a]"},
        {"\n", "[]"},
        {"\n\na", "[][][a]"},
        {"a\r\nb\rc\n\r\n", "[a][b\rc][]"},
        {"12345\n", "[12345]"},
        {"12345", "[12345]"},
        {"123456\nb", "![b]"},
        {"a\n123456", "[a]!"},
        {"123456\n123456\n\n", "!![]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FILE *file = file_of(cases[i].content);
        struct source source = {.fd = fileno(file), .limit = 5};
        struct buffer lines = {0};
        struct view line;
        enum source_status status;
        while ((status = source_line(&line, &source)) != SOURCE_ENDED) {
            if (status == SOURCE_TOO_LONG) buffer_append_str(&lines, "!");
            else buffer_append_format(&lines, "[%.*s]", (int)line.length, line.data);
        }
        assert_string_equal(buffer_str(&lines), cases[i].lines);
        assert_int_equal(source.total, strlen(cases[i].content));
        buffer_release(&lines);
        source_release(&source);
        fclose(file);
    }
}

static void takes_all_up_to_its_limit(void **state) {
    static const struct {
        const char *content;
        enum source_status status;
    } cases[] = {{"", SOURCE_ENDED}, {"a\nb", SOURCE_GOOD}, {"12345", SOURCE_GOOD}, {"123456", SOURCE_TOO_LONG}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FILE *file = file_of(cases[i].content);
        struct source source = {.fd = fileno(file), .limit = 5};
        struct view all, head;
        /* Looking at the front takes nothing away. */
        assert_int_equal(source_peek(&head, &source, 2), SOURCE_GOOD);
        assert_int_equal(source_all(&all, &source), cases[i].status);
        if (cases[i].status == SOURCE_GOOD) {
            assert_int_equal(all.length, strlen(cases[i].content));
            assert_memory_equal(all.data, cases[i].content, all.length);
        } else {
            assert_int_equal(all.length, 0);
        }
        source_release(&source);
        fclose(file);
    }
}

static void reads_a_pipe_that_gives_little_at_a_time(void **state) {
    int ends[2];
    struct view head, line;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    struct source source = {.fd = ends[0], .limit = 100};
    assert_int_equal(write(ends[1], "one", 3), 3);
    assert_int_equal(source_peek(&head, &source, 3), SOURCE_GOOD);
    assert_int_equal(write(ends[1], " line\ntwo", 9), 9);
    close(ends[1]);
    assert_int_equal(source_line(&line, &source), SOURCE_GOOD);
    assert_int_equal(line.length, 8);
    assert_memory_equal(line.data, "one line", 8);
    assert_int_equal(source_line(&line, &source), SOURCE_GOOD);
    assert_memory_equal(line.data, "two", 3);
    assert_int_equal(source_line(&line, &source), SOURCE_ENDED);
    source_release(&source);
    close(ends[0]);
}

static void says_what_the_system_reports(void **state) {
    struct source source = {.fd = -1, .limit = 5};
    struct view out;
    (void)state;
    assert_int_equal(source_all(&out, &source), SOURCE_FAILED);
    assert_int_equal(source.errnum, EBADF);
    assert_int_equal(source_line(&out, &source), SOURCE_FAILED);
    source_release(&source);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_lines_without_their_ends),
        cmocka_unit_test(takes_all_up_to_its_limit),
        cmocka_unit_test(reads_a_pipe_that_gives_little_at_a_time),
        cmocka_unit_test(says_what_the_system_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
