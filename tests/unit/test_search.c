/* SPDX-License-Identifier: MIT */
/*
 * Searching random corpora, compared with looking at every article.
 *
 * Words are "w0", "w1", ... : a digit keeps stemmers away, so that a word matches itself alone. Articles are one
 * passage each (or several, of known words), so what must be found can be told from what was generated.
 */
#include "random.h"
#include "scratch.h"

#include "search/rank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WORDS = 12, ARTICLES = 150, PASSAGES_MAX = 4, PASSAGE_WORDS = 60 };

/* Which words are where: one bit a word. */
struct truth {
    uint32_t titles[ARTICLES];
    uint32_t passages[ARTICLES][PASSAGES_MAX];
    size_t counts[ARTICLES];
};

/* Low numbers are frequent: about half of all words are w0 or w1. */
static unsigned random_word(void) {
    unsigned word = 0;
    while (word + 1 < WORDS && random_below(4) != 0) word++;
    return random_below(3) == 0 ? random_below(WORDS) : word;
}

/* A sentence a word, so that a passage can end anywhere; filler makes it long enough to stand alone. */
static uint32_t write_passage(struct buffer *out) {
    uint32_t words = 0;
    unsigned marked = random_below(6);
    for (unsigned i = 0; i < PASSAGE_WORDS; i++) {
        if (i % 7 == 3 && marked > 0) {
            unsigned word = random_word();
            words |= 1u << word;
            buffer_append_format(out, "w%u ", word);
            marked--;
        } else {
            buffer_append_format(out, "f%u ", random_below(5));
        }
    }
    buffer_append_str(out, "end.\\n\\n");
    return words;
}

static void write_article(struct buffer *out, struct truth *truth, size_t i) {
    buffer_append_format(out, "{\"id\": \"a%zu\", \"date\": \"20%02zu-01\", \"title\": \"", i, i % 30);
    truth->titles[i] = 0;
    if (random_below(3) == 0) {
        unsigned word = random_word();
        truth->titles[i] = 1u << word;
        buffer_append_format(out, "w%u title", word);
    }
    buffer_append_str(out, "\", \"text\": \"");
    truth->counts[i] = 1 + random_below(PASSAGES_MAX);
    for (size_t p = 0; p < truth->counts[i]; p++) truth->passages[i][p] = write_passage(out);
    buffer_append_str(out, "\"}\n");
}

static void make_corpus(struct scratch *scratch, struct truth *truth) {
    struct buffer lines = {0};
    scratch_open(scratch);
    for (size_t i = 0; i < ARTICLES; i++) write_article(&lines, truth, i);
    lede_add_counts counts = scratch_add(scratch, scratch_write(scratch, "articles.jsonl", buffer_view(&lines)));
    assert_int_equal(counts.added, ARTICLES);
    buffer_release(&lines);
}

/* A random query, written to TEXT, with its words as bits. */
struct demand {
    char text[128];
    uint32_t optional, required, excluded;
};

static struct demand random_demand(void) {
    struct demand demand = {.text = ""};
    unsigned words = 1 + random_below(4);
    size_t length = 0;
    for (unsigned i = 0; i < words; i++) {
        unsigned word = random_word(), sign = random_below(8);
        uint32_t bit = 1u << word;
        if ((demand.optional | demand.required | demand.excluded) & bit) continue;
        const char *mark = sign == 0 ? "+" : sign == 1 && i > 0 && (demand.optional | demand.required) ? "-" : "";
        if (*mark == '+') demand.required |= bit;
        else if (*mark == '-') demand.excluded |= bit;
        else demand.optional |= bit;
        length += (size_t)snprintf(demand.text + length, sizeof demand.text - length, "%sw%u ", mark, word);
    }
    return demand;
}

/* Passages that satisfy DEMAND by the rules of docs/RANKING.md, told from what was generated. */
static uint64_t expected_total(const struct truth *truth, const struct demand *demand) {
    uint64_t total = 0;
    uint32_t wanted = demand->optional | demand->required;
    for (size_t i = 0; i < ARTICLES; i++) {
        uint32_t title = truth->titles[i];
        uint64_t in_bodies = 0, free = 0;
        for (size_t p = 0; p < truth->counts[i]; p++) {
            uint32_t body = truth->passages[i][p], both = body | title;
            in_bodies += (body & wanted) && (both & demand->required) == demand->required && !(both & demand->excluded);
            free += !(body & demand->excluded);
        }
        bool by_title = (title & wanted) && (title & demand->required) == demand->required &&
                        !(title & demand->excluded) && free > 0;
        total += in_bodies ? in_bodies : by_title;
    }
    return total;
}

