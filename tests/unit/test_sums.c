/* SPDX-License-Identifier: MIT */
/*
 * Whatever counts what a query finds counts the same: the search for everything, --count, the timeline, the
 * concordance.
 *
 * A corpus is added in pieces, some of which are sealed, articles are changed and removed; then random queries are
 * asked in each way. What the words of the articles are is known from writing them.
 */
#include "random.h"
#include "scratch.h"

#include "api/handle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WORDS = 30, PIECES = 6, PIECE_ARTICLES = 60, ARTICLES = PIECES * PIECE_ARTICLES, QUERIES = 120 };

/* What was written: whether an article has a word, in its text or its title. */
static bool written[ARTICLES][WORDS];

/* ---- The corpus ------------------------------------------------------------------------------------------------- */

/* Low numbers are frequent; a digit keeps stemmers away. */
static unsigned random_word(void) {
    unsigned word = 0;
    while (word + 1 < WORDS && random_below(5) != 0) word++;
    return random_below(4) == 0 ? random_below(WORDS) : word;
}

static void write_word(struct buffer *out, unsigned article) {
    unsigned word = random_word();
    written[article][word] = true;
    buffer_append_format(out, "w%u ", word);
}

/* A day, a month, a year, or nothing. */
static void write_date(struct buffer *out) {
    unsigned year = 2020 + random_below(4), month = 1 + random_below(12), day = 1 + random_below(28);
    unsigned kind = random_below(12);
    if (kind == 0) return;
    buffer_append_format(out, "\"date\": \"%u", year);
    if (kind > 1) buffer_append_format(out, "-%02u", month);
    if (kind > 2) buffer_append_format(out, "-%02u", day);
    buffer_append_str(out, "\", ");
}

static void write_article(struct buffer *out, unsigned number) {
    memset(written[number], 0, sizeof written[number]);
    buffer_append_format(out, "{\"id\": \"a%u\", ", number);
    write_date(out);
    buffer_append_str(out, "\"title\": \"");
    for (unsigned i = random_below(4); i > 0; i--) write_word(out, number);
    buffer_append_format(out, "\", \"text\": \"Article %u. ", number);
    for (unsigned p = 1 + random_below(random_below(12) ? 5 : 40); p > 0; p--) {
        unsigned marked = 1 + random_below(6);
        for (unsigned i = 0; i < 50; i++) {
            if (random_below(marked) == 0) write_word(out, number);
            else buffer_append_str(out, i % 9 ? "filler " : "filler. ");
        }
        buffer_append_str(out, "\\n\\n");
    }
    buffer_append_str(out, "\"}\n");
}

static void add_piece(struct scratch *scratch, unsigned piece) {
    struct buffer lines = {0};
    char name[32];
    snprintf(name, sizeof name, "piece%u.jsonl", piece);
    for (unsigned i = 0; i < PIECE_ARTICLES; i++) write_article(&lines, piece * PIECE_ARTICLES + i);
    scratch_add(scratch, scratch_write(scratch, name, buffer_view(&lines)));
    buffer_release(&lines);
}

/* Takes every 29th article away, by its key. */
static void remove_some(struct scratch *scratch) {
    lede_error err = {.message = ""};
    for (unsigned i = 3; i < ARTICLES; i += 29) {
        char key[192];
        uint64_t removed;
        snprintf(key, sizeof key, "%s/piece%u.jsonl#a%u", scratch->folder, i / PIECE_ARTICLES, i);
        const char *what[] = {key, NULL};
        if (lede_remove(&removed, scratch->corpus, what, NULL, &err) != LEDE_OK) fail_msg("%s: %s", key, err.message);
        memset(written[i], 0, sizeof written[i]);
    }
}

static int open_corpus(void **state) {
    static struct scratch scratch;
    lede_error err = {.message = ""};
    scratch_open(&scratch);
    for (unsigned piece = 0; piece < PIECES; piece++) {
        add_piece(&scratch, piece);
        if (piece % 3 == 1) add_piece(&scratch, piece);
        if (piece + 1 < PIECES && random_below(3) > 0 && store_seal(scratch.corpus->store, 1, &err) != LEDE_OK)
            fail_msg("%s", err.message);
    }
    remove_some(&scratch);
    *state = &scratch;
    return 0;
}

static int close_corpus(void **state) {
    scratch_close(*state);
    return 0;
}

/* ---- One query in all ways ----------------------------------------------------------------------------------------
 */

