/* SPDX-License-Identifier: MIT */
/* Snippets: a passage with its matches marked beside the snippet with its highlights marked. */
#include "passage/snippet.h"

#include "text/space.h"
#include "text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

enum { most_matches = 32 };

struct row {
    size_t columns;
    const char *passage; /* "[0new] [1york]": matches of leaves 0 and 1 */
    const char *snippet; /* "[new] [york]": highlights */
};

/* The corpus of these tests has one word. */
static bool is_governmental(void *context, struct view form) {
    (void)context;
    return view_equal(form, view_str("governmental"));
}

/* Reads the marked PASSAGE into TEXT and MATCHES; returns the number of matches. Marks may be nested. */
static size_t read_marked(struct buffer *text, struct snippet_match matches[most_matches], const char *passage) {
    size_t count = 0, open[most_matches], depth = 0;
    for (; *passage; passage++) {
        if (*passage == '[') {
            uint32_t leaf = (uint32_t)(*++passage - '0');
            open[depth++] = count;
            matches[count++] = (struct snippet_match){text->length, 0, leaf, 1.0};
        } else if (*passage == ']' && depth > 0) {
            matches[open[--depth]].end = text->length;
        } else {
            buffer_append_byte(text, *passage);
        }
    }
    return count;
}

static void append_marked(struct buffer *out, const struct snippet *snippet) {
    size_t at = 0;
    for (size_t i = 0; i < snippet->highlights.length; i++) {
        lede_span span = snippet->highlights.items[i];
        assert_true(at <= span.start && span.start < span.end && span.end <= snippet->text.length);
        buffer_append(out, snippet->text.data + at, span.start - at);
        buffer_append_str(out, "[");
        buffer_append(out, snippet->text.data + span.start, span.end - span.start);
        buffer_append_str(out, "]");
        at = span.end;
    }
    buffer_append_str(out, buffer_str(&snippet->text) + at);
}

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct buffer text = {0}, found = {0};
        struct snippet_match matches[most_matches];
        struct snippet snippet = {0};
        size_t match_count = read_marked(&text, matches, rows[i].passage);
        struct snippet_request request = {.passage = view_of(buffer_str(&text), text.length),
                                          .matches = matches,
                                          .match_count = match_count,
                                          .columns = rows[i].columns,
                                          .is_word = is_governmental};
        assert_true(snippet_make(&snippet, &request));
        append_marked(&found, &snippet);
        assert_string_equal(buffer_str(&found), rows[i].snippet);
        buffer_release(&text);
        buffer_release(&found);
        snippet_release(&snippet);
    }
}

static void test_whole_sentences_with_most_leaves_are_chosen(void **state) {
    (void)state;
    static const struct row rows[] = {
        {80, "One [0two].", "One [two]."},
        {12, "Only one. A [0two].", "A [two]."},
        {10, "A [0one]. A [1two]. A [0one] [1two].", "A [one] [two]."}, /* different leaves count first */
        {10, "A [0b] [0c] [0d]. A [0e] [1f].", "A [e] [f]."},
        {8, "A [0one]. A [0b] [0c]. D.", "A [b] [c]."},      /* then matches */
        {7, "A [0one]. A [0two]. D.", "A [one]."},           /* then the earlier */
        {14, "A [0one]. A [1two]. D.", "A [one]. A [two]."}, /* a run of two has both */
        {15, "First one. A [0two]. Last one here.", "A [two]."},
        {19, "First one. A [0two]. Last one.", "A [two]. Last one."},           /* grows to what follows */
        {20, "First one. A [0two]. The very last one.", "First one. A [two]."}, /* then to what precedes */
        {24, "One. A [0two]. Three. Four five.", "One. A [two]. Three."},       /* in turn */
    };
    check(rows, COUNT(rows));
}

static void test_without_matches_it_is_the_beginning(void **state) {
    (void)state;
    static const struct row rows[] = {
        {80, "", ""},
        {80, " \n ", ""},
        {12, "Only one. Only two.", "Only one."},
        {80, "Only one. Only two.", "Only one. Only two."},
        {20, "Only one sentence that is too long.", "Only one sentence…"},
    };
    check(rows, COUNT(rows));
}

static void test_wide_sentences_are_cut_at_words(void **state) {
    (void)state;
    static const struct row rows[] = {
        {24, "alpha beta gamma delta [0epsilon] zeta eta theta iota", "…delta [epsilon] zeta eta…"},
        {24, "[0alpha] beta gamma delta epsilon zeta eta theta", "[alpha] beta gamma delta…"},
        {24, "alpha beta gamma delta epsilon zeta eta [0theta]", "…epsilon zeta eta [theta]"},
        {24, "[0alpha] beta gamma delta [0epsilon] [1zeta] eta theta", "…[epsilon] [zeta] eta theta"},
        {27, "alpha beta gamma delta [0epsilon]", "alpha beta gamma delta [epsilon]"}, /* wider by an eighth */
        {10, "[0abcdefghijklmnop] q", "[abcdefgh]…"},                                  /* no word fits */
        {10, "abcdefghij[0k]lmnopqrstuv", "…hij[k]lmno…"},
        {12, "나는 어제 학교에서 [0친구]를 만나서 놀았다", "…[친구]를…"}, /* Hangul is two columns wide */
        {10, "漢字漢字[0漢]字漢字漢字", "…字[漢]字漢…"},
    };
    check(rows, COUNT(rows));
}

