/* SPDX-License-Identifier: MIT */
/*
 * What queries find, compared with going through all texts.
 *
 * Random trees of operators are written as queries, and evaluated here on the words of every passage and title: how
 * many passages match has to be the same.
 */
#include "random.h"
#include "scratch.h"

#include "api/handle.h"
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WORDS = 16, ARTICLES = 240, QUERIES = 1500, NODES = 32, PASSAGES = 4096, LENGTH = 256 };

/* ---- The texts ------------------------------------------------------------------------------------------------ */

/* Numbers of words in a row; 0 is any other word. */
struct row {
    unsigned words[LENGTH];
    size_t length;
};

/* A passage; the first of an article has its title too. */
struct unit {
    int64_t article;
    struct row body;
};

static struct row titles[ARTICLES + 1];
static struct unit units[PASSAGES];
static size_t unit_count;

static unsigned source_of(int64_t article) { return (unsigned)(article % 5); }
static unsigned year_of(int64_t article) { return (unsigned)(article % 4); }

static void read_row(struct row *out, struct view text) {
    struct tokens tokens = {0};
    assert_true(tokens_of(&tokens, text));
    for (size_t i = 0; i < tokens.list.length; i++) {
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        assert_true(out->length < LENGTH);
        out->words[out->length++] = form.data[0] == 'w' ? (unsigned)strtoul(form.data + 1, NULL, 10) : 0;
    }
    tokens_release(&tokens);
}

static void write_articles(struct buffer *out) {
    for (int64_t id = 1; id <= ARTICLES; id++) {
        buffer_append_format(out, "{\"id\": \"a%d\", \"source\": \"s%ux\", \"date\": \"202%u\", \"title\": \"x ",
                             (int)id, source_of(id), year_of(id));
        for (unsigned i = random_below(3); i > 0; i--) buffer_append_format(out, "w%u ", 1 + random_below(WORDS));
        /* Texts that are equal would be one article. */
        buffer_append_format(out, "\", \"text\": \"Number %d. ", (int)id);
        for (unsigned p = 1 + random_below(4); p > 0; p--) {
            for (unsigned i = 0; i < 60; i++) {
                if (random_below(25) == 0) buffer_append_format(out, "w%u ", 1 + random_below(WORDS));
                else buffer_append_str(out, i % 12 ? "filler " : "Filler. ");
            }
            buffer_append_str(out, "\\n\\n");
        }
        buffer_append_str(out, "\"}\n");
    }
}

static bool read_article(void *context, const struct store_article *article) {
    struct store *store = context;
    for (size_t i = 0; i < article->passages.length; i++) {
        lede_passage passage = article->passages.items[i];
        struct buffer text = {0};
        assert_true(unit_count < PASSAGES);
        units[unit_count].article = article->id;
        assert_int_equal(store_text(&text, store, article->id, (lede_span){passage.start, passage.end}, NULL), LEDE_OK);
        read_row(&units[unit_count++].body, buffer_view(&text));
        buffer_release(&text);
    }
    read_row(&titles[article->id], view_str(article->article.fields[FIELD_TITLE]));
    return true;
}

static int open_corpus(void **state) {
    static struct scratch scratch;
    struct buffer lines = {0};
    lede_error err;
    scratch_open(&scratch);
    write_articles(&lines);
    scratch_add(&scratch, scratch_write(&scratch, "a.jsonl", buffer_view(&lines)));
    buffer_release(&lines);
    struct store *store = scratch.corpus->store;
    assert_int_equal(store_begin_read(store, &err), LEDE_OK);
    assert_int_equal(store_each_article(store, 1, false, read_article, store, &err), LEDE_OK);
    store_end_read(store);
    *state = &scratch;
    return 0;
}

static int close_corpus(void **state) {
    scratch_close(*state);
    return 0;
}

/* ---- Queries -------------------------------------------------------------------------------------------------- */

enum kind { WORD, PREFIX, PHRASE, NEAR, IN_TITLE, SOURCE, YEAR, AND, OR, WITHOUT };

/* A query; of AND, OR and WITHOUT the numbers are those of nodes. */
struct node {
    enum kind kind;
    unsigned first, second, distance;
};

static struct node nodes[NODES];
static unsigned node_count;

static unsigned make_node(unsigned depth) {
    unsigned number = node_count++;
    struct node node = {.kind = (enum kind)random_below(20)};
    if (depth == 0 || node_count > NODES / 2 || node.kind > WITHOUT)
        node.kind = random_below(2) ? WORD : (enum kind)random_below(YEAR + 1);
    if (node.kind >= AND) {
        node.first = make_node(depth - 1);
        node.second = make_node(depth - 1);
    } else {
        node.first = 1 + random_below(WORDS);
        node.second = 1 + random_below(WORDS);
        node.distance = 1 + random_below(20);
    }
    nodes[number] = node;
    return number;
}

