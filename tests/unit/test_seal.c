/* SPDX-License-Identifier: MIT */
/* What is put off while articles are added comes to the same later: segments, merging of FTS5's pieces. */
#include "scratch.h"

#include "api/batch.h"
#include "api/handle.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { ARTICLES = 30 };

/* Writes ARTICLES articles from number FIRST on, as a batch; what is left of it is handed in. */
static void write_batch(struct store *store, int first) {
    struct batch batch = {0};
    struct store_scratch scratch = {0};
    lede_add_counts counts = {0};
    lede_error err;
    for (int i = first; i < first + ARTICLES; i++) {
        struct store_entry *entry = mem_calloc(1, sizeof *entry);
        struct buffer key = {0};
        buffer_append_format(&key, "/%d.txt", i);
        buffer_append_format(&entry->article.text, "Report %d: the envoy of day %d met envoy %d.\n\n", i, i % 7, i);
        for (int word = 0; word < 300; word++) buffer_append_format(&entry->article.text, "w%d ", i * word % 113);
        entry->article.key = key.data;
        entry->article.fields[FIELD_TITLE] = mem_strdup("Envoy and day");
        entry->stamp = mem_strdup("");
        assert_true(batch_prepare(entry, &scratch));
        assert_true(array_push(&batch.entries, entry));
    }
    assert_true(batch_collect(&batch));
    if (batch_write(&counts, store, &batch, &err) != LEDE_OK) fail_msg("%s", err.message);
    assert_int_equal(counts.added, ARTICLES);
    assert_true(run_build(&batch.run, &batch.draft));
    store_add_run(store, &batch.run, batch.draft.generation);
    batch.run = (struct run){0};
    batch_release(&batch);
    store_scratch_release(&scratch);
}

