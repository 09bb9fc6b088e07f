/* SPDX-License-Identifier: MIT */
/*
 * The forms near a word, found by seeking, compared with looking at every form. Words are random, of few letters, so
 * that many are near each other; Hangul among them.
 */
#include "random.h"
#include "scratch.h"

#include "analyse/distance.h"
#include "api/handle.h"
#include "search/near.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { WORDS = 3000, QUESTIONS = 120 };

static const char *const letters[] = {"a", "b", "c", "d", "е", "ж", "з", "и"};
static const char *const syllables[] = {"가", "각", "과", "까", "기", "김", "나", "다", "닭", "하", "힣"};

/* A word of one script. Ordinary words of three letters would be stop words or numbers by chance; these are none. */
static void write_word(struct buffer *out) {
    unsigned script = random_below(3);
    for (unsigned i = 2 + random_below(script == 2 ? 3 : 5); i > 0; i--)
        buffer_append_str(out, script == 2 ? syllables[random_below(11)] : letters[4 * script + random_below(4)]);
}

static void fill(struct scratch *scratch) {
    struct buffer text = {0};
    for (unsigned i = 0; i < WORDS; i++) {
        write_word(&text);
        buffer_append_byte(&text, i % 12 ? ' ' : '\n');
    }
    scratch_add(scratch, scratch_write(scratch, "words.txt", buffer_view(&text)));
    buffer_release(&text);
}

/* Looks at all forms. */
struct comparison {
    struct view word;
    unsigned most;
    const struct near_forms *found;
    size_t at;
};

static int32_t first_of(struct view form) {
    int32_t c;
    utf8_decode(&c, form.data, form.length);
    return c;
}

static bool same_script(int32_t a, int32_t b) { return (a < 0x250) == (b < 0x250) && (a < 0x530) == (b < 0x530); }

static bool expect(void *context, const struct store_form *form) {
    struct comparison *comparison = context;
    struct typed_word a, b;
    assert_true(typed_word_read(&a, comparison->word) && typed_word_read(&b, form->form));
    unsigned distance = distance_of(&a, &b);
    int32_t start = first_of(comparison->word), other = first_of(form->form);
    if (distance > comparison->most || !same_script(start, other)) return true;
    assert_true(comparison->at < comparison->found->length);
    const struct near_form *found = &comparison->found->items[comparison->at++];
    assert_true(view_equal(found->form, form->form));
    assert_int_equal(found->distance, distance);
    assert_int_equal(found->frequency, form->frequency);
    assert_int_equal(found->term, form->term);
    return true;
}

static void compare(struct store *store, struct view word, unsigned most) {
    struct near_forms found = {0};
    struct arena arena = {0};
    struct comparison comparison = {word, most, &found, 0};
    assert_int_equal(near_find(&found, &arena, store, word, most, NULL), LEDE_OK);
    assert_int_equal(store_prefix_forms(store, view_str(""), expect, &comparison, NULL), LEDE_OK);
    assert_int_equal(comparison.at, found.length);
    array_release(&found);
    arena_release(&arena);
}

static void seeking_finds_what_looking_at_all_finds(void **state) {
    (void)state;
    struct scratch scratch;
    random_state = 7;
    scratch_open(&scratch);
    fill(&scratch);
    assert_int_equal(store_begin_read(scratch.corpus->store, NULL), LEDE_OK);
    for (unsigned i = 0; i < QUESTIONS; i++) {
        struct buffer word = {0};
        write_word(&word);
        for (unsigned most = 1; most <= 2; most++) compare(scratch.corpus->store, buffer_view(&word), most);
        buffer_release(&word);
    }
    store_end_read(scratch.corpus->store);
    scratch_close(&scratch);
}

/* Looks for a form near WORD where FORM stands in the vocabulary, in the place of "beta". */
static void expect_damage(const char *word, const char *form) {
    struct scratch scratch;
    struct arena arena = {0};
    struct near_forms found = {0};
    lede_error err = {.message = ""};
    char sql[128];
    snprintf(sql, sizeof sql, "UPDATE term SET form=%s WHERE form='beta'", form);
    scratch_open(&scratch);
    scratch_add(&scratch, scratch_write(&scratch, "words.txt", view_str("alpha beta")));
    scratch_execute(scratch.corpus_path, sql);
    assert_int_equal(store_begin_read(scratch.corpus->store, NULL), LEDE_OK);
    assert_int_equal(near_find(&found, &arena, scratch.corpus->store, view_str(word), 1, &err), LEDE_CORRUPT);
    store_end_read(scratch.corpus->store);
    assert_non_null(strstr(err.message, "damaged: its vocabulary is out of order"));
    array_release(&found);
    arena_release(&arena);
    scratch_close(&scratch);
}

/* Bytes stand behind all texts: each search from a place behind "alpha" gives "beta", which is no way forward. Nor is a
   byte that is no character: it is taken for one that comes before all others. */
static void a_vocabulary_out_of_order_is_told(void **state) {
    (void)state;
    expect_damage("gamma", "CAST(form AS BLOB)");
    expect_damage("gaza", "CAST(x'67B161' AS TEXT)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeking_finds_what_looking_at_all_finds),
        cmocka_unit_test(a_vocabulary_out_of_order_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