/* One operand: a word, with a sign or as a pattern, a phrase, words near each other, a group. */
static size_t write_operand(char *out, size_t size) {
    static const char *const shapes[] = {"w%u",          "w%u",  "w%u",         "+w%u",
                                         "-w%u",         "=w%u", "\"w%u w%u\"", "w%u NEAR/4 w%u",
                                         "(w%u OR w%u)", "w1*",  "title:w%u",   "date:2021..2022",
                                         "NOT w%u"};
    const char *shape = shapes[random_below(sizeof shapes / sizeof *shapes)];
    unsigned words[] = {random_word(), random_word()};
    size_t length = 0, word = 0;
    for (; *shape && length + 16 < size; shape++) {
        if (shape[0] == '%' && shape[1] == 'u') {
            length += (size_t)snprintf(out + length, size - length, "%u", words[word++ % 2]);
            shape++;
        } else {
            out[length++] = *shape;
        }
    }
    return length;
}

static void write_query(char *out, size_t size) {
    static const char *const joints[] = {" ", " ", " ", " OR ", " AND "};
    size_t length = 0;
    for (unsigned parts = 1 + random_below(random_below(3) ? 3 : 6); parts > 0; parts--) {
        length += write_operand(out + length, size - length);
        if (parts > 1)
            length += (size_t)snprintf(out + length, size - length, "%s",
                                       joints[random_below(sizeof joints / sizeof *joints)]);
    }
    out[length] = '\0';
}

/* All that matches; NULL where the query is none. */
static lede_results *search_all(lede_corpus *corpus, const char *query, const lede_search_options *filters) {
    lede_search_options options = *filters;
    lede_results *results, *count;
    lede_error err = {.message = ""};
    options.limit = options.per_article = LEDE_NO_LIMIT;
    options.count_most = UINT64_MAX;
    options.snippet_columns = 0;
    options.no_families = true;
    lede_status status = lede_search(&results, corpus, query, &options, &err);
    if (status == LEDE_BAD_USAGE) return NULL;
    if (status != LEDE_OK) fail_msg("'%s': %s", query, err.message);
    options = *filters;
    options.count_only = true;
    assert_int_equal(lede_search(&count, corpus, query, &options, &err), LEDE_OK);
    assert_true(results->total_exact && count->total_exact);
    if (results->hit_count != results->total || count->total != results->total)
        fail_msg("'%s': %zu hits of %llu, and %llu counted", query, results->hit_count,
                 (unsigned long long)results->total, (unsigned long long)count->total);
    lede_results_free(count);
    return results;
}