static void test_line_ends_and_hyphens_are_undone(void **state) {
    (void)state;
    static const struct row rows[] = {
        {80, "behind this [0new\n endeavor] is \t turning", "behind this [new endeavor] is turning"},
        {80, "a desperate [0about-\nface] toward", "a desperate [about-face] toward"},
        {80, "an inter-[0Govern-\n mental] meeting", "an inter-[Governmental] meeting"},
        {80, "soft\u00AD\nened, not so\u00ADft", "softened, not so\u00ADft"},
        {80, "a dash -\nand 1990-\n1995", "a dash - and 1990- 1995"},
        {80, "\u00A0A\u3000b\u00A0", "A b"},
    };
    check(rows, COUNT(rows));
}

static void test_highlights_are_disjoint(void **state) {
    (void)state;
    static const struct row rows[] = {
        {80, "[0fake] [1news] [0fake]", "[fake] [news] [fake]"},
        {80, "[0[1fake] [2news]] now", "[fake news] now"}, /* a phrase is one mark */
        {80, "[0fake][1news]", "[fakenews]"},              /* what touches is one */
        {80, "[0[1a b]c]", "[a bc]"},
    };
    check(rows, COUNT(rows));
}

/* A passage that begins in the middle of a wrapped line cannot know that the line was full; the text around does. */
static void test_text_around_tells_wrapped_lines(void **state) {
    (void)state;
    static const char text[] = "Many officials in Moscow said on Monday that neither Mr.\n"
                               "Lavrov nor anybody else had ever heard of it, and that it\n"
                               "Kim Jong Un has not been seen there since. They said that\n"
                               "Moscow had nothing else to say.";
    struct view around = view_str(text);
    size_t start = (size_t)(strstr(text, "They") - text);
    struct snippet snippet = {0};
    struct snippet_request request = {
        .passage = view_of(text + start, around.length - start), .around = around, .columns = 40};
    assert_true(snippet_make(&snippet, &request));
    assert_string_equal(snippet.text.data, "They said that Moscow had nothing else…");
    snippet_release(&snippet);
    request.around = (struct view){0};
    assert_true(snippet_make(&snippet, &request));
    assert_string_equal(snippet.text.data, "They said that");
    snippet_release(&snippet);
}

static void test_any_passage_gives_one_line_that_fits(void **state) {
    (void)state;
    static const char *const scraps[] = {" ",
                                         "\n",
                                         "\n\n",
                                         ". ",
                                         "! ",
                                         "” ",
                                         "the ",
                                         "word",
                                         "U.S. ",
                                         "Он ",
                                         "다. ",
                                         "나는 ",
                                         "漢字",
                                         "。",
                                         "-\n",
                                         "—",
                                         "a",
                                         "\u0301",
                                         "\u00A0",
                                         "\u00AD\n",
                                         "inter-\ngovernmental ",
                                         "\U0001F1F0\U0001F1F7"};
    uint32_t seed = 1;
    for (size_t round = 0; round < 2000; round++) {
        struct buffer text = {0};
        struct snippet_match matches[most_matches];
        struct snippet snippet = {0};
        size_t count = 0;
        for (size_t i = 0; i < round % 200; i++) {
            seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, section 7.1 */
            size_t start = text.length;
            buffer_append_str(&text, scraps[(seed >> 16) % COUNT(scraps)]);
            if (seed >> 29 == 0 && count < most_matches)
                matches[count++] = (struct snippet_match){start, text.length, seed >> 27 & 3, 1.0};
        }
        struct snippet_request request = {.passage = view_of(buffer_str(&text), text.length),
                                          .matches = matches,
                                          .match_count = count,
                                          .columns = round % 100,
                                          .is_word = is_governmental};
        assert_true(snippet_make(&snippet, &request));
        struct view line = view_of(buffer_str(&snippet.text), snippet.text.length);
        size_t columns = request.columns < 8 ? 8 : request.columns;
        assert_true(width_of(line) <= columns + columns / 8);
        assert_true(space_trim(line, 0, line.length) == line.length && space_skip(line, 0) == 0);
        assert_null(memchr(buffer_str(&snippet.text), '\n', snippet.text.length));
        struct buffer marked = {0};
        append_marked(&marked, &snippet); /* asserts that highlights ascend */
        buffer_release(&marked);
        buffer_release(&text);
        snippet_release(&snippet);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_sentences_with_most_leaves_are_chosen),
        cmocka_unit_test(test_without_matches_it_is_the_beginning),
        cmocka_unit_test(test_wide_sentences_are_cut_at_words),
        cmocka_unit_test(test_line_ends_and_hyphens_are_undone),
        cmocka_unit_test(test_highlights_are_disjoint),
        cmocka_unit_test(test_any_passage_gives_one_line_that_fits),
        cmocka_unit_test(test_text_around_tells_wrapped_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