static lede_results *search(struct scratch *scratch, const char *query, uint64_t limit, uint64_t offset,
                            uint64_t per_article) {
    lede_search_options options;
    lede_results *results;
    lede_error err = {.message = ""};
    lede_search_defaults(&options);
    options.limit = limit;
    options.offset = offset;
    options.per_article = per_article;
    options.snippet_columns = 0;
    /* Made of few words, many articles are alike. */
    options.no_families = true;
    if (lede_search(&results, scratch->corpus, query, &options, &err) != LEDE_OK) fail_msg("%s", err.message);
    return results;
}

static bool same_address(const lede_hit *a, const lede_hit *b) {
    return a->article->id == b->article->id && a->ordinal == b->ordinal;
}

static void assert_ordered(const lede_results *results) {
    for (size_t i = 1; i < results->hit_count; i++) {
        const lede_hit *a = &results->hits[i - 1], *b = &results->hits[i];
        bool by_address =
            a->article->id < b->article->id || (a->article->id == b->article->id && a->ordinal < b->ordinal);
        assert_true(a->score > b->score || (a->score == b->score && by_address));
    }
}

static void every_match_is_counted_and_ranked(void **state) {
    static struct truth truth;
    struct scratch *scratch = *state;
    make_corpus(scratch, &truth);
    for (int i = 0; i < 300; i++) {
        struct demand demand = random_demand();
        lede_results *all = search(scratch, demand.text, LEDE_NO_LIMIT, 0, LEDE_NO_LIMIT);
        assert_int_equal(all->total, expected_total(&truth, &demand));
        assert_int_equal(all->hit_count, all->total);
        assert_ordered(all);
        lede_results *first = search(scratch, demand.text, 5, 0, LEDE_NO_LIMIT);
        lede_results *next = search(scratch, demand.text, 5, 5, LEDE_NO_LIMIT);
        assert_int_equal(first->total, all->total);
        assert_int_equal(first->hit_count, all->hit_count < 5 ? all->hit_count : 5);
        for (size_t h = 0; h < first->hit_count; h++) assert_true(same_address(&first->hits[h], &all->hits[h]));
        for (size_t h = 0; h < next->hit_count; h++) assert_true(same_address(&next->hits[h], &all->hits[h + 5]));
        lede_results_free(first);
        lede_results_free(next);
        lede_results_free(all);
    }
}

static void pages_are_full_under_a_cap_per_article(void **state) {
    static struct truth truth;
    struct scratch *scratch = *state;
    make_corpus(scratch, &truth);
    for (int i = 0; i < 50; i++) {
        struct demand demand = random_demand();
        lede_results *all = search(scratch, demand.text, LEDE_NO_LIMIT, 0, 1);
        uint64_t seen[ARTICLES + 1] = {0};
        for (size_t h = 0; h < all->hit_count; h++) assert_int_equal(seen[all->hits[h].article->id]++, 0);
        lede_results *page = search(scratch, demand.text, 7, 0, 1);
        assert_int_equal(page->hit_count, all->hit_count < 7 ? all->hit_count : 7);
        lede_results_free(page);
        lede_results_free(all);
    }
}

static void marks_are_the_words_of_the_query(void **state) {
    static struct truth truth;
    struct scratch *scratch = *state;
    make_corpus(scratch, &truth);
    for (int i = 0; i < 50; i++) {
        struct demand demand = random_demand();
        lede_results *results = search(scratch, demand.text, 20, 0, LEDE_NO_LIMIT);
        for (size_t h = 0; h < results->hit_count; h++) {
            const lede_hit *hit = &results->hits[h];
            lede_document *document;
            assert_true(hit->match_count > 0 || hit->title_only);
            assert_int_equal(lede_document_read(&document, scratch->corpus, hit->article->id, NULL), LEDE_OK);
            for (size_t m = 0; m < hit->match_count; m++) {
                const char *at = document->text + hit->matches[m].start;
                assert_int_equal(*at, 'w');
                unsigned long word = strtoul(at + 1, NULL, 10);
                assert_true((demand.optional | demand.required) >> word & 1);
                assert_true(document->text[hit->matches[m].end] == ' ');
            }
            lede_document_free(document);
        }
        lede_results_free(results);
    }
}

