/* SPDX-License-Identifier: MIT */
/* Passages: paragraphs of so many words beside the passages they make; what holds for every text. */
#include "passage/split.h"

#include "base/buffer.h"
#include "passage/measure.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Appends a sentence of WORDS words. */
static void append_sentence(struct buffer *text, unsigned long words) {
    for (unsigned long i = 0; i < words; i++) buffer_append_str(text, i == 0 ? "Word" : " word");
    buffer_append_str(text, ". ");
}

/* The text of a plan: paragraphs between spaces, each its sentences' words ("20") or their number too ("8x20"), added
   with "+". */
static void append_plan(struct buffer *text, const char *plan) {
    while (*plan) {
        char *end;
        unsigned long words = strtoul(plan, &end, 10), times = 1;
        if (*end == 'x') {
            times = words;
            words = strtoul(end + 1, &end, 10);
        }
        for (unsigned long i = 0; i < times; i++) append_sentence(text, words);
        if (*end != '+') buffer_append_str(text, "\n\n");
        plan = *end ? end + 1 : end;
    }
}

static void test_paragraphs_are_joined_and_divided(void **state) {
    (void)state;
    static const struct {
        const char *plan;
        const char *passages; /* the words of each */
    } rows[] = {
        {"1", "1"},
        {"50 60", "50 60"},
        {"5 50", "55"},           /* a headline joins what follows */
        {"10 10 10 10 10", "50"}, /* 40 are enough, the last joins what precedes */
        {"50 10", "60"},          /* at the end a short one joins what precedes */
        {"10 10", "20"},          /* a short text is one passage */
        {"50 10 60", "50 70"},    /* in the middle too it joins what follows */
        {"10x20", "200"},         /* as long as a passage may be */
        {"11x20", "120 100"},     /* divided evenly, not 200 and 20 */
        {"20x20", "200 200"},
        {"30+3x60", "90 120"},   /* only at ends of sentences */
        {"20 10x20", "120 100"}, /* with a headline it is too long */
        {"3x190", "190 190 190"},
        {"190+190+15", "190 205"}, /* no scrap */
        {"450", "200 200 50"},     /* one sentence that is too long is cut */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer text = {0}, found = {0};
        struct passages passages = {0};
        append_plan(&text, rows[i].plan);
        assert_true(passages_split(&passages, buffer_view(&text)));
        for (size_t p = 0; p < passages.length; p++) {
            const lede_passage *passage = &passages.items[p];
            size_t words = measure_words(view_of(text.data + passage->start, passage->end - passage->start));
            buffer_append_format(&found, p > 0 ? " %zu" : "%zu", words);
        }
        assert_string_equal(buffer_str(&found), rows[i].passages);
        buffer_release(&text);
        buffer_release(&found);
        array_release(&passages);
    }
}

static void test_an_introduction_stays_with_what_it_introduces(void **state) {
    (void)state;
    struct buffer text = {0};
    struct passages passages = {0};
    append_plan(&text, "50");
    buffer_append_str(&text, "He stood up. She said:\n\n");
    size_t introduction = text.length;
    append_plan(&text, "50 60");
    assert_true(passages_split(&passages, buffer_view(&text)));
    assert_int_equal(passages.length, 3);
    assert_true(passages.items[1].start < introduction && introduction < passages.items[1].end);
    array_release(&passages);
    buffer_clear(&text);
    append_sentence(&text, 50);
    buffer_append_str(&text, "She said:\n");
    introduction = text.length;
    append_plan(&text, "50 60");
    assert_true(passages_split(&passages, buffer_view(&text)));
    assert_int_equal(passages.length, 2);
    assert_true(introduction < passages.items[0].end);
    buffer_release(&text);
    array_release(&passages);
}

static void test_words_are_counted(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t words;
    } rows[] = {
        {"", 1},
        {"- * -", 1},
        {"One two-three  four.", 3},
        {"Он ушёл — она нет", 4},
        {"그는 학교에 갔다", 3},
        {"漢字漢字", 2},
        {"“quoted” — ’tis", 2},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 3}, /* 60 bytes: no word but data */
    };
    for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(measure_words(view_str(rows[i].text)), rows[i].words);
}