static int compare_articles(const void *a, const void *b) {
    const lede_hit *x = a, *y = b;
    if (x->article->id != y->article->id) return x->article->id < y->article->id ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

/* The hits of RESULTS in the order of their addresses; freed by the caller. */
static lede_hit *by_address(const lede_results *results) {
    lede_hit *hits = calloc(results->hit_count + 1, sizeof *hits);
    assert_non_null(hits);
    for (size_t i = 0; i < results->hit_count; i++) hits[i] = results->hits[i];
    qsort(hits, results->hit_count, sizeof *hits, compare_articles);
    return hits;
}

/* ---- The timeline -------------------------------------------------------------------------------------------------
 */

/* How long the start of a period is, as a date is written; weeks have their own test. */
static size_t date_length(lede_unit unit) { return unit == LEDE_UNIT_YEAR ? 4 : unit == LEDE_UNIT_MONTH ? 7 : 10; }

/* Articles among HITS whose date starts with START; all that have none where it is NULL. */
static uint64_t count_dated(const lede_hit *hits, size_t count, const char *start) {
    uint64_t articles = 0;
    for (size_t i = 0; i < count; i++) {
        const char *date = hits[i].article->date;
        if (i > 0 && hits[i].article->id == hits[i - 1].article->id) continue;
        articles += start ? date && strncmp(date, start, strlen(start)) == 0 : !date;
    }
    return articles;
}

static void check_timeline(lede_corpus *corpus, const char *query, const lede_search_options *options, lede_unit unit,
                           const lede_results *results, const lede_hit *hits) {
    lede_timeline *timeline;
    lede_error err = {.message = ""};
    assert_int_equal(lede_timeline_make(&timeline, corpus, query, unit, options, &err), LEDE_OK);
    uint64_t sum = timeline->undated + timeline->imprecise, articles = 0,
             undated = count_dated(hits, results->total, NULL);
    for (size_t i = 0; i < results->total; i++) articles += i == 0 || hits[i].article->id != hits[i - 1].article->id;
    for (size_t i = 0; i < timeline->period_count; i++) {
        const lede_period *period = &timeline->periods[i];
        uint64_t expected = count_dated(hits, results->total, period->start);
        if (unit != LEDE_UNIT_AUTO && (period->start[date_length(unit)] != '\0' || period->matching != expected))
            fail_msg("'%s' in %s: %llu, not %llu", query, period->start, (unsigned long long)period->matching,
                     (unsigned long long)expected);
        assert_true(period->matching <= period->articles);
        sum += period->matching;
    }
    if (timeline->passages != results->total || timeline->articles != articles || sum != articles ||
        timeline->undated != undated)
        fail_msg("'%s': timeline of %llu articles, %llu in it, not %llu", query, (unsigned long long)timeline->articles,
                 (unsigned long long)sum, (unsigned long long)articles);
    lede_timeline_free(timeline);
}

/* ---- The concordance ----------------------------------------------------------------------------------------------
 */

/* Goes through the matches of HITS as the lines come. */
struct following {
    const lede_hit *hits;
    size_t count, hit, match;
    uint64_t lines;
    bool in_order, with_fields;
};

/* Whether LINE is behind the hit at hand. */
static bool is_passed(const struct following *following, const lede_kwic_line *line) {
    const lede_hit *hit = &following->hits[following->hit];
    if (hit->title_only || following->match == hit->match_count) return true;
    return following->with_fields && following->match == 0 &&
           (line->article->id != hit->article->id || line->ordinal != hit->ordinal);
}

static bool follow_line(void *context, const lede_kwic_line *line) {
    struct following *following = context;
    following->lines++;
    assert_true(line->text[0] != '\0');
    if (!following->in_order) return true;
    /* What matches by its title or its fields alone has no line. */
    while (following->hit < following->count && is_passed(following, line)) {
        following->hit++;
        following->match = 0;
    }
    assert_true(following->hit < following->count);
    const lede_hit *hit = &following->hits[following->hit];
    assert_int_equal(line->article->id, hit->article->id);
    assert_int_equal(line->ordinal, hit->ordinal);
    assert_int_equal(line->match.start, hit->matches[following->match].start);
    assert_int_equal(line->match.end, hit->matches[following->match].end);
    following->match++;
    return true;
}

static void check_lines(lede_corpus *corpus, const char *query, const lede_search_options *options, lede_kwic_sort sort,
                        const lede_results *results, const lede_hit *hits) {
    struct following following = {.hits = hits,
                                  .count = results->hit_count,
                                  .in_order = sort == LEDE_KWIC_BY_ADDRESS,
                                  .with_fields = strchr(query, ':')};
    lede_kwic_options kwic = {
        .sort = sort, .limit = LEDE_NO_LIMIT, .left = 30, .right = 40, .each = follow_line, .context = &following};
    lede_kwic_counts counts;
    lede_error err = {.message = ""};
    uint64_t matches = 0, passages = 0;
    for (size_t i = 0; i < results->hit_count; i++) {
        if (hits[i].title_only) continue;
        matches += hits[i].match_count;
        passages += hits[i].match_count > 0;
    }
    assert_int_equal(lede_kwic(&counts, corpus, query, options, &kwic, &err), LEDE_OK);
    /* A passage that stands in for an article that matches by its fields may have words of the query, but no lines. */
    bool fewer = strchr(query, ':') && counts.lines <= matches && counts.passages <= passages;
    if (following.lines != counts.lines || !counts.exact || counts.elsewhere != results->total - counts.passages ||
        (!fewer && (counts.lines != matches || counts.passages != passages)))
        fail_msg("'%s': %llu lines of %llu passages, not %llu of %llu", query, (unsigned long long)counts.lines,
                 (unsigned long long)counts.passages, (unsigned long long)matches, (unsigned long long)passages);
}

/* ---- Tests --------------------------------------------------------------------------------------------------------
 */

static void all_sums_agree(void **state) {
    struct scratch *scratch = *state;
    static const char *const starts[] = {"2021", "2022-03", "2022-11-15"};
    size_t with_hits = 0;
    for (int i = 0; i < QUERIES; i++) {
        char query[256] = "";
        lede_search_options options;
        lede_search_defaults(&options);
        options.all = random_below(5) == 0;
        options.undated = random_below(2);
        if (random_below(3) == 0) options.since = starts[random_below(3)];
        if (random_below(6) == 0) options.after = 100;
        write_query(query, sizeof query);
        lede_results *results = search_all(scratch->corpus, query, &options);
        if (!results) continue;
        lede_hit *hits = by_address(results);
        static const lede_unit units[] = {LEDE_UNIT_AUTO, LEDE_UNIT_YEAR, LEDE_UNIT_MONTH, LEDE_UNIT_DAY};
        check_timeline(scratch->corpus, query, &options, units[i % 4], results, hits);
        check_lines(scratch->corpus, query, &options, LEDE_KWIC_BY_ADDRESS, results, hits);
        check_lines(scratch->corpus, query, &options, (lede_kwic_sort)random_below(4), results, hits);
        with_hits += results->hit_count > 0;
        free(hits);
        lede_results_free(results);
    }
    assert_true(with_hits > QUERIES / 2);
}

static void articles_are_those_that_have_the_word(void **state) {
    struct scratch *scratch = *state;
    for (unsigned word = 0; word < WORDS; word++) {
        char query[16];
        lede_timeline *timeline;
        lede_error err = {.message = ""};
        uint64_t expected = 0;
        for (unsigned i = 0; i < ARTICLES; i++) expected += written[i][word];
        snprintf(query, sizeof query, "w%u", word);
        assert_int_equal(lede_timeline_make(&timeline, scratch->corpus, query, LEDE_UNIT_YEAR, NULL, &err), LEDE_OK);
        if (timeline->articles != expected)
            fail_msg("%s: %llu articles, not %llu", query, (unsigned long long)timeline->articles,
                     (unsigned long long)expected);
        lede_timeline_free(timeline);
    }
}

/* Counts the articles of a year. */
struct year {
    const char *year;
    uint64_t articles;
};

static bool count_year(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    struct year *year = context;
    (void)text_length, (void)passage_count;
    year->articles += article->date && strncmp(article->date, year->year, 4) == 0;
    return true;
}

static void the_share_is_of_all_articles_there_are(void **state) {
    struct scratch *scratch = *state;
    lede_timeline *timeline;
    lede_error err = {.message = ""};
    assert_int_equal(lede_timeline_make(&timeline, scratch->corpus, "w7", LEDE_UNIT_YEAR, NULL, &err), LEDE_OK);
    assert_true(timeline->period_count > 2);
    for (size_t i = 0; i < timeline->period_count; i++) {
        struct year year = {.year = timeline->periods[i].start};
        assert_int_equal(lede_list(scratch->corpus, count_year, &year, &err), LEDE_OK);
        assert_int_equal(timeline->periods[i].articles, year.articles);
    }
    lede_timeline_free(timeline);
}

/* Keeps the first lines of a concordance as one text. */
struct kept {
    struct buffer text;
    unsigned left;
};

static bool keep_line(void *context, const lede_kwic_line *line) {
    struct kept *kept = context;
    if (kept->left == 0) return false;
    kept->left--;
    buffer_append_format(&kept->text, "%lld %zu %s%s%s\n", (long long)line->article->id, line->match.start, line->left,
                         line->text, line->right);
    return true;
}

/* With a limit no more lines are kept than are shown: they are the first of all. */
static void the_first_lines_are_those_of_all(void **state) {
    struct scratch *scratch = *state;
    for (lede_kwic_sort sort = LEDE_KWIC_BY_RIGHT; sort <= LEDE_KWIC_BY_ADDRESS; sort++) {
        struct kept all = {.left = 10}, some = {.left = 20};
        lede_kwic_options kwic = {.sort = sort, .limit = LEDE_NO_LIMIT, .left = 30, .right = 30, .each = keep_line};
        lede_kwic_counts counts;
        lede_error err = {.message = ""};
        kwic.context = &all;
        assert_int_equal(lede_kwic(&counts, scratch->corpus, "w0 w1", NULL, &kwic, &err), LEDE_OK);
        kwic.context = &some;
        kwic.limit = 10;
        assert_int_equal(lede_kwic(&counts, scratch->corpus, "w0 w1", NULL, &kwic, &err), LEDE_OK);
        /* More than fit beside the limit, so that some were dropped on the way. */
        if (sort != LEDE_KWIC_BY_ADDRESS) assert_true(counts.lines > 2 * 10 + 4096);
        assert_string_equal(buffer_str(&some.text), buffer_str(&all.text));
        buffer_release(&all.text);
        buffer_release(&some.text);
    }
}

int main(int argc, char **argv) {
    random_state = 8;
    /* Other corpora and queries: test_sums SEED. */
    if (argc > 1) random_state = strtoull(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sums_agree),
        cmocka_unit_test(articles_are_those_that_have_the_word),
        cmocka_unit_test(the_share_is_of_all_articles_there_are),
        cmocka_unit_test(the_first_lines_are_those_of_all),
    };
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
