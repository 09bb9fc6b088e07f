/* SPDX-License-Identifier: MIT */
/*
 * In which language the words of a passage are found.
 *
 * "signeront" is French for "they will sign". It finds "signèrent" (they signed) and "signer" (to sign) in French; in
 * English it is no form of the noun "signer".
 */
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define ENGLISH                                                                                                        \
    "The ministers of the two states met in the capital on Monday, and it was clear from the first hour that neither " \
    "of them had come to talk about the past. They sat with the last signer of the armistice "                         \
    "at the head of a long table, and spoke for most of the day about the price of coal, the trains that are "         \
    "to run across the river, and the families that have not seen each other since the war. The talks are to go on "   \
    "in the spring, and this was said to be as much as could be hoped for.\\n\\n"

#define FRENCH                                                                                                          \
    "Les ministres des deux pays signèrent le traité dans la grande salle du palais, et la foule qui était sur la "  \
    "place attendait les nouvelles avec une joie qui ne se cachait pas. Dans les rues, les passants lisaient les "      \
    "journaux du soir, et les marchands parlaient des trains qui vont passer sur le pont pour la première fois. Pour " \
    "les familles qui sont restées sur les deux rives, ce jour est plus grand que les autres, et il ne sera pas "      \
    "oublié par les enfants qui sont venus pour voir la fête avec leurs parents.\\n\\n"

/* Words of no language, as a table has them. */
#define NAMES                                                                                                          \
    "Signer; Oslo, Berlin, Madrid, Lisbon, Vienna, Prague, Warsaw, Kiev, Minsk, Riga, Vilnius, Tallinn, Helsinki. "    \
    "Stockholm, Copenhagen, Dublin, London, Brussels, Amsterdam, Luxembourg, Bern, Athens, Sofia, Bucharest. "         \
    "Belgrade, Zagreb, Ljubljana, Budapest, Bratislava, Sarajevo, Skopje, Tirana, Podgorica, Chisinau, Valletta. "     \
    "Nicosia, Ankara, Tbilisi, Yerevan, Baku, Astana, Tashkent, Bishkek, Dushanbe, Ashgabat, Ulaanbaatar.\\n\\n"

static void assert_sound(const struct scratch *scratch) {
    uint64_t problems;
    assert_int_equal(lede_check(&problems, scratch->corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
}

static void assert_total(lede_corpus *corpus, const char *query, uint64_t expected) {
    lede_search_options options;
    lede_results *results;
    lede_search_defaults(&options);
    assert_int_equal(lede_search(&results, corpus, query, &options, NULL), LEDE_OK);
    assert_int_equal(results->total, expected);
    lede_results_free(results);
}

/* Asserts in how many passages of an article with FIELDS and TEXT, both JSON, "signeront" is found, reindexed too. */
static void assert_found(const char *fields, const char *text, uint64_t expected) {
    struct scratch scratch;
    struct buffer line = {0};
    uint64_t damaged;
    scratch_open(&scratch);
    buffer_append_format(&line, "{%s\"text\": \"%s\"}\n", fields, text);
    scratch_add(&scratch, scratch_write(&scratch, "a.jsonl", buffer_view(&line)));
    for (int i = 0; i < 2; i++) {
        assert_total(scratch.corpus, "signeront", expected);
        assert_sound(&scratch);
        assert_int_equal(lede_reindex(&damaged, scratch.corpus, false, NULL, NULL, NULL), LEDE_OK);
    }
    buffer_release(&line);
    scratch_close(&scratch);
}

static void a_quotation_is_found_in_its_own_language(void **state) {
    (void)state;
    assert_found("", ENGLISH ENGLISH FRENCH ENGLISH, 1);
}

static void english_in_a_foreign_article_stays_english(void **state) {
    (void)state;
    assert_found("", FRENCH FRENCH ENGLISH FRENCH, 3);
}

static void a_passage_in_no_clear_language_has_that_of_its_article(void **state) {
    (void)state;
    assert_found("", FRENCH FRENCH NAMES, 3);
}

static void half_an_article_is_enough(void **state) {
    (void)state;
    assert_found("", ENGLISH FRENCH, 1);
}

static void the_language_of_an_article_is_told_anew_by_reindexing(void **state) {
    (void)state;
    struct scratch scratch;
    lede_search_options options;
    lede_results *results;
    uint64_t damaged;
    scratch_open(&scratch);
    scratch_add(&scratch, scratch_write(&scratch, "a.jsonl", view_str("{\"text\": \"" FRENCH "\"}\n")));
    assert_int_equal(lede_reindex(&damaged, scratch.corpus, false, NULL, NULL, NULL), LEDE_OK);
    lede_search_defaults(&options);
    options.language = "fr";
    assert_int_equal(lede_search(&results, scratch.corpus, "palais", &options, NULL), LEDE_OK);
    assert_int_equal(results->total, 1);
    lede_results_free(results);
    scratch_close(&scratch);
}

static void the_language_that_an_article_says_wins(void **state) {
    (void)state;
    assert_found("\"language\": \"en\", ", ENGLISH FRENCH, 0);
    assert_found("\"language\": \"fr\", ", ENGLISH FRENCH, 2);
    assert_found("\"language\": \"ko\", ", ENGLISH FRENCH, 0);
}

/* Which languages there are is remembered, for one state of the corpus. */
static void a_language_that_comes_later_is_found(void **state) {
    (void)state;
    struct scratch scratch;
    lede_corpus *reader;
    scratch_open(&scratch);
    assert_int_equal(lede_open(&reader, scratch.corpus_path, LEDE_READ, 1000, NULL), LEDE_OK);
    scratch_add(&scratch, scratch_write(&scratch, "a.jsonl", view_str("{\"text\": \"" ENGLISH "\"}\n")));
    assert_total(scratch.corpus, "signeront", 0);
    assert_total(reader, "signeront", 0);
    scratch_add(&scratch, scratch_write(&scratch, "b.jsonl", view_str("{\"text\": \"" FRENCH "\"}\n")));
    assert_total(scratch.corpus, "signeront", 1);
    assert_total(reader, "signeront", 1);
    lede_close(reader);
    scratch_close(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_found_in_its_own_language),
        cmocka_unit_test(english_in_a_foreign_article_stays_english),
        cmocka_unit_test(a_passage_in_no_clear_language_has_that_of_its_article),
        cmocka_unit_test(half_an_article_is_enough),
        cmocka_unit_test(the_language_of_an_article_is_told_anew_by_reindexing),
        cmocka_unit_test(the_language_that_an_article_says_wins),
        cmocka_unit_test(a_language_that_comes_later_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