static void test_long_sentences_are_cut_at_clauses_then_words(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t most;
        const char *first;
    } rows[] = {
        {"one two three", 3, "one two three"},
        {"one two three four", 3, "one two three"},
        {"one two, three four", 3, "one two,"},
        {"one, two three four", 4, "one, two three four"},
        {"a, bb cc dd ee ff", 4, "a, bb cc dd"}, /* the clause is too short */
        {"漢字漢字漢字", 2, "漢字漢字"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, /* 39 */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view text = view_str(rows[i].text);
        size_t cut = measure_cut(text, rows[i].most);
        assert_int_equal(cut, strlen(rows[i].first));
        assert_memory_equal(text.data, rows[i].first, cut);
    }
}

static void test_places_and_lines(void **state) {
    (void)state;
    struct passages passages = {0};
    assert_true(passages_split(&passages, view_str("")));
    assert_true(passages_split(&passages, view_str(" \n*** — ...\n ")));
    assert_int_equal(passages.length, 0); /* no word, no passage */
    assert_true(passages_split(&passages, view_str("\n  \n *** One. \n\n")));
    assert_int_equal(passages.length, 1);
    assert_int_equal(passages.items[0].start, 5);
    assert_int_equal(passages.items[0].end, 13);
    assert_int_equal(passages.items[0].line, 3);
    array_release(&passages);
}

static void test_wide_gaps_do_not_make_wide_passages(void **state) {
    (void)state;
    struct buffer text = {0};
    struct passages passages = {0};
    buffer_append_str(&text, "Headline");
    for (int i = 0; i < 100000; i++) buffer_append_byte(&text, '\n');
    buffer_append_str(&text, "Story.");
    assert_true(passages_split(&passages, buffer_view(&text)));
    assert_int_equal(passages.length, 2);
    assert_int_equal(passages.items[1].end - passages.items[1].start, 6);
    assert_int_equal(passages.items[1].line, 100001);
    buffer_release(&text);
    array_release(&passages);
}

static size_t lines_before(struct view text, size_t at) {
    size_t lines = 1;
    for (size_t i = 0; i < at; i++) lines += text.data[i] == '\n';
    return lines;
}

/* What the header promises of any text. */
static void check_properties(struct view text, const struct passages *passages) {
    size_t behind = 0;
    for (size_t i = 0; i < passages->length; i++) {
        lede_passage passage = passages->items[i];
        assert_true(passage.start < passage.end && passage.end <= text.length);
        assert_int_equal(space_skip(text, behind), passage.start); /* white space only in between */
        assert_int_equal(space_trim(text, passage.start, passage.end), passage.end);
        assert_int_equal(utf8_floor(text, passage.end), passage.end);
        assert_int_equal(passage.line, lines_before(text, passage.start));
        assert_true(passage.end - passage.start <= 240 * 20 + 20);
        behind = passage.end;
    }
    if (passages->length > 0) assert_int_equal(space_skip(text, behind), text.length);
}

static void test_properties_hold_for_random_texts(void **state) {
    (void)state;
    static const char *const scraps[] = {
        " ",
        "\n",
        "\n\n",
        ".",
        "!",
        "…",
        "”",
        "« ",
        "The ",
        "word",
        "U.S. ",
        "г. ",
        "Он ",
        "다.",
        "나는 ",
        "漢字",
        "。",
        "- ",
        "1. ",
        "— ",
        "\n ",
        ", ",
        "a",
        "# ",
        "• ",
        "\u00A0",
        "\u00AD",
        "Mr. ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "of the governments of both countries ",
    };
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        struct buffer text = {0};
        struct passages passages = {0};
        bool has_word = false;
        for (int i = 0; i < round * 10; i++) {
            seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, section 7.1 */
            const char *scrap = scraps[(seed >> 16) % COUNT(scraps)];
            int32_t c;
            utf8_decode(&c, scrap, strlen(scrap));
            has_word = has_word || char_is_word(c);
            buffer_append_str(&text, scrap);
        }
        struct view view = view_of(buffer_str(&text), text.length);
        assert_true(passages_split(&passages, view));
        assert_true(has_word == (passages.length > 0));
        check_properties(view, &passages);
        buffer_release(&text);
        array_release(&passages);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs_are_joined_and_divided),
        cmocka_unit_test(test_an_introduction_stays_with_what_it_introduces),
        cmocka_unit_test(test_words_are_counted),
        cmocka_unit_test(test_long_sentences_are_cut_at_clauses_then_words),
        cmocka_unit_test(test_places_and_lines),
        cmocka_unit_test(test_wide_gaps_do_not_make_wide_passages),
        cmocka_unit_test(test_properties_hold_for_random_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
