/* SPDX-License-Identifier: MIT */
/* Packing and unpacking postings: random lists come back as they were, and what is written is what FORMAT.md says. */
#include "random.h"

#include "store/posting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Mostly small, at times very large: what patches are for. */
static uint32_t random_skewed(void) {
    return random_below(10) ? random_below(6) : random_below(1u << random_below(24));
}

static void fill(struct posting_list *list, uint32_t base, uint32_t length) {
    uint32_t row = base + random_skewed();
    list->length = length;
    list->places.length = 0;
    for (uint32_t i = 0; i < length; i++, row += 1 + random_skewed()) {
        list->rows[i] = row;
        list->counts[i] = 1 + random_skewed() % 300;
        list->lengths[i] = 5 + random_below(300);
        uint32_t place = random_below(100);
        for (uint32_t p = 0; p < list->counts[i]; p++, place += 1 + random_below(3))
            assert_true(array_push(&list->places, place));
    }
}

static void pack(struct buffer *out, const struct posting_list *list, uint32_t base) {
    static const char slack[POSTING_SLACK];
    buffer_clear(out);
    posting_write(out, list, base);
    buffer_append(out, slack, sizeof slack);
    assert_false(out->failed);
}

static void read_back(struct posting_block *block, const struct buffer *data, uint32_t base) {
    assert_true(posting_read(block, view_of(data->data, data->length - POSTING_SLACK), base));
}

static void lists_come_back_as_they_were(void **state) {
    (void)state;
    struct posting_list list = {0};
    struct buffer data = {0};
    for (int round = 0; round < 3000; round++) {
        struct posting_block block;
        uint32_t base = random_below(1000), rows[POSTING_BLOCK], counts[POSTING_BLOCK];
        fill(&list, base, 1 + random_below(POSTING_BLOCK));
        pack(&data, &list, base);
        read_back(&block, &data, base);
        posting_rows(rows, &block);
        posting_counts(counts, &block);
        assert_int_equal(block.length, list.length);
        assert_int_equal(block.first, list.rows[0]);
        assert_int_equal(block.last, list.rows[list.length - 1]);
        assert_memory_equal(rows, list.rows, list.length * sizeof *rows);
        assert_memory_equal(counts, list.counts, list.length * sizeof *counts);
        struct posting_places places = {0};
        uint32_t at = random_below(list.length);
        size_t from = 0;
        for (uint32_t i = 0; i < at; i++) from += counts[i];
        assert_true(posting_places(&places, &block, from, counts[at]));
        assert_int_equal(places.length, counts[at]);
        assert_memory_equal(places.items, list.places.items + from, counts[at] * sizeof *places.items);
        array_release(&places);
    }
    posting_list_release(&list);
    buffer_release(&data);
}

static void impacts_cover_every_posting(void **state) {
    (void)state;
    struct posting_list list = {0};
    struct buffer data = {0};
    for (int round = 0; round < 1000; round++) {
        struct posting_block block;
        fill(&list, 0, 16 + random_below(POSTING_BLOCK - 15));
        pack(&data, &list, 0);
        read_back(&block, &data, 0);
        assert_in_range(block.impact_count, 1, POSTING_IMPACTS);
        for (uint32_t i = 0; i < list.length; i++) {
            bool covered = false;
            for (uint32_t j = 0; j < block.impact_count; j++)
                covered |= block.impacts[j].count >= list.counts[i] && block.impacts[j].length <= list.lengths[i];
            assert_true(covered);
        }
    }
    posting_list_release(&list);
    buffer_release(&data);
}

/* The example of docs/FORMAT.md, packed by hand. */
static void a_block_is_what_the_format_says(void **state) {
    (void)state;
    static const unsigned char expected[] = {
        0x03,       /* three postings */
        0x05, 0x04, /* the first 5 above the base, the last 4 above that */
        0x22, 0x0C, /* 2 bits for rows, 1 for counts, 3 for positions; no impacts */
        0x08,       /* rows 15, 16, 19: distances 1 and 3, less 1: 0 and 2 */
        0x02,       /* counts 1, 2, 1, less 1: 0, 1, 0 */
        0xA7, 0x0B  /* positions 7; 4, 6; 5 */
    };
    struct posting_list list = {.length = 3, .rows = {15, 16, 19}, .counts = {1, 2, 1}};
    struct buffer data = {0};
    static const uint32_t places[] = {7, 4, 6, 5};
    for (size_t i = 0; i < 4; i++) assert_true(array_push(&list.places, places[i]));
    posting_write(&data, &list, 10);
    assert_int_equal(data.length, sizeof expected);
    assert_memory_equal(data.data, expected, sizeof expected);
    posting_list_release(&list);
    buffer_release(&data);
}

/* One posting that has 2^21 occurrences, and no bits for them. */
static void positions_that_have_no_bits_are_refused(void **state) {
    (void)state;
    static const char bytes[] = "\x01\0\0\xA0\x02\xFF\xFF\x1F\0\0\0\0\0\0\0";
    struct posting_block block;
    struct posting_places places = {0};
    uint32_t counts[POSTING_BLOCK];
    assert_true(posting_read(&block, view_of(bytes, 8), 0));
    posting_counts(counts, &block);
    assert_int_equal(counts[0], 1 << 21);
    assert_false(posting_places(&places, &block, 0, counts[0]));
    assert_int_equal(places.capacity, 0);
}

static void read_all(const struct buffer *data) {
    struct posting_block block;
    struct posting_places places = {0};
    uint32_t rows[POSTING_BLOCK], counts[POSTING_BLOCK];
    if (!posting_read(&block, view_of(data->data, data->length - POSTING_SLACK), 0)) return;
    posting_rows(rows, &block);
    posting_counts(counts, &block);
    posting_places(&places, &block, 0, counts[0]);
    array_release(&places);
}

/* Each block is damaged in several ways: making one takes longer than reading it. */
static void damaged_blocks_are_refused_or_read_within_bounds(void **state) {
    (void)state;
    struct posting_list list = {0};
    struct buffer data = {0};
    for (int round = 0; round < 2000; round++) {
        fill(&list, 0, 1 + random_below(POSTING_BLOCK));
        pack(&data, &list, 0);
        for (int way = 0; way < 10; way++) {
            uint32_t at[3];
            char was[3];
            for (int i = 0; i < 3; i++) {
                at[i] = random_below((uint32_t)data.length - POSTING_SLACK);
                was[i] = data.data[at[i]];
                data.data[at[i]] = (char)random_below(256);
            }
            read_all(&data);
            for (int i = 2; i >= 0; i--) data.data[at[i]] = was[i];
        }
    }
    posting_list_release(&list);
    buffer_release(&data);
}

int main(void) {
    random_state = 7;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_come_back_as_they_were),
        cmocka_unit_test(impacts_cover_every_posting),
        cmocka_unit_test(a_block_is_what_the_format_says),
        cmocka_unit_test(positions_that_have_no_bits_are_refused),
        cmocka_unit_test(damaged_blocks_are_refused_or_read_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