/* As store_check(), which derives all postings anew and compares. */
static void assert_sound(struct store *store) {
    uint64_t problems;
    assert_int_equal(store_check(&problems, store, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

static uint32_t sealed_passages(struct store *store) {
    assert_int_equal(store_begin_read(store, NULL), LEDE_OK);
    uint32_t sealed = store_sealed(store, STORE_BODIES);
    store_end_read(store);
    return sealed;
}

static uint32_t all_passages(struct store *store) {
    struct store_totals totals;
    assert_int_equal(store_totals(&totals, store, NULL), LEDE_OK);
    return (uint32_t)totals.passages;
}

static void assert_all_sealed(struct store *store) {
    assert_int_equal(sealed_passages(store), all_passages(store));
    assert_sound(store);
}

static void a_segment_is_made_while_others_write(void **state) {
    (void)state;
    struct scratch scratch;
    struct seal_draft draft = {0};
    scratch_open(&scratch);
    struct store *store = scratch.corpus->store;
    write_batch(store, 1);
    write_batch(store, 1 + ARTICLES);
    uint32_t first = all_passages(store);
    assert_true(store_take_seal(&draft, store));
    write_batch(store, 1 + 2 * ARTICLES);
    assert_true(seal_draft_merge(&draft));
    assert_int_equal(sealed_passages(store), 0);
    assert_int_equal(store_put_seal(store, &draft, NULL), LEDE_OK);
    seal_draft_release(&draft);
    assert_int_equal(sealed_passages(store), first);
    assert_sound(store);
    assert_int_equal(store_seal(store, 1, NULL), LEDE_OK);
    assert_all_sealed(store);
    scratch_close(&scratch);
}

static void a_segment_that_is_lost_is_made_of_the_texts(void **state) {
    (void)state;
    struct scratch scratch;
    struct seal_draft draft = {0};
    scratch_open(&scratch);
    struct store *store = scratch.corpus->store;
    write_batch(store, 1);
    assert_true(store_take_seal(&draft, store));
    write_batch(store, 1 + ARTICLES);
    seal_draft_release(&draft);
    assert_int_equal(store_seal(store, 1, NULL), LEDE_OK);
    assert_all_sealed(store);
    scratch_close(&scratch);
}

static void what_others_have_sealed_is_not_sealed_again(void **state) {
    (void)state;
    struct scratch scratch;
    struct seal_draft draft = {0};
    struct store *other;
    scratch_open(&scratch);
    struct store *store = scratch.corpus->store;
    write_batch(store, 1);
    assert_true(store_take_seal(&draft, store));
    assert_true(seal_draft_merge(&draft));
    assert_int_equal(store_open(&other, scratch.corpus_path, LEDE_WRITE, 1000, NULL), LEDE_OK);
    assert_int_equal(store_seal(other, 1, NULL), LEDE_OK);
    store_close(other);
    assert_int_equal(store_put_seal(store, &draft, NULL), LEDE_OK);
    seal_draft_release(&draft);
    assert_all_sealed(store);
    scratch_close(&scratch);
}

static void runs_that_do_not_follow_on_the_last_segment_are_sealed_at_once(void **state) {
    (void)state;
    struct scratch scratch;
    struct seal_draft draft = {0};
    scratch_open(&scratch);
    write_batch(scratch.corpus->store, 1);
    lede_close(scratch.corpus);
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_WRITE, 1000, NULL), LEDE_OK);
    struct store *store = scratch.corpus->store;
    write_batch(store, 1 + ARTICLES);
    assert_false(store_take_seal(&draft, store));
    assert_all_sealed(store);
    scratch_close(&scratch);
}

/* How many FTS5 has; a small addition makes one. */
static int64_t pieces(const struct scratch *scratch) {
    return scratch_number(scratch->corpus_path, "SELECT count(DISTINCT segid) FROM body_idx");
}

static void pieces_of_a_long_add_are_merged_at_its_end(void **state) {
    (void)state;
    enum { BATCHES = 6 };
    struct scratch scratch;
    scratch_open(&scratch);
    struct store *store = scratch.corpus->store;
    for (int i = 0; i < BATCHES; i++) {
        assert_int_equal(pieces(&scratch), i);
        write_batch(store, 1 + i * ARTICLES);
    }
    assert_int_equal(store_settle(store, NULL), LEDE_OK);
    assert_int_equal(pieces(&scratch), 1);
    assert_sound(store);
    scratch_close(&scratch);
}

/* An article is a passage: 32 of them come between one merging and the next, which leaves at most three on a level. */
static void pieces_of_small_additions_stay_few(void **state) {
    (void)state;
    enum { ADDITIONS = 300, BETWEEN = 32, LEVELS = 4, LEFT = 3 };
    struct scratch scratch;
    int64_t most = 0;
    scratch_open(&scratch);
    for (int i = 0; i < ADDITIONS; i++) {
        char text[64];
        snprintf(text, sizeof text, "The walrus met seal %d.\n", i);
        scratch_add(&scratch, scratch_write(&scratch, "walrus.txt", view_str(text)));
        if (pieces(&scratch) > most) most = pieces(&scratch);
    }
    assert_in_range(most, BETWEEN / 2, BETWEEN + LEVELS * LEFT);
    assert_sound(scratch.corpus->store);
    scratch_close(&scratch);
}

/* A form of the second batch may come before one of the first now. */
static void forms_have_new_numbers_when_another_has_reindexed(void **state) {
    (void)state;
    struct scratch scratch;
    struct store *other;
    scratch_open(&scratch);
    struct store *store = scratch.corpus->store;
    write_batch(store, 1);
    write_batch(store, 1 + ARTICLES);
    assert_int_equal(store_open(&other, scratch.corpus_path, LEDE_WRITE, 1000, NULL), LEDE_OK);
    assert_int_equal(store_reindex(other, false, NULL, NULL), LEDE_OK);
    store_close(other);
    write_batch(store, 1 + 2 * ARTICLES);
    assert_int_equal(store_seal(store, 1, NULL), LEDE_OK);
    assert_sound(store);
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_segment_is_made_while_others_write),
        cmocka_unit_test(a_segment_that_is_lost_is_made_of_the_texts),
        cmocka_unit_test(what_others_have_sealed_is_not_sealed_again),
        cmocka_unit_test(runs_that_do_not_follow_on_the_last_segment_are_sealed_at_once),
        cmocka_unit_test(forms_have_new_numbers_when_another_has_reindexed),
        cmocka_unit_test(pieces_of_a_long_add_are_merged_at_its_end),
        cmocka_unit_test(pieces_of_small_additions_stay_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
