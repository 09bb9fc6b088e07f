/* SPDX-License-Identifier: MIT */
/*
 * Marks cover exactly the words that matched: in texts whose marks are known because they were generated with them, and
 * in the article that ships, compared with a plain search for words.
 */
#include "random.h"
#include "scratch.h"

#include "base/array.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <ctype.h>

#include <cmocka.h>

enum { TEXTS = 60, TEXT_WORDS = 120 };

static lede_results *search(struct scratch *scratch, const char *query) {
    lede_search_options options;
    lede_results *results;
    lede_error err = {.message = ""};
    lede_search_defaults(&options);
    options.limit = options.per_article = LEDE_NO_LIMIT;
    if (lede_search(&results, scratch->corpus, query, &options, &err) != LEDE_OK) fail_msg("%s", err.message);
    return results;
}

/* ---- Generated texts ----------------------------------------------------------------------------------------------
 */

/* A word in a text: the marked part of it between two bars where a query finds it. */
struct word {
    const char *query; /* that finds it; NULL: no query does */
    const char *text;
};

static const struct word words[] = {
    {"agreement", "|agreement|"},
    {"agreement", "|Agreements|"},
    {"agreement", "|AGREEMENT's|"},
    {NULL, "agree"},
    {"about-face", "|about-face|"},
    {"about-face", "|aboutface|"},
    {"about-face", "|about face|"},
    {NULL, "about"},
    {"Лавров", "|Лавров|"},
    {"Лавров", "|Лаврову|"},
    {"Лавров", "|ЛАВРОВЫМ|"},
    {NULL, "лаврушка"},
    {"ёлка", "|ёлка|"},
    {"ёлка", "|елки|"},
    {"협상", "|협상|"},
    {"협상", "|협상|에서는"},
    {"협상", "핵|협상|을"},
    {"협상", "|협상|했다"},
    {NULL, "협의"},
    {"노동신문", "|로동신문|은"},
    {"노동신문", "|노동신문|"},
    {"U.S.", "|U.S.|"},
    {"U.S.", "|US|"},
    {NULL, "usual"},
    {"café", "|cafe\xCC\x81|"},
    {"café", "|CAFÉ|"},
    {"한", "|\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB|은"},
    {"cooperate", "|co\xC2\xADoperate|"},
    {"cooperate", "|co\xE2\x80\x8Boperates|"},
    {"Su-57", "|Su-57|"},
    {"Su-57", "|SU57|"},
    {NULL, "su"},
    {"1000", "|1,000|"},
    {NULL, "1,0000"},
    {"Москва", "|Mоскве|"},
    {"#tag", "#|tag|"},
    {NULL, "и"},
    {NULL, "다시"},
    {NULL, "words"},
};

enum { WORDS = sizeof words / sizeof *words };

ARRAY_STRUCT(spans, lede_span);

/* Appends WORD to TEXT, and where its marked part is to MARKS when QUERY finds it. */
static void write_word(struct buffer *text, struct spans *marks, const struct word *word, const char *query) {
    lede_span mark = {0, 0};
    for (const char *at = word->text; *at; at++) {
        if (*at != '|') buffer_append_byte(text, *at);
        else if (mark.start == 0) mark.start = text->length;
        else mark.end = text->length;
    }
    if (word->query && strcmp(word->query, query) == 0) assert_true(array_push(marks, mark));
}

/* A text of random words between random separators; MARKS: what QUERY must mark in it. */
static void write_text(struct buffer *text, struct spans *marks, const char *query) {
    static const char *const separators[] = {" ", " ", ", ", ". ", " — ", "\n", " «", "» ", "; ", "\xC2\xA0", "\n\n"};
    /* The first word is no mark: 0 stands for "none yet" above. */
    buffer_append_str(text, "Start");
    for (unsigned i = 0; i < TEXT_WORDS; i++) {
        buffer_append_str(text, separators[random_below(sizeof separators / sizeof *separators)]);
        write_word(text, marks, &words[random_below(WORDS)], query);
    }
}

static const char *random_query(void) {
    const char *query;
    do query = words[random_below(WORDS)].query;
    while (!query);
    return query;
}

/* Appends all matches of RESULTS, which are of one article, ascending. */
static void gather(struct spans *out, const lede_results *results) {
    for (uint64_t ordinal = 1; ordinal <= 1000; ordinal++)
        for (size_t h = 0; h < results->hit_count; h++)
            for (size_t m = 0; results->hits[h].ordinal == ordinal && m < results->hits[h].match_count; m++)
                assert_true(array_push(out, results->hits[h].matches[m]));
}

