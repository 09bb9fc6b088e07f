/* SPDX-License-Identifier: MIT */
/* The hash table: what it finds, in which order, with keys that somebody made to collide. */
#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void finds_what_was_put(void **state) {
    struct table table = {0};
    char key[32];
    (void)state;
    assert_null(table_find(&table, view_str("1")));
    for (uint64_t i = 0; i < 1000; i++) {
        snprintf(key, sizeof key, "a key of some length: %d", (int)i);
        table_put(&table, view_str(key))->value = i;
    }
    assert_int_equal(table.length, 1000);
    for (uint64_t i = 0; i < 1000; i++) {
        snprintf(key, sizeof key, "a key of some length: %d", (int)i);
        assert_int_equal(table_find(&table, view_str(key))->value, i);
        assert_int_equal(table.entries[i].value, i);
    }
    assert_null(table_find(&table, view_str("a key of some length: ")));
    table_release(&table);
}

static void keys_of_any_length_differ(void **state) {
    struct table table = {0};
    char zeros[40] = {0};
    (void)state;
    for (size_t length = 0; length <= sizeof zeros; length++) {
        assert_null(table_find(&table, view_of(zeros, length)));
        table_put(&table, view_of(zeros, length))->value = length;
    }
    assert_int_equal(table_find(&table, view_of(NULL, 0))->value, 0);
    assert_int_equal(table_find(&table, view_of(zeros, 9))->value, 9);
    table_release(&table);
}

/* The most keys that a search may have to pass: the longest run of slots that are taken. */
static size_t longest_run(const struct table *table) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < table->slot_count; i++) {
        run = table->slots[i] ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

static void keys_made_to_collide_do_not(void **state) {
    struct table table = {0};
    char key[32];
    (void)state;
    /* Those whose public hash has the same ten low bits: they would follow one another in a few long runs. */
    for (int i = 0; table.length < 2000; i++) {
        snprintf(key, sizeof key, "%d", i);
        if ((hash_mix(hash_bytes(view_str(key))) & 1023) == 0) assert_non_null(table_put(&table, view_str(key)));
    }
    /* By chance it is about 30. */
    assert_in_range(longest_run(&table), 1, 100);
    table_release(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put),
        cmocka_unit_test(keys_of_any_length_differ),
        cmocka_unit_test(keys_made_to_collide_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
