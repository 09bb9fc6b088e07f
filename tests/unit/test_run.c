/* SPDX-License-Identifier: MIT */
/* Runs: what was noted occurrence by occurrence comes back list by list, in the order of the numbers of the forms. */
#include "random.h"

#include "store/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { FORMS = 40, ARTICLES = 30, PASSAGES = 3, WORDS = 200, NUMBERS = 1000 };

static void note(struct run_draft *draft, uint32_t row, uint32_t words, uint32_t mark) {
    for (uint32_t place = 0; place < words; place += random_below(3)) {
        struct occurrence occurrence = {random_below(FORMS), row, place | mark};
        assert_true(array_push(&draft->occurrences, occurrence));
    }
}

/* Articles with passages and a title each, of forms whose numbers are in no order; form 0 is not in them. */
static void fill(struct run_draft *draft) {
    uint32_t passage = 1 + random_below(100000);
    draft->term_count = FORMS;
    draft->terms = calloc(FORMS, sizeof *draft->terms);
    assert_non_null(draft->terms);
    for (uint32_t i = 0; i < FORMS; i++) draft->terms[i] = 1 + i * 7919 % NUMBERS;
    for (uint32_t article = 1; article <= ARTICLES; article++) {
        for (uint32_t i = 0; i < PASSAGES; i++) note(draft, passage++, random_below(WORDS), 0);
        note(draft, article, random_below(8), OCCURRENCE_TITLE);
    }
}

/* How many occurrences DRAFT has of POSTING in LIST; each must be one of the posting's. */
static uint32_t count_expected(const struct run_draft *draft, uint32_t list, const struct posting *posting) {
    uint32_t count = 0;
    for (size_t i = 0; i < draft->occurrences.length; i++) {
        const struct occurrence *occurrence = &draft->occurrences.items[i];
        bool title = occurrence->place & OCCURRENCE_TITLE;
        if (draft->terms[occurrence->form] * 2 + title != list || occurrence->row != posting->row) continue;
        assert_true(count < posting->count);
        assert_int_equal(occurrence->place & ~OCCURRENCE_TITLE, posting->places[count]);
        count++;
    }
    return count;
}

static void every_occurrence_comes_back_in_order(void **state) {
    (void)state;
    for (int round = 0; round < 20; round++) {
        struct run_draft draft = {0};
        struct run run = {0};
        struct run_reader reader = {0};
        struct posting posting;
        size_t occurrences = 0;
        fill(&draft);
        assert_true(run_build(&run, &draft));
        run_reader_open(&reader, &run);
        for (uint32_t before = 0; run_next_list(&reader); before = reader.list) {
            assert_true(reader.list > before);
            assert_true(reader.left > 0);
            for (uint32_t row = 0; reader.left > 0; row = posting.row) {
                assert_true(run_next_posting(&posting, &reader));
                assert_true(posting.row > row);
                assert_int_equal(count_expected(&draft, reader.list, &posting), posting.count);
                occurrences += posting.count;
            }
        }
        assert_int_equal(occurrences, draft.occurrences.length);
        run_reader_release(&reader);
        run_release(&run);
        run_draft_release(&draft);
    }
}

static void nothing_gives_an_empty_run(void **state) {
    (void)state;
    struct run_draft draft = {0};
    struct run run = {0};
    struct run_reader reader = {0};
    assert_true(run_build(&run, &draft));
    run_reader_open(&reader, &run);
    assert_false(run_next_list(&reader));
    run_release(&run);
}

int main(void) {
    random_state = 11;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_occurrence_comes_back_in_order),
        cmocka_unit_test(nothing_gives_an_empty_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