static void assert_marks(const struct buffer *text, const char *query, const struct spans *found,
                         const struct spans *expected) {
    for (size_t i = 0; i < found->length || i < expected->length; i++) {
        lede_span a = i < found->length ? found->items[i] : (lede_span){0, 0};
        lede_span b = i < expected->length ? expected->items[i] : (lede_span){0, 0};
        if (a.start == b.start && a.end == b.end) continue;
        fail_msg("'%s' marks '%.*s' at %zu, not '%.*s' at %zu", query, (int)(a.end - a.start), text->data + a.start,
                 (size_t)a.start, (int)(b.end - b.start), text->data + b.start, (size_t)b.start);
    }
}

static void generated_texts_are_marked_where_words_match(void **state) {
    for (int i = 0; i < TEXTS; i++) {
        struct scratch *scratch = *state;
        struct buffer text = {0};
        struct spans expected = {0}, found = {0};
        const char *query = random_query();
        write_text(&text, &expected, query);
        scratch_open(scratch);
        scratch_add(scratch, scratch_write(scratch, "a.txt", buffer_view(&text)));
        lede_results *results = search(scratch, query);
        gather(&found, results);
        assert_marks(&text, query, &found, &expected);
        lede_results_free(results);
        array_release(&expected);
        array_release(&found);
        buffer_release(&text);
        if (i + 1 < TEXTS) scratch_close(scratch);
    }
}

/* ---- The article that ships ---------------------------------------------------------------------------------------
 */

static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }

/* A word of TEXT that starts behind a random place: letters of ASCII alone, at least five. False: not there. */
static bool random_word(char out[64], const char *text, size_t length) {
    size_t start = random_below((unsigned)length - 100);
    while (text[start] && is_letter(text[start])) start++;
    while (text[start] && !is_letter(text[start])) start++;
    size_t end = start;
    while (isalpha((unsigned char)text[end])) end++;
    if (end - start < 5 || end - start > 60 || is_letter(text[end])) return false;
    memcpy(out, text + start, end - start);
    out[end - start] = '\0';
    return true;
}

/* Whether MARKS has one that starts at START. */
static bool has_mark(const struct spans *marks, size_t start) {
    for (size_t i = 0; i < marks->length; i++)
        if (marks->items[i].start == start) return true;
    return false;
}

/* Each place where WORD stands alone must be marked, and each mark must be a whole word that starts as WORD does. */
static void check_marks(const char *text, const char *word, const struct spans *marks) {
    size_t length = strlen(word);
    for (size_t i = 1; text[i]; i++) {
        bool alone =
            !is_letter(text[i - 1]) && strncasecmp(text + i, word, length) == 0 && !is_letter(text[i + length]);
        if (alone && !has_mark(marks, i)) fail_msg("'%s' at %zu is not marked", word, i);
    }
    for (size_t i = 0; i < marks->length; i++) {
        lede_span mark = marks->items[i];
        bool whole = (mark.start == 0 || !is_letter(text[mark.start - 1])) && is_letter(text[mark.start]) &&
                     is_letter(text[mark.end - 1]) && !isalpha((unsigned char)text[mark.end]);
        if (!whole || strncasecmp(text + mark.start, word, 4) != 0)
            fail_msg("'%s' marks '%.*s'", word, (int)(mark.end - mark.start), text + mark.start);
    }
}

static void the_article_is_marked_where_words_match(void **state) {
    struct scratch *scratch = *state;
    lede_document *document;
    scratch_open(scratch);
    scratch_add(scratch, "../corpus/moscow-times-narrative.txt");
    assert_int_equal(lede_document_read(&document, scratch->corpus, 1, NULL), LEDE_OK);
    for (int i = 0; i < 500; i++) {
        char word[64];
        if (!random_word(word, document->text, strlen(document->text))) continue;
        struct spans marks = {0};
        lede_results *results = search(scratch, word);
        gather(&marks, results);
        check_marks(document->text, word, &marks);
        array_release(&marks);
        lede_results_free(results);
    }
    lede_document_free(document);
}

static int make_scratch(void **state) {
    static struct scratch scratch;
    *state = &scratch;
    return 0;
}

static int close_scratch(void **state) {
    scratch_close(*state);
    return 0;
}

int main(void) {
    random_state = 20261124;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(generated_texts_are_marked_where_words_match, make_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(the_article_is_marked_where_words_match, make_scratch, close_scratch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