static void write_node(struct buffer *out, unsigned number) {
    static const char *const operators[] = {[AND] = "AND", [OR] = "OR", [WITHOUT] = "AND NOT"};
    const struct node *node = &nodes[number];
    switch (node->kind) {
    case WORD: buffer_append_format(out, "w%u", node->first); break;
    case PREFIX: buffer_append_str(out, "w1*"); break;
    case PHRASE: buffer_append_format(out, "\"w%u w%u\"", node->first, node->second); break;
    case NEAR: buffer_append_format(out, "w%u NEAR/%u w%u", node->first, node->distance, node->second); break;
    case IN_TITLE: buffer_append_format(out, "title:w%u", node->first); break;
    case SOURCE: buffer_append_format(out, "source:S%u", node->first % 5); break;
    case YEAR: buffer_append_format(out, "date:202%u", node->first % 4); break;
    default:
        buffer_append_byte(out, '(');
        write_node(out, node->first);
        buffer_append_format(out, " %s ", operators[node->kind]);
        write_node(out, node->second);
        buffer_append_byte(out, ')');
    }
}

/* ---- Going through all ---------------------------------------------------------------------------------------- */

static bool is_prefixed(unsigned word) { return word == 1 || (word >= 10 && word < 20); }

/* Whether a leaf stands in ROW. */
static bool row_has(const struct row *row, const struct node *node) {
    for (size_t i = 0; i < row->length; i++) {
        unsigned word = row->words[i];
        if (node->kind == PREFIX && word > 0 && is_prefixed(word)) return true;
        if ((node->kind == WORD || node->kind == IN_TITLE) && word == node->first) return true;
        if (node->kind == PHRASE && i > 0 && word == node->second && row->words[i - 1] == node->first) return true;
        for (size_t j = 0; node->kind == NEAR && word == node->first && j < row->length; j++) {
            size_t distance = i > j ? i - j : j - i;
            if (row->words[j] == node->second && distance <= node->distance) return true;
        }
    }
    return false;
}

/* What is looked at: a passage with its title, or NULL for either. */
struct view_of_unit {
    const struct row *body, *title;
    int64_t article;
};

static bool leaf_holds(const struct view_of_unit *unit, const struct node *node) {
    if (node->kind == SOURCE) return source_of(unit->article) == node->first % 5;
    if (node->kind == YEAR) return year_of(unit->article) == node->first % 4;
    return (unit->title && row_has(unit->title, node)) ||
           (unit->body && node->kind != IN_TITLE && row_has(unit->body, node));
}

static bool holds(const struct view_of_unit *unit, unsigned number) {
    const struct node *node = &nodes[number];
    if (node->kind == AND) return holds(unit, node->first) && holds(unit, node->second);
    if (node->kind == OR) return holds(unit, node->first) || holds(unit, node->second);
    if (node->kind == WITHOUT) return holds(unit, node->first) && !holds(unit, node->second);
    return leaf_holds(unit, node);
}

/* Whether one of the leaves that are wanted is in UNIT; FIELDS: whether one of the fields is what its article has. */
static bool has_wanted(const struct view_of_unit *unit, unsigned number, bool negated, bool fields) {
    const struct node *node = &nodes[number];
    if (node->kind >= AND)
        return has_wanted(unit, node->first, negated, fields) ||
               has_wanted(unit, node->second, negated != (node->kind == WITHOUT), fields);
    bool is_field = node->kind == SOURCE || node->kind == YEAR;
    return !negated && is_field == fields && leaf_holds(unit, node);
}

/*
 * Passages of the article [FIRST, END) that match: with a word of the query in them. Where there are none, it counts
 * once if it matches by its title or its fields, and a passage does not speak against it.
 */
static uint64_t count_article(size_t first, size_t end, unsigned root) {
    struct view_of_unit whole = {NULL, &titles[units[first].article], units[first].article};
    uint64_t count = 0;
    bool fits = false;
    for (size_t i = first; i < end; i++) {
        struct view_of_unit unit = {&units[i].body, whole.title, whole.article};
        struct view_of_unit own = {&units[i].body, NULL, whole.article};
        count += holds(&unit, root) && has_wanted(&own, root, false, false);
        fits |= holds(&unit, root);
    }
    if (count > 0 || !fits || !holds(&whole, root)) return count;
    return has_wanted(&whole, root, false, false) || has_wanted(&whole, root, false, true);
}

static uint64_t count_all(unsigned root) {
    uint64_t count = 0;
    for (size_t first = 0, end; first < unit_count; first = end) {
        for (end = first; end < unit_count && units[end].article == units[first].article;) end++;
        count += count_article(first, end, root);
    }
    return count;
}

static void operators_mean_what_they_say(void **state) {
    struct scratch *scratch = *state;
    lede_search_options options;
    uint64_t found = 0;
    lede_search_defaults(&options);
    options.count_only = true;
    for (int i = 0; i < QUERIES; i++) {
        struct buffer text = {0};
        lede_results *results;
        lede_error err = {.message = ""};
        node_count = 0;
        unsigned root = make_node(3);
        write_node(&text, root);
        if (lede_search(&results, scratch->corpus, buffer_str(&text), &options, &err) != LEDE_OK)
            fail_msg("%s: %s", buffer_str(&text), err.message);
        uint64_t expected = count_all(root);
        if (results->total != expected)
            fail_msg("%s: %d passages, not %d", buffer_str(&text), (int)results->total, (int)expected);
        found += expected > 0;
        lede_results_free(results);
        buffer_release(&text);
    }
    assert_true(found > QUERIES / 2);
}

int main(int argc, char **argv) {
    random_state = 5;
    /* More corpora and queries: test_demand SEED. */
    if (argc > 1) random_state = strtoull(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {cmocka_unit_test(operators_mean_what_they_say)};
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
