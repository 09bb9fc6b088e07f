/* SPDX-License-Identifier: MIT */
/*
 * The best passages, found with all the shortcuts, compared with scoring every passage that FTS5 finds.
 *
 * A corpus is added in pieces, some of which are sealed into segments, articles are removed and changed; then random
 * queries are asked twice: as a user would, and with no postings but those of FTS5 and a page that holds every match.
 */
#include "random.h"
#include "scratch.h"

#include "api/handle.h"
#include "search/search.h"
#include "store/block.h"
#include "store/internal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WORDS = 40, PIECES = 9, PIECE_ARTICLES = 160, PASSAGE_WORDS = 60, QUERIES = 400 };

/* Low numbers are frequent. */
static unsigned random_word(void) {
    unsigned word = 0;
    while (word + 1 < WORDS && random_below(5) != 0) word++;
    return random_below(4) == 0 ? random_below(WORDS) : word;
}

/*
 * Appends WORD. A digit keeps stemmers away; some are a stop word, names of several words and of other scripts, or
 * have several forms.
 */
static void append_word(struct buffer *out, unsigned word) {
    static const char *const names[] = {"the",  NULL,   NULL,          "North Korea", NULL,
                                        "КНДР", "북한", "Kim Jong Un", "Ким Чен Ын"};
    static const char *const forms[][3] = {{"anchor", "anchors", "anchored"}, {"harbour", "harbours", "harboured"}};
    if (word == 2 || word == 4) buffer_append_str(out, forms[word / 2 - 1][random_below(3)]);
    else if (word < sizeof names / sizeof *names && names[word]) buffer_append_str(out, names[word]);
    else buffer_append_format(out, "w%u", word);
}

static void write_article(struct buffer *out, unsigned number) {
    buffer_append_format(out, "{\"id\": \"a%u\", \"source\": \"s%u\", ", number, random_below(8));
    if (random_below(4) > 0) buffer_append_format(out, "\"date\": \"202%u\", ", random_below(6));
    buffer_append_str(out, "\"title\": \"");
    for (unsigned i = random_below(4); i > 0; i--) {
        append_word(out, random_word());
        buffer_append_str(out, " ");
    }
    buffer_append_str(out, "\", \"text\": \"");
    for (unsigned p = 1 + random_below(random_below(20) ? 8 : 60); p > 0; p--) {
        unsigned marked = 1 + random_below(5);
        for (unsigned i = 0; i < PASSAGE_WORDS; i++) {
            if (random_below(marked) == 0) {
                append_word(out, random_word());
                buffer_append_str(out, i % 9 ? " " : ". ");
            } else {
                buffer_append_str(out, "Filler. ");
            }
        }
        buffer_append_str(out, "\\n\\n");
    }
    buffer_append_str(out, "\"}\n");
}

/* Adds articles [FIRST, FIRST + PIECE_ARTICLES) in a file of their own. */
static void add_piece(struct scratch *scratch, unsigned piece, unsigned first) {
    struct buffer lines = {0};
    char name[32];
    snprintf(name, sizeof name, "piece%u.jsonl", piece);
    for (unsigned i = 0; i < PIECE_ARTICLES; i++) write_article(&lines, first + i);
    scratch_add(scratch, scratch_write(scratch, name, buffer_view(&lines)));
    buffer_release(&lines);
}

static void remove_some(struct store *store) {
    lede_error err = {.message = ""};
    assert_int_equal(store_begin_write(store, &err), LEDE_OK);
    for (int64_t id = 5; id < 1000; id += 37) {
        lede_status status = store_remove(store, id, &err);
        assert_true(status == LEDE_OK || status == LEDE_NO_MATCH);
    }
    assert_int_equal(store_commit(store, &err), LEDE_OK);
}

/* Pieces, most of them sealed, the last not; with CHANGES some articles are replaced, some removed. */
static void make_corpus(struct scratch *scratch, bool changes) {
    lede_error err = {.message = ""};
    scratch_open(scratch);
    struct store *store = scratch->corpus->store;
    for (unsigned piece = 0; piece < PIECES; piece++) {
        add_piece(scratch, piece, piece * PIECE_ARTICLES);
        if (changes && piece % 3 == 1) add_piece(scratch, piece, piece * PIECE_ARTICLES);
        if (piece + 1 < PIECES && random_below(3) > 0 && store_seal(store, 1, &err) != LEDE_OK)
            fail_msg("%s", err.message);
    }
    if (changes) remove_some(store);
}