static void scores_are_those_of_the_example(void **state) {
    /* Computed by hand in docs/RANKING.md. */
    static const char lines[] =
        "{\"id\": 1, \"text\": \"Putin met Kim in Moscow.\"}\n"
        "{\"id\": 2, \"text\": \"Kim met the press.\"}\n"
        "{\"id\": 3, \"title\": \"Putin and Kim\", \"text\": \"The leaders signed a treaty.\"}\n";
    static const struct {
        int64_t article;
        double score;
    } expected[] = {{1, 12.7691}, {3, 11.4906}, {2, 0.9455}};
    struct scratch *scratch = *state;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "example.jsonl", view_str(lines)));
    lede_results *results = search(scratch, "Putin Kim", 10, 0, LEDE_NO_LIMIT);
    assert_int_equal(results->hit_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(results->hits[i].article->id, expected[i].article);
        assert_float_equal(results->hits[i].score, expected[i].score, 0.00006);
    }
    assert_true(results->hits[1].title_only);
    lede_results_free(results);
}

/* Each query with the order of articles that it must give: what reviewers found wrong once. */
static void order_is_as_asked(void **state) {
    static const char lines[] = "{\"id\": 1, \"text\": \"There was news fake of it.\"}\n"
                                "{\"id\": 2, \"text\": \"There was fake news of it.\"}\n"
                                "{\"id\": 3, \"title\": \"Summit\", \"text\": \"Xi flew home early.\"}\n"
                                "{\"id\": 4, \"text\": \"The agreements of others.\"}\n"
                                "{\"id\": 5, \"text\": \"The agreement of others.\"}\n";
    static const struct {
        const char *query;
        int64_t articles[3];
    } cases[] = {{"fake +news", {2, 1}},        {"+news fake", {1, 2}},     {"Summit", {3}},
                 {"Summit -Xi", {0}},           {"agreement", {5, 4}},      {"agreements", {4, 5}},
                 {"Fake fake", {1, 2}},         {"\"news fake\" -Xi", {1}}, {"summit -home +flew", {0}},
                 {"the agreement", {5, 4}},     {"+the agreement", {5, 4}}, {"of the", {4, 5, 1}},
                 {"\"the agreement\"", {5, 4}}, {"\"news of\" the", {2}}};
    struct scratch *scratch = *state;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "order.jsonl", view_str(lines)));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lede_results *results = search(scratch, cases[i].query, 10, 0, LEDE_NO_LIMIT);
        for (size_t h = 0; h < 3; h++) {
            int64_t found = h < results->hit_count ? results->hits[h].article->id : 0;
            if (found != cases[i].articles[h]) fail_msg("%s: hit %zu is %d", cases[i].query, h + 1, (int)found);
        }
        lede_results_free(results);
    }
}

