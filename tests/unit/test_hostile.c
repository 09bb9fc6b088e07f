/* SPDX-License-Identifier: MIT */
/*
 * Whatever is typed or pasted is a query, or a mistake with a place.
 *
 * Query strings are made of operators in every order, of characters from all of Unicode, and of pieces of prose.
 * `test_hostile SEED COUNT [CORPUS]` asks more of them, of an existing corpus too, and tells which one took longest.
 */
#include "random.h"
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "text/utf8.h"

static int count = 2000;
static const char *corpus_path;

static const char *const pieces[] = {
    "AND ",
    "OR ",
    "NOT ",
    "NEAR/5 ",
    "NEAR/ ",
    "NEAR/0 ",
    "NEAR/99999999999 ",
    "(",
    ")",
    "( ",
    ") ",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "+",
    "-",
    "*",
    "* ",
    "~",
    "~ ",
    "=",
    " ",
    "\t",
    "\n",
    "\u3000",
    ":",
    "title:",
    "source:",
    "author:",
    "url:",
    "lang:",
    "date:",
    "date:2024..",
    "..",
    "3w ",
    "today ",
    "2024-05 ",
    "title:(",
    "lang:ko ",
    "k* ",
    "the* ",
    "ко* ",
    "김* ",
    "Pyongjang~ ",
    "Пхеньан~ ",
    "평앙~ ",
    "=Kim ",
    "Kim ",
    "Putin ",
    "Путин ",
    "김정은 ",
    "푸틴은 ",
    "missile ",
    "the ",
    "of ",
    "и ",
    "state-of-the-art ",
    "U.S. ",
    "74.30 ",
    "2.5% ",
    "AT&T ",
    "Россия-КНДР ",
    "김정은·푸틴 ",
    "10:30 ",
    "https://a.example/x?y=z#w ",
    "C++ ",
    ":-) ",
    "f(x) ",
    "{\"a\":1} ",
    "$HOME ",
    "`id` ",
    "'; DROP TABLE article; --",
    "\xE2\x80\x8B",
    "\u00AD",
    "\u202E",
    "\u0301",
    "\uFEFF",
    "\U0001F600",
    "ﬁ",
    "Ⅳ",
    "ß",
    "İ",
    "\uD55C\u1100\u1161",
};

static const char prose[] =
    "Fake news, he said (and not for the first time), is news that is not true: \"Kim Jong Un met Putin\" - or so TASS "
    "reported on 2.5.2024 at 10:30. НЕТ, это НЕ ТАК, сказал Песков. 김정은 위원장은 푸틴 대통령과 회담을 가졌다. ";

static void add_character(struct buffer *out) {
    char bytes[4];
    unsigned kind = random_below(4), c;
    do c = 1 + random_below(kind == 0 ? 0x7F : kind == 1 ? 0x7FF : kind == 2 ? 0xFFFF : 0x10FFFF);
    while (c >= 0xD800 && c < 0xE000);
    buffer_append(out, bytes, utf8_encode(bytes, (int32_t)c));
}

/* A part of the prose from one space to another. */
static void add_prose(struct buffer *out) {
    struct view text = view_str(prose);
    size_t start = random_below((unsigned)text.length), end = start + random_below(120);
    if (end > text.length) end = text.length;
    while (start > 0 && text.data[start - 1] != ' ') start--;
    while (end < text.length && text.data[end] != ' ') end++;
    if (end > start) buffer_append(out, text.data + start, end - start);
}

static void write_query(struct buffer *out) {
    unsigned style = random_below(4), parts = 1 + random_below(random_below(50) ? 12 : 2000);
    for (unsigned i = 0; i < parts; i++) {
        unsigned kind = style < 3 ? style : random_below(3);
        if (kind == 0) buffer_append_str(out, pieces[random_below(sizeof pieces / sizeof *pieces)]);
        else if (kind == 1) add_character(out);
        else add_prose(out);
    }
}

static bool is_place(const char *query, size_t offset) {
    return offset <= strlen(query) && ((unsigned char)query[offset] & 0xC0) != 0x80;
}

static void ask(lede_corpus *corpus, const char *query) {
    lede_search_options options;
    lede_results *results;
    lede_error err = {.message = "", .offset = LEDE_NO_OFFSET};
    lede_search_defaults(&options);
    options.all = random_below(4) == 0;
    options.plain = random_below(8) == 0;
    options.explain = random_below(8) == 0;
    lede_status status = lede_search(&results, corpus, query, &options, &err);
    if (status == LEDE_BAD_USAGE && is_place(query, err.offset) && err.message[0]) return;
    if (status != LEDE_OK) fail_msg("'%s': %d, '%s' at %zu", query, (int)status, err.message, err.offset);
    lede_results_free(results);
}

/* Of processor time. */
static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void any_text_is_a_query_or_a_mistake_with_a_place(void **state) {
    struct scratch *scratch = *state;
    struct buffer slowest = {0};
    double most = 0;
    for (int i = 0; i < count; i++) {
        struct buffer query = {0};
        write_query(&query);
        double start = seconds();
        ask(scratch->corpus, buffer_str(&query));
        double taken = seconds() - start;
        if (taken > most) {
            most = taken;
            buffer_clear(&slowest);
            buffer_append_str(&slowest, buffer_str(&query));
        }
        buffer_release(&query);
    }
    if (corpus_path) print_message("slowest: %.1f ms of processor time: %.2000s\n", most * 1e3, buffer_str(&slowest));
    buffer_release(&slowest);
}

static int open_corpus(void **state) {
    static struct scratch scratch;
    lede_error err = {.message = ""};
    *state = &scratch;
    if (corpus_path) return lede_open(&scratch.corpus, corpus_path, LEDE_READ, 0, &err) != LEDE_OK;
    scratch_open(&scratch);
    scratch_add(&scratch, scratch_write(&scratch, "a.txt", view_str(prose)));
    scratch_add(&scratch,
                scratch_write(&scratch, "b.txt", view_str("The state-of-the-art missile of the U.S. AND us")));
    return 0;
}

static int close_corpus(void **state) {
    struct scratch *scratch = *state;
    if (corpus_path) lede_close(scratch->corpus);
    else scratch_close(scratch);
    return 0;
}

int main(int argc, char **argv) {
    random_state = argc > 1 ? strtoull(argv[1], NULL, 10) : 7;
    if (argc > 2) count = (int)strtol(argv[2], NULL, 10);
    if (argc > 3) corpus_path = argv[3];
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_text_is_a_query_or_a_mistake_with_a_place)};
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
