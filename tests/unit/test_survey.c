/* SPDX-License-Identifier: MIT */
/* Tests of the count of what there is to read. */
#include "read/survey.h"

#include "scratch.h"

#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The total of PATHS when all is counted, which survey_end() alone would not wait for. */
static uint64_t total_of(const char *const *paths, const struct read_options *options) {
    struct survey survey = {0};
    survey_start(&survey, paths, options);
    assert_true(survey.running);
    pthread_join(survey.thread, NULL);
    return survey_total(&survey);
}

static void the_files_that_will_be_read_are_counted(void **state) {
    struct scratch scratch;
    const char *const excluded[] = {"drop*", NULL};
    struct read_options options = {.exclude = excluded};
    (void)state;
    scratch_open(&scratch);
    scratch_write(&scratch, "one.txt", view_str("12345"));
    scratch_write(&scratch, "two.html", view_str("1234567"));
    scratch_write(&scratch, "two.html.meta", view_str("title: x"));
    scratch_write(&scratch, "picture.jpg", view_str("123"));
    scratch_write(&scratch, "drop.txt", view_str("1"));
    assert_int_equal(total_of((const char *[]){scratch.folder, NULL}, &options), 12);
    /* What is named is read whatever it is called. */
    const char *picture = scratch_write(&scratch, "picture.jpg", view_str("123"));
    assert_int_equal(total_of((const char *[]){scratch.folder, picture, NULL}, &options), 15);
    assert_int_equal(total_of((const char *[]){scratch.folder, "-", NULL}, &options), 0);
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_files_that_will_be_read_are_counted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