static void write_phrase(struct buffer *out, unsigned first, unsigned second) {
    buffer_append_str(out, "\"");
    append_word(out, first);
    buffer_append_str(out, " ");
    append_word(out, second);
    buffer_append_str(out, "\" ");
}

/* Appends a word, a phrase, a compound, a pattern, words near each other, or a field. */
static void write_operand(struct buffer *out) {
    unsigned first = random_word(), second = random_word();
    switch (random_below(24)) {
    case 0: write_phrase(out, first, second); break;
    case 1: buffer_append_format(out, "w%u-w%u ", first, second); break;
    case 2: buffer_append_format(out, "w%u NEAR/%u w%u ", first, 1 + random_below(12), second); break;
    case 3: buffer_append_format(out, "w%u* ", 1 + random_below(3)); break;
    case 4: buffer_append_format(out, "title:w%u ", first); break;
    case 5: buffer_append_format(out, "source:s%u ", random_below(4)); break;
    case 6: buffer_append_format(out, "date:202%u ", random_below(4)); break;
    case 7: buffer_append_format(out, "(w%u OR w%u) ", first, second); break;
    case 8: buffer_append_format(out, "(w%u NOT w%u) ", first, second); break;
    default:
        append_word(out, first);
        buffer_append_str(out, " ");
        break;
    }
}

/* A hole in the middle, signs and operators between operands. */
static void write_query(struct buffer *out) {
    static const char *const signs[] = {"+", "-", "NOT ", "AND ", "OR ", "AND NOT "};
    unsigned parts = 1 + random_below(random_below(3) ? 3 : 9), operators = random_below(3);
    for (unsigned i = 0; i < parts; i++) {
        if (i > 0 && random_below(8) < 2 + operators) buffer_append_str(out, signs[random_below(operators ? 6 : 2)]);
        write_operand(out);
    }
}

static void search(struct search_outcome *out, struct store *store, const char *text,
                   const lede_search_options *options, bool sealed) {
    lede_error err = {.message = ""};
    struct query query = {0};
    lede_status status = query_parse(&query, view_str(text), options->all ? QUERY_ALL : 0, &err);
    /* Nothing but exclusions is no query. */
    if (status == LEDE_BAD_USAGE) {
        query_release(&query);
        return;
    }
    assert_int_equal(status, LEDE_OK);
    assert_int_equal(store_begin_read(store, &err), LEDE_OK);
    if (!sealed) store->segments.length = 0;
    if (search_run(out, store, &query, options, &err) != LEDE_OK) fail_msg("'%s': %s", text, err.message);
    store_end_read(store);
    query_release(&query);
}

/* The family of ARTICLE; 0: none. */
static int64_t family_of(struct store *store, int64_t article) {
    lede_error err = {.message = ""};
    int64_t family;
    assert_int_equal(store_begin_read(store, &err), LEDE_OK);
    assert_int_equal(store_family(&family, store, article, &err), LEDE_OK);
    store_end_read(store);
    return family;
}

/* Leaves in PAGE, which has all that match, of each family the article that comes first. Returns how many go. */
static size_t collapse(struct store *store, struct candidates *page) {
    static int64_t shown[2 * PIECES * PIECE_ARTICLES + 1]; /* by family */
    size_t kept = 0;
    memset(shown, 0, sizeof shown);
    for (size_t i = 0; i < page->length; i++) {
        int64_t article = page->items[i].article, family = family_of(store, article);
        if (family && !shown[family]) shown[family] = article;
        if (!family || shown[family] == article) page->items[kept++] = page->items[i];
    }
    size_t gone = page->length - kept;
    page->length = kept;
    return gone;
}

/* The parts of the scores of a page are the scores. */
static void assert_parts(const struct search_outcome *outcome, const char *text) {
    for (size_t i = 0; i < outcome->page.length; i++) {
        const struct candidate *hit = &outcome->page.items[i];
        assert_in_range(hit->parts, 1, outcome->parts.length);
        const lede_score *parts = &outcome->parts.items[hit->parts - 1];
        double sum = parts->words + parts->exact + parts->near + parts->title + parts->article + parts->together;
        if (fabs(sum - hit->score) > 1e-9) fail_msg("'%s', hit %zu: %.12f, not %.12f", text, i, sum, hit->score);
    }
}