/* Each query with the text that it must find, or must not. */
static void words_are_found_in_their_forms(void **state) {
    static const struct {
        const char *query, *text;
        bool found;
    } cases[] = {
        {"Лавров", "Сергея Лаврова ждут.", true},
        {"Лаврова", "Лавров прилетел.", true},
        {"вестник", "Номера вестников.", true},
        {"лаврова", "Посетил лавры.", false},
        {"ёлка", "Новогодние елки.", true},
        {"Газпром", "Акции «Газпрома» упали.", true},
        {"협상", "핵협상에서는 진전이 없다.", true},
        {"협상에", "협상을 했다.", true},
        {"노동신문", "로동신문은 보도했다.", true},
        {"여성", "녀성들이 모였다.", true},
        {"북한군", "북한 군의 이동.", true},
        {"발사했다", "미사일 발사를 했다.", true},
        {"군", "군은 밝혔다.", true},
        {"군", "군대는 밝혔다.", false},
        {"러시아", "아시아의 경제.", false},
        {"about-face", "An about face it was.", true},
        {"aboutface", "An about-\nface it was.", true},
        {"U.S.", "The US said.", true},
        {"agreement", "Two agreements.", true},
        {"1000", "It cost 1,000 rubles.", true},
        {"F16", "An F-16 flew.", true},
        {"MH-17", "The MH17 crash.", true},
        {"f16", "An F–16 flew.", true},
        {"\"about face\"", "An aboutface it was.", true},
        {"\"an about face it\"", "An aboutface it was.", true},
        {"\"an about face it\"", "An about-face it was.", true},
        {"\"an aboutface it\"", "An about face it was.", false},
        {"\"북한 군의 이동\"", "북한군의 이동.", true},
        {"\"경제 회담\"", "경제회담장.", false},
        {"\"경제 회담\"", "경제회담에서.", true},
        {"Москва", "Mосква сегодня.", true},
        {"москвы", "Mосква сегодня.", true},
        {"Mосква", "Москва сегодня.", true},
        {"Рутin", "Препарат рутин.", true},
        {"Apple", "Аpple said.", true},
        {"ann.lee@mail.kp", "Write to ann.lee@mail.kp today.", true},
        {"mail.kp", "Write to ann.lee@mail.kp today.", true},
        {"https://www.kcna.kp/en?q=1", "See https://www.kcna.kp/en?q=1.", true},
        {"kcna.kp/en", "See https://www.kcna.kp/en?q=1.", true},
        {"kcna.kp/ru", "See https://www.kcna.kp/en?q=1.", false},
        {"@kim_jong", "As @kim_jong wrote.", true},
        {"#NorthKorea", "It was #NorthKorea.", true},
        {"2.5%", "It grew by 2.5% only.", true},
        {"2.5%", "It grew by 2,5 only.", false},
        {"US", "The U.S. Army.", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scratch *scratch = *state;
        scratch_open(scratch);
        scratch_add(scratch, scratch_write(scratch, "a.txt", view_str(cases[i].text)));
        lede_results *results = search(scratch, cases[i].query, 10, 0, LEDE_NO_LIMIT);
        if ((results->total > 0) != cases[i].found) fail_msg("%s in: %s", cases[i].query, cases[i].text);
        lede_results_free(results);
        if (i + 1 < sizeof cases / sizeof *cases) scratch_close(scratch);
    }
}

/* The matches of the first hit in TEXT, with a bar between them; "" when nothing is found. */
static void assert_marked(struct scratch *scratch, const char *query, const char *text, const char *expected) {
    struct buffer marked = {0};
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.txt", view_str(text)));
    lede_results *results = search(scratch, query, 10, 0, LEDE_NO_LIMIT);
    for (size_t m = 0; results->hit_count > 0 && m < results->hits[0].match_count; m++) {
        lede_span span = results->hits[0].matches[m];
        if (m) buffer_append_byte(&marked, '|');
        buffer_append(&marked, text + span.start, span.end - span.start);
    }
    lede_results_free(results);
    if (strcmp(buffer_str(&marked), expected) != 0)
        fail_msg("%s in: %s: marked '%s', not '%s'", query, text, buffer_str(&marked), expected);
    buffer_release(&marked);
}

static void names_are_found_in_other_scripts(void **state) {
    static const struct {
        const char *query, *text, *marked;
    } cases[] = {
        {"Putin", "Визит Путина в Москву.", "Путина"},
        {"putin", "Встреча с Путиным.", "Путиным"},
        {"Putin", "어제 푸틴은 말했다.", "푸틴"},
        {"Путина", "Putin's visit.", "Putin's"},
        {"푸틴이", "Putin came.", "Putin"},
        {"Kim Jong Un", "В Пхеньяне Ким Чен Ын сказал.", "Ким Чен Ын"},
        {"Kim Jong-un", "김정은은 말했다.", "김정은"},
        {"김정은", "As Kim Jong Un said.", "Kim Jong Un"},
        {"+Kim +Jong +Un", "김정은이 왔다.", "김정은"},
        {"\"Kim Jong Un\"", "Визит Ким Чен Ына.", "Ким Чен Ына"},
        {"\"Kim Jong\"", "Визит Ким Чен Ына.", ""},
        {"Pyongyang", "В Пхеньяне и 평양에서.", "Пхеньяне|평양"},
        {"DPRK", "북한의 미사일.", "북한"},
        {"dprk", "Запуск в КНДР.", "КНДР"},
        {"КНДР", "North Korea, or the DPRK.", "North Korea|DPRK"},
        {"조선", "The DPRK said.", "DPRK"},
        {"Republic of Korea", "한국 정부.", "한국"},
        /* A name is no other word: not in small letters, not as a part, not inflected where the list has it fixed. */
        {"who", "ВОЗ сказала.", ""},
        {"WHO", "ВОЗ сказала.", "ВОЗ"},
        {"us", "Визит в США.", ""},
        {"US", "Визит в США.", "США"},
        {"США", "Who said so?", ""},
        {"ООН", "Kim Jong Un.", ""},
        {"ООН", "The United Nations.", "United Nations"},
        {"putin-backed", "Визит Путина.", ""},
        {"조선", "조선인이다. DPRK.", "조선|DPRK"},
        {"Putin -Путин", "Визит Путина.", ""},
        {"visit -Putin", "A visit. Путин.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_marked(*state, cases[i].query, cases[i].text, cases[i].marked);
        if (i + 1 < sizeof cases / sizeof *cases) scratch_close(*state);
    }
}

static void names_in_no_list_are_found_by_their_sound(void **state) {
    static const struct {
        const char *query, *text, *marked;
    } cases[] = {
        {"Nabokov", "Книга Набокова.", "Набокова"},
        {"nabokov", "Книга о Набокове.", "Набокове"},
        {"Nabokov", "나보코프는 작가이다.", "나보코프"},
        {"Набоков", "As Nabokov wrote.", "Nabokov"},
        {"나보코프", "As Nabokov wrote.", "Nabokov"},
        {"나보코프", "Набокову было 20 лет.", "Набокову"},
        {"타르콥스키", "Фильм Тарковского.", "Тарковского"},
        {"Vladimir Nabokov", "Владимир Набоков.", "Владимир|Набоков"},
        {"\"Nabokov\"", "Книга Набокова.", ""},
        {"Pak Chol Su", "박철수가 왔다.", "박철수"},
        {"Pak Chol Su", "Визит Пак Чхоль Су.", "Пак Чхоль Су"},
        {"Пак Чхоль Су", "Mr. Pak Chol Su left.", "Pak Chol Su"},
        {"박철수는", "Mr. Pak Chol Su left.", "Pak Chol Su"},
        {"박철수", "Визит Пак Чхоль Су.", "Пак Чхоль Су"},
        {"박지은", "Встреча с Пак Чи Уном.", "Пак Чи Уном"},
        {"the best one", "덕선은 왔다.", ""},
        {"book -Nabokov", "The book of Набоков.", "book"},
        {"Putin", "Пудинг.", ""},
        {"about", "Обута.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_marked(*state, cases[i].query, cases[i].text, cases[i].marked);
        if (i + 1 < sizeof cases / sizeof *cases) scratch_close(*state);
    }
}

/* A word with other forms is no name, unless it is written like one. */
static void words_are_not_looked_for_by_their_sound(void **state) {
    static const struct {
        const char *query;
        uint64_t total;
    } cases[] = {{"banner", 1}, {"Banner", 2}, {"Banner one", 1}, {"a Banner", 2}, {"banners", 1}, {"A BANNER", 1}};
    struct scratch *scratch = *state;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "en.txt", view_str("A banner, two banners, more banners.")));
    scratch_add(scratch, scratch_write(scratch, "ru.txt", view_str("Директор Баннер сказал.")));
    scratch_add(scratch, scratch_write(scratch, "more.txt", view_str("The banners.")));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lede_results *results = search(scratch, cases[i].query, 10, 0, LEDE_NO_LIMIT);
        if (results->total != cases[i].total + 1) fail_msg("%s: %d", cases[i].query, (int)results->total);
        lede_results_free(results);
    }
}

