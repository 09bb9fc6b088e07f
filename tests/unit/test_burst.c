/* SPDX-License-Identifier: MIT */
#include "random.h"
#include "search/burst.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { BATCHES = 12 };

/* Marks bursts in COUNT batches and writes them as a string, one digit each. */
static const char *marked(char out[BATCHES + 1], uint64_t (*counts)[2], size_t count) {
    struct burst_batch batches[BATCHES] = {{0}};
    for (size_t i = 0; i < count; i++) batches[i] = (struct burst_batch){.relevant = counts[i][0], .all = counts[i][1]};
    bursts_mark(batches, count);
    for (size_t i = 0; i < count; i++) out[i] = batches[i].burst ? '1' : '0';
    out[count] = '\0';
    return out;
}

static void a_run_above_the_rate_is_a_burst(void **state) {
    (void)state;
    char out[BATCHES + 1];
    static uint64_t run[][2] = {{1, 100}, {1, 100}, {20, 100}, {15, 100}, {1, 100}, {0, 100}};
    assert_string_equal(marked(out, run, 6), "001100");
}

static void the_rate_counts_not_the_number(void **state) {
    (void)state;
    char out[BATCHES + 1];
    static uint64_t more_articles[][2] = {{1, 100}, {1, 100}, {20, 2000}, {15, 1500}, {1, 100}, {1, 100}};
    assert_string_equal(marked(out, more_articles, 6), "000000");
}

static void one_article_is_no_burst(void **state) {
    (void)state;
    char out[BATCHES + 1];
    static uint64_t single[][2] = {{0, 10}, {0, 10}, {1, 1}, {0, 10}, {0, 10}, {0, 10}};
    assert_string_equal(marked(out, single, 6), "000000");
}

static void without_difference_there_is_no_burst(void **state) {
    (void)state;
    char out[BATCHES + 1];
    static uint64_t none[][2] = {{0, 10}, {0, 10}}, all[][2] = {{10, 10}, {10, 10}}, one[][2] = {{5, 10}};
    assert_string_equal(marked(out, none, 2), "00");
    assert_string_equal(marked(out, all, 2), "00");
    assert_string_equal(marked(out, one, 1), "0");
    assert_string_equal(marked(out, NULL, 0), "");
}

/* Logarithm of the binomial probability of RELEVANT among ALL with SHARE. */
static double log_binomial(uint64_t relevant, uint64_t all, double share) {
    double n = (double)all, k = (double)relevant;
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log(1 - share);
}

/* The cost of STATES, a bit each, as the paper defines it. */
static double cost_of(unsigned states, uint64_t (*counts)[2], size_t count, const double share[2]) {
    double cost = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned state = states >> i & 1, before = i > 0 ? states >> (i - 1) & 1 : 0;
        if (state > before) cost += log((double)count);
        cost -= log_binomial(counts[i][0], counts[i][1], share[state]);
    }
    return cost;
}

/* Every sequence of states is tried. */
static void the_states_are_the_cheapest_of_all(void **state) {
    (void)state;
    random_state = 11;
    size_t with_bursts = 0;
    for (int round = 0; round < 200; round++) {
        uint64_t counts[BATCHES][2], relevant = 0, all = 0;
        for (size_t i = 0; i < BATCHES; i++) {
            counts[i][1] = 1 + random_below(60);
            counts[i][0] = random_below((unsigned)counts[i][1] / (random_below(3) ? 6 : 1) + 1);
            relevant += counts[i][0];
            all += counts[i][1];
        }
        if (relevant == 0 || relevant == all) continue;
        double base = (double)relevant / (double)all, odds = 2 * base / (1 - base);
        const double share[2] = {base, odds / (1 + odds)};
        double least = INFINITY;
        for (unsigned states = 0; states < 1u << BATCHES; states++)
            least = fmin(least, cost_of(states, counts, BATCHES, share));
        char text[BATCHES + 1];
        unsigned got = 0;
        marked(text, counts, BATCHES);
        for (size_t i = 0; i < BATCHES; i++) got |= (text[i] == '1' ? 1u : 0u) << i;
        if (cost_of(got, counts, BATCHES, share) > least + 1e-9)
            fail_msg("round %d: %s is not the cheapest", round, text);
        with_bursts += got != 0;
    }
    assert_in_range(with_bursts, 50, 199);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_above_the_rate_is_a_burst),
        cmocka_unit_test(the_rate_counts_not_the_number),
        cmocka_unit_test(one_article_is_no_burst),
        cmocka_unit_test(without_difference_there_is_no_burst),
        cmocka_unit_test(the_states_are_the_cheapest_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