/* Returns how many passages families have taken off the results. */
static size_t compare(struct store *store, const char *text, const lede_search_options *options) {
    struct search_outcome fast = {0}, full = {0};
    lede_search_options everything = *options;
    everything.limit = LEDE_NO_LIMIT;
    everything.offset = 0;
    everything.no_families = true;
    search(&fast, store, text, options, true);
    search(&full, store, text, &everything, false);
    assert_true(full.total_exact);
    if (options->explain) assert_parts(&fast, text);
    if (fast.total_exact) assert_int_equal(fast.total, full.total);
    assert_true(fast.total <= full.total);
    size_t gone = options->no_families ? 0 : collapse(store, &full.page);
    size_t expected = full.page.length > options->offset ? full.page.length - options->offset : 0;
    if (expected > options->limit) expected = options->limit;
    if (fast.page.length != expected) fail_msg("'%s': %zu hits, not %zu", text, fast.page.length, expected);
    for (size_t i = 0; i < expected; i++) {
        const struct candidate *got = &fast.page.items[i], *want = &full.page.items[i + options->offset];
        if (got->passage != want->passage || fabs(got->score - want->score) > 1e-9 ||
            got->article_total != want->article_total || got->title_only != want->title_only)
            fail_msg("'%s', hit %zu: passage %lld with %.12f, not %lld with %.12f", text, i, (long long)got->passage,
                     got->score, (long long)want->passage, want->score);
    }
    search_release(&fast);
    search_release(&full);
    return gone;
}

/* Compares the results of many queries. */
static void compare_queries(struct store *store) {
    size_t gone = 0;
    for (int i = 0; i < QUERIES; i++) {
        struct buffer text = {0};
        lede_search_options options;
        lede_search_defaults(&options);
        options.limit = 1 + random_below(20);
        options.offset = random_below(4) ? 0 : random_below(30);
        options.per_article = random_below(3) ? 1 + random_below(3) : LEDE_NO_LIMIT;
        options.all = random_below(5) == 0;
        options.explain = random_below(3) == 0;
        options.count_most = random_below(2) ? random_below(20000) : 0;
        options.no_families = random_below(4) == 0;
        write_query(&text);
        gone += compare(store, buffer_str(&text), &options);
        buffer_release(&text);
    }
    assert_true(gone > QUERIES);
}

static void shortcuts_change_nothing(void **state) {
    struct scratch *scratch = *state;
    compare_queries(scratch->corpus->store);
}

/* Other shortcuts are taken where no article has to be left out. */
static void nor_where_nothing_was_removed(void **state) {
    (void)state;
    struct scratch scratch;
    make_corpus(&scratch, false);
    compare_queries(scratch.corpus->store);
    scratch_close(&scratch);
}

static void segments_are_found_sound(void **state) {
    struct scratch *scratch = *state;
    struct store *store = scratch->corpus->store;
    lede_error err = {.message = ""};
    uint64_t problems;
    assert_int_equal(store_begin_read(store, &err), LEDE_OK);
    assert_true(store->segments.length > 0);
    store_end_read(store);
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, &err), LEDE_OK);
    assert_int_equal(problems, 0);
}

/* The passages around ID that have its article, one by one. */
static struct passage_extent slow_extent(struct store *store, uint32_t id, uint32_t last) {
    struct store_passage wanted, passage;
    struct passage_extent extent = {.first = id, .end = id};
    assert_int_equal(store_passage(&wanted, store, id, NULL), LEDE_OK);
    while (extent.first > 1 && store_passage(&passage, store, extent.first - 1, NULL) == LEDE_OK &&
           passage.article == wanted.article)
        extent.first--;
    for (; extent.end <= last && store_passage(&passage, store, extent.end, NULL) == LEDE_OK; extent.end++)
        if (passage.article != wanted.article) break;
    for (uint32_t i = extent.first; i < extent.end; i++) {
        assert_int_equal(store_passage(&passage, store, i, NULL), LEDE_OK);
        extent.length += passage.length;
    }
    return extent;
}

/* Also where an article lies in two blocks of passages. */
static void passages_of_an_article_are_found(void **state) {
    struct scratch *scratch = *state;
    struct store *store = scratch->corpus->store;
    assert_int_equal(store_begin_read(store, NULL), LEDE_OK);
    uint32_t last = (uint32_t)store->totals.passages;
    assert_true(last > 2 * BLOCK_PASSAGES);
    for (uint32_t id = 1; id <= last; id++) {
        struct passage_reader reader = {.store = store};
        struct passage_extent fast, slow = slow_extent(store, id, last);
        assert_int_equal(passage_extent(&fast, &reader, id, last, NULL), LEDE_OK);
        assert_int_equal(fast.first, slow.first);
        assert_int_equal(fast.end, slow.end);
        assert_int_equal(fast.length, slow.length);
    }
    store_end_read(store);
}