/* By form before by alias, a name of several words as often as it is written and not once for each word. */
static void other_spellings_rank_below_the_typed_one(void **state) {
    static const char lines[] = "{\"id\": 1, \"text\": \"Вчера приехал Ким Чен Ын.\"}\n"
                                "{\"id\": 2, \"text\": \"Yesterday came Kim Jong Un.\"}\n"
                                "{\"id\": 3, \"text\": \"김정은이 어제 그곳에 왔다.\"}\n"
                                "{\"id\": 4, \"text\": \"Yesterday came Kim Il.\"}\n";
    static const struct {
        const char *query;
        int64_t first;
    } cases[] = {{"Kim Jong Un", 2}, {"Ким Чен Ын", 1}, {"김정은", 3}, {"kim jong-un", 2}};
    struct scratch *scratch = *state;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "names.jsonl", view_str(lines)));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lede_results *results = search(scratch, cases[i].query, 10, 0, LEDE_NO_LIMIT);
        if (results->hit_count < 3 || results->hits[0].article->id != cases[i].first) fail_msg("%s", cases[i].query);
        for (size_t h = 0; h < 3; h++) assert_true(results->hits[h].article->id != 4);
        lede_results_free(results);
    }
}

static void names_can_be_left_as_typed(void **state) {
    struct scratch *scratch = *state;
    lede_search_options options;
    lede_results *results;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.txt", view_str("Визит Путина.")));
    lede_search_defaults(&options);
    options.no_names = true;
    assert_int_equal(lede_search(&results, scratch->corpus, "Putin", &options, NULL), LEDE_OK);
    assert_int_equal(results->total, 0);
    lede_results_free(results);
}

