/* SPDX-License-Identifier: MIT */
/* Sketches, compared with the shingles that two texts have in common. */
#include "analyse/sketch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The sketch of COUNT words numbered from FIRST on; each number is a word of its own in the text of SEED. */
static struct sketch sketch_of(uint64_t seed, uint64_t first, uint64_t count) {
    struct sketch_maker maker = {0};
    struct sketch sketch;
    for (uint64_t i = first; i < first + count; i++) sketch_add(&maker, (seed << 32 | i) * 0x9E3779B97F4A7C15u);
    sketch_make(&sketch, &maker);
    return sketch;
}

static unsigned similarity(const struct sketch *a, const struct sketch *b) {
    return sketch_similarity(a->bins, b->bins);
}

static uint32_t common_keys(const struct sketch *a, const struct sketch *b) {
    uint32_t common = 0;
    for (uint32_t i = 0; i < a->key_count; i++)
        for (uint32_t j = 0; j < b->key_count; j++) common += a->keys[i] == b->keys[j];
    return common;
}

/* Of two texts of LENGTH words the second begins SHIFT words later: they share LENGTH - SHIFT - 2 shingles of all
   LENGTH + SHIFT - 2. One standard deviation of a sketch is 0.06 at most; of the mean of 400, 0.003. */
static void similarity_is_the_part_of_common_shingles(void **state) {
    (void)state;
    static const struct {
        unsigned length, shift, expected; /* hundredths */
    } cases[] = {{1000, 0, 100}, {1000, 100, 82}, {1000, 333, 50}, {1000, 500, 33}, {150, 50, 49}, {20000, 5000, 60}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        unsigned sum = 0;
        for (uint64_t seed = 0; seed < 400; seed++) {
            struct sketch a = sketch_of(seed, 0, cases[c].length);
            struct sketch b = sketch_of(seed, cases[c].shift, cases[c].length);
            sum += similarity(&a, &b);
        }
        assert_in_range(sum / 400, cases[c].expected - 1, cases[c].expected + 1);
    }
}

static void texts_that_share_a_third_share_a_key(void **state) {
    (void)state;
    unsigned found = 0;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct sketch a = sketch_of(seed, 0, 1000), b = sketch_of(seed, 500, 1000);
        found += common_keys(&a, &b) > 0;
    }
    /* Shingles in the order of keys are of one text, of the other or of both, a third each. They share no key when six
       or more of one text stand before the first of both: 0.0275. One standard deviation is 5 in 1000. */
    assert_in_range(found, 956, 988);
}

static void unlike_texts_share_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct sketch a = sketch_of(seed, 0, 500), b = sketch_of(seed, 600, 500);
        assert_int_equal(similarity(&a, &b), 0);
        assert_int_equal(common_keys(&a, &b), 0);
    }
}

static void short_texts_must_be_more_alike(void **state) {
    (void)state;
    unsigned near = 0;
    for (uint64_t seed = 0; seed < 200; seed++) {
        /* 38 shingles each, of which they share 24: 0.46. */
        struct sketch a = sketch_of(seed, 0, 40), b = sketch_of(seed, 14, 40), same = sketch_of(seed, 0, 40);
        assert_int_equal(similarity(&a, &same), 100);
        near += similarity(&a, &b) > 0;
    }
    assert_in_range(near, 0, 80);
}

static void the_order_of_words_matters(void **state) {
    (void)state;
    struct sketch_maker forth = {0}, back = {0};
    struct sketch a, b;
    for (uint64_t i = 0; i < 300; i++) {
        sketch_add(&forth, i * 0x9E3779B97F4A7C15u);
        sketch_add(&back, (299 - i) * 0x9E3779B97F4A7C15u);
    }
    sketch_make(&a, &forth);
    sketch_make(&b, &back);
    assert_int_equal(similarity(&a, &b), 0);
}

static void a_text_of_a_few_words_is_like_no_other(void **state) {
    (void)state;
    for (uint64_t length = 0; length < 10; length++) {
        struct sketch a = sketch_of(1, 0, length);
        uint64_t shingles = length < 2 ? 0 : length - 2;
        assert_int_equal(a.key_count, shingles < SKETCH_KEYS ? shingles : SKETCH_KEYS);
        assert_int_equal(similarity(&a, &a), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_is_the_part_of_common_shingles),
        cmocka_unit_test(texts_that_share_a_third_share_a_key),
        cmocka_unit_test(unlike_texts_share_nothing),
        cmocka_unit_test(short_texts_must_be_more_alike),
        cmocka_unit_test(the_order_of_words_matters),
        cmocka_unit_test(a_text_of_a_few_words_is_like_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