/* Adds an article of TEXT and seals it into a segment of its own. */
static void add_sealed(struct scratch *scratch, const char *name, const char *text) {
    lede_error err = {.message = ""};
    scratch_add(scratch, scratch_write(scratch, name, view_str(text)));
    assert_int_equal(store_seal(scratch->corpus->store, 1, &err), LEDE_OK);
}

/* Who looks for a word behind the last one of a segment learns where that ends, which must not hide the last one. */
static void the_last_word_of_a_segment_is_found(void **state) {
    (void)state;
    struct scratch scratch;
    struct search_outcome outcome = {0};
    lede_search_options options;
    scratch_open(&scratch);
    add_sealed(&scratch, "first.txt", "w1 w2 w3 w4 w5 w6 w7 w8 w9\n");
    add_sealed(&scratch, "second.txt", "w10\n");
    lede_search_defaults(&options);
    search(&outcome, scratch.corpus->store, "w10 w9", &options, true);
    assert_int_equal(outcome.total, 2);
    assert_int_equal(outcome.page.length, 2);
    search_release(&outcome);
    scratch_close(&scratch);
}

/* Each article is a little better than all before, so that what is left out too early is the best. */
static void what_is_just_better_is_found(void **state) {
    enum { ARTICLES = 50 };
    (void)state;
    struct scratch scratch;
    struct search_outcome outcome = {0};
    struct buffer lines = {0};
    lede_search_options options;
    for (unsigned i = 1; i <= ARTICLES; i++) {
        buffer_append_format(&lines, "{\"id\": \"a%u\", \"text\": \"", i);
        for (unsigned w = 0; w < PASSAGE_WORDS; w++) buffer_append_str(&lines, w < i ? "anchor " : "filler ");
        buffer_append_str(&lines, "\"}\n");
    }
    scratch_open(&scratch);
    scratch_add(&scratch, scratch_write(&scratch, "better.jsonl", buffer_view(&lines)));
    lede_search_defaults(&options);
    options.limit = 1;
    search(&outcome, scratch.corpus->store, "anchor", &options, true);
    assert_int_equal(outcome.page.length, 1);
    assert_int_equal(outcome.page.items[0].article, ARTICLES);
    search_release(&outcome);
    buffer_release(&lines);
    scratch_close(&scratch);
}

static uint64_t problems_after(struct scratch *scratch, const char *sql) {
    lede_error err = {.message = ""};
    uint64_t problems;
    scratch_execute(scratch->corpus_path, sql);
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, &err), LEDE_OK);
    return problems;
}

static void damage_to_segments_is_found(void **state) {
    struct scratch *scratch = *state;
    static const char *const damages[][2] = {
        {"UPDATE segment SET last_passage=last_passage-1 WHERE id=(SELECT max(id) FROM segment)",
         "UPDATE segment SET last_passage=last_passage+1 WHERE id=(SELECT max(id) FROM segment)"},
        {"CREATE TABLE kept AS SELECT * FROM posting ORDER BY id LIMIT 1; DELETE FROM posting WHERE id IN (SELECT id "
         "FROM kept)",
         "INSERT INTO posting SELECT * FROM kept; DROP TABLE kept"},
        {"CREATE TABLE kept AS SELECT * FROM posting ORDER BY id DESC LIMIT 1; UPDATE posting SET "
         "data=zeroblob(length(data)) WHERE id IN (SELECT id FROM kept)",
         "UPDATE posting SET data=(SELECT data FROM kept) WHERE id IN (SELECT id FROM kept); DROP TABLE kept"},
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        if (problems_after(scratch, damages[i][0]) == 0) fail_msg("not found: %s", damages[i][0]);
        assert_int_equal(problems_after(scratch, damages[i][1]), 0);
    }
}

static int open_corpus(void **state) {
    static struct scratch scratch;
    make_corpus(&scratch, true);
    *state = &scratch;
    return 0;
}

static int close_corpus(void **state) {
    scratch_close(*state);
    return 0;
}

int main(int argc, char **argv) {
    random_state = 3;
    /* More corpora and queries: test_collect SEED. */
    if (argc > 1) random_state = strtoull(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(segments_are_found_sound),         cmocka_unit_test(shortcuts_change_nothing),
        cmocka_unit_test(nor_where_nothing_was_removed),    cmocka_unit_test(the_last_word_of_a_segment_is_found),
        cmocka_unit_test(passages_of_an_article_are_found), cmocka_unit_test(what_is_just_better_is_found),
        cmocka_unit_test(damage_to_segments_is_found),
    };
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
