/* SPDX-License-Identifier: MIT */
/* Many lists read together are those that are read one by one; their postings are put in order. */
#include "search/gather.h"

#include "random.h"
#include "scratch.h"
#include "store/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* So many that their lists fill several rows in each segment. */
enum { WORDS = 4000, ARTICLES = 2100, SEGMENTS = 2 };

/* Adds an article in one transaction for each segment; titles have words, too. */
static void add_articles(struct scratch *scratch) {
    for (int s = 0; s < SEGMENTS; s++) {
        struct buffer lines = {0};
        char name[32];
        for (int a = 0; a < ARTICLES; a++) {
            buffer_append_format(&lines, "{\"title\":\"w%u\",\"text\":\"", random_below(WORDS));
            for (int i = 0; i < 12; i++) buffer_append_format(&lines, "w%u ", random_below(WORDS));
            buffer_append_str(&lines, "\"}\n");
        }
        snprintf(name, sizeof name, "%d.jsonl", s);
        scratch_add(scratch, scratch_write(scratch, name, buffer_view(&lines)));
        buffer_release(&lines);
    }
}

/* What was read of all forms, as text: order does not matter. */
struct seen {
    uint64_t sum[WORDS * 2];
    uint64_t blocks;
};

static void see(struct seen *seen, int64_t term, enum store_index index, const struct posting_block *block) {
    uint64_t mixed = (uint64_t)term << 1 | (index == STORE_TITLES);
    mixed = mixed * UINT64_C(0x9E3779B97F4A7C15) ^ ((uint64_t)block->first << 32 | block->last);
    seen->sum[(uint64_t)term % (WORDS * 2)] += mixed * block->length;
    seen->blocks++;
}

static bool see_block(void *context, const struct posting_form *form, enum store_index index,
                      const struct posting_block *block) {
    see(context, form->term, index, block);
    return true;
}

static void read_one(struct seen *seen, struct store *store, int64_t term, enum store_index index) {
    struct posting_cursor cursor = {0};
    posting_cursor_start(&cursor, store, index, term);
    for (uint32_t row = 0; posting_cursor_seek(&cursor, row, NULL) == LEDE_OK && !cursor.ended;) {
        see(seen, term, index, &cursor.block);
        row = cursor.block.last + 1;
    }
    posting_cursor_release(&cursor);
}

/* Compares both ways to read COUNT forms, some of them twice, some that are not there. */
static void compare_ways(struct store *store, size_t count) {
    struct posting_form *forms = calloc(count, sizeof *forms);
    struct seen *one_by_one = calloc(1, sizeof *one_by_one), *together = calloc(1, sizeof *together);
    assert_true(forms && one_by_one && together);
    for (size_t i = 0; i < count; i++) {
        forms[i] = (struct posting_form){.term = random_below(WORDS + 100), .titles_only = random_below(4) == 0};
        if (!forms[i].titles_only) read_one(one_by_one, store, forms[i].term, STORE_BODIES);
        read_one(one_by_one, store, forms[i].term, STORE_TITLES);
    }
    assert_int_equal(posting_forms_read(store, forms, count, see_block, together, NULL), LEDE_OK);
    assert_int_equal(together->blocks, one_by_one->blocks);
    assert_memory_equal(together, one_by_one, sizeof *together);
    free(forms);
    free(one_by_one);
    free(together);
}

static void forms_are_read_together_as_one_by_one(void **state) {
    (void)state;
    struct scratch scratch;
    struct store *store;
    random_state = 20261123;
    scratch_open(&scratch);
    add_articles(&scratch);
    assert_int_equal(scratch_number(scratch.corpus_path, "SELECT count(*) FROM segment"), SEGMENTS);
    assert_true(scratch_number(scratch.corpus_path, "SELECT count(*) FROM posting") >= 8 * SEGMENTS);
    assert_int_equal(store_open(&store, scratch.corpus_path, LEDE_READ, 1000, NULL), LEDE_OK);
    assert_int_equal(store_begin_read(store, NULL), LEDE_OK);
    for (size_t count = 1; count < 30; count++) compare_ways(store, count);
    compare_ways(store, 1000);
    store_end_read(store);
    store_close(store);
    scratch_close(&scratch);
}

static void what_is_skipped_stands_before_the_list(void **state) {
    (void)state;
    /* Distances and lengths of one to three bytes, most of them short. */
    static const unsigned sizes[] = {3, 100, 127, 128, 300, 16383, 16384, 20000};
    enum { LISTS = 200, KINDS = sizeof sizes / sizeof *sizes };
    struct buffer row = {0}, block = {0};
    uint32_t keys[LISTS], key = 5;
    random_state = 9;
    while (block.length < sizes[KINDS - 1]) buffer_append_byte(&block, 'x');
    for (size_t i = 0; i < LISTS; i++) {
        uint32_t before = key;
        keys[i] = key += 1 + sizes[random_below(KINDS)] * random_below(2);
        segment_append(&row, before, key, view_of(block.data, sizes[random_below(KINDS)]));
    }
    for (size_t i = 0; i < LISTS; i++) {
        struct view rest = buffer_view(&row), taken;
        uint32_t reached = 5;
        size_t takes = 0;
        while (reached < keys[i]) {
            segment_skip(&reached, &rest, keys[i]);
            assert_true(reached < keys[i]);
            assert_true(segment_take(&reached, &taken, &rest));
            takes++;
        }
        assert_int_equal(reached, keys[i]);
        /* Only numbers of three bytes are left for segment_take(). */
        assert_true(takes <= 1 + LISTS / 2);
    }
    buffer_release(&row);
    buffer_release(&block);
}

static int compare_fields(const void *a, const void *b) {
    const struct memory_posting *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->variant != y->variant) return x->variant < y->variant ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->form > y->form) - (x->form < y->form);
}

static void postings_are_in_order_of_row_variant_kind_and_form(void **state) {
    (void)state;
    random_state = 7;
    for (uint32_t count = 0; count < 400; count += 1 + count / 7) {
        struct memory_postings list = {0};
        bool many = random_below(2);
        uint64_t places = 0;
        for (uint32_t i = 0; i < count; i++) {
            struct memory_posting posting = {.row = random_below(many ? UINT32_MAX : 40),
                                             .count = i,
                                             .place = i * i,
                                             .variant = (uint8_t)random_below(3),
                                             .kind = (uint8_t)random_below(4),
                                             .form = (uint16_t)random_below(700)};
            assert_true(array_push(&list, posting));
            places += posting.place;
        }
        assert_int_equal(gather_sort(&list, NULL), LEDE_OK);
        assert_int_equal(list.length, count);
        for (uint32_t i = 0; i < count; i++) {
            if (i > 0) assert_true(compare_fields(&list.items[i - 1], &list.items[i]) <= 0);
            assert_int_equal(list.items[i].place, list.items[i].count * list.items[i].count);
            places -= list.items[i].place;
        }
        assert_int_equal(places, 0);
        array_release(&list);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_read_together_as_one_by_one),
        cmocka_unit_test(what_is_skipped_stands_before_the_list),
        cmocka_unit_test(postings_are_in_order_of_row_variant_kind_and_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