/* The articles that a plain QUERY finds, in their order, as digits. */
static void assert_plain_order(struct scratch *scratch, const char *query, const char *expected) {
    lede_search_options options;
    lede_results *results;
    char found[16] = "";
    lede_search_defaults(&options);
    options.plain = true;
    assert_int_equal(lede_search(&results, scratch->corpus, query, &options, NULL), LEDE_OK);
    for (size_t i = 0; i < results->hit_count && i < sizeof found - 1; i++)
        found[i] = (char)('0' + results->hits[i].article->id);
    assert_string_equal(found, expected);
    lede_results_free(results);
}

static void words_have_the_forms_of_the_languages_they_are_seen_in(void **state) {
    static const char lines[] =
        "{\"id\": 1, \"lang\": \"de\", \"text\": \"Alte Häuser, rote Dächer.\"}\n"
        "{\"id\": 2, \"lang\": \"en\", \"text\": \"Many Dächer, they said.\"}\n"
        "{\"id\": 3, \"lang\": \"fr\", \"text\": \"Le chef de l’État.\"}\n"
        "{\"id\": 4, \"lang\": \"pt-BR\", \"title\": \"Rotas quilométricas\", \"text\": \"As duas.\"}\n";
    struct scratch *scratch = *state;
    uint64_t problems;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.jsonl", view_str(lines)));
    assert_plain_order(scratch, "Haus", "1");
    assert_plain_order(scratch, "Häusern", "1");
    assert_plain_order(scratch, "Dach", "12");
    assert_plain_order(scratch, "états", "3");
    assert_plain_order(scratch, "quilométrico", "4");
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

static void plain_korean_compounds_are_found_by_their_parts(void **state) {
    static const char lines[] = "{\"id\": 1, \"text\": \"저녁 뉴스에서 그렇게 말했다.\"}\n"
                                "{\"id\": 2, \"text\": \"뉴스 시간에는 짧은 브리핑을 한다.\"}\n"
                                "{\"id\": 3, \"text\": \"국방부 브리핑, 외교부 브리핑.\"}\n"
                                "{\"id\": 4, \"text\": \"오늘의 경제브리핑을 시작합니다.\"}\n";
    struct scratch *scratch = *state;
    scratch_open(scratch);
    scratch_add(scratch, scratch_write(scratch, "a.jsonl", view_str(lines)));
    assert_plain_order(scratch, "뉴스브리핑", "2314");
    /* A compound that is known stands first, and its parts count besides. */
    assert_plain_order(scratch, "경제브리핑", "432");
    assert_plain_order(scratch, "국방부", "3");
}

static int open_scratch(void **state) {
    static struct scratch scratch;
    random_state = 20261123;
    *state = &scratch;
    return 0;
}

static int close_scratch(void **state) {
    scratch_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_match_is_counted_and_ranked, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(pages_are_full_under_a_cap_per_article, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(scores_are_those_of_the_example, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(order_is_as_asked, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(words_are_found_in_their_forms, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(names_are_found_in_other_scripts, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(names_in_no_list_are_found_by_their_sound, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(words_are_not_looked_for_by_their_sound, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(other_spellings_rank_below_the_typed_one, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(names_can_be_left_as_typed, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(words_have_the_forms_of_the_languages_they_are_seen_in, open_scratch,
                                        close_scratch),
        cmocka_unit_test_setup_teardown(plain_korean_compounds_are_found_by_their_parts, open_scratch, close_scratch),
        cmocka_unit_test_setup_teardown(marks_are_the_words_of_the_query, open_scratch, close_scratch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
