/* SPDX-License-Identifier: MIT */
/* Lists of names: reading them, finding names in words, what is refused. */
#include "analyse/names.h"
#include "analyse/token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const char list[] = "# comment\n"
                           "\n"
                           "person\tKim Jong Un|Kim Jong-un\tКим Чен Ын\t김정은\r\n"
                           "organisation\tDPRK\tКНДР|Северная Корея\t북한|조선\n"
                           "organisation\tUN\tООН\t유엔\n"
                           "organisation\tCouncil\tСовет\t평의회\n"
                           "organisation\tUN Security Council\tСовет Безопасности ООН\t유엔 안전보장이사회\n"
                           "place\tGaza\tГаза\t가자\n"
                           "place\tPhilippines\tФилиппины\t필리핀\n"
                           "place\tDelhi\tДели\t델리\n"
                           "place\tKorea\tКорея\t조선\n"
                           "thing\tSMO\tСВО\t\n";

/* The texts of the spellings that the words of QUERY start with, and how many words these are. */
static void assert_found(const char *query, size_t words, const char *expected) {
    struct analyser *analyser;
    struct names names = {0};
    struct name_match match = {0};
    struct tokens tokens = {0};
    struct buffer found = {0};
    struct view forms[32];
    size_t count = 0;
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(names_add(&names, analyser, view_str(list), NULL), LEDE_OK);
    assert_int_equal(names.count, 10);
    assert_true(tokens_of(&tokens, view_str(query)));
    for (size_t i = 0; i < tokens.list.length; i++)
        if (tokens.list.items[i].parts == 1) forms[count++] = token_form(&tokens, &tokens.list.items[i]);
    assert_true(names_find(&match, &names, analyser, forms, count));
    for (size_t i = 0; i < match.spellings.length; i++) {
        if (i) buffer_append_byte(&found, '|');
        buffer_append(&found, match.spellings.items[i]->text.data, match.spellings.items[i]->text.length);
    }
    assert_string_equal(buffer_str(&found), expected);
    assert_int_equal(match.word_count, words);
    buffer_release(&found);
    tokens_release(&tokens);
    name_match_release(&match);
    names_release(&names);
    analyser_close(analyser);
}

static void spaces_and_hyphens_are_equal(void **state) {
    (void)state;
    assert_found("Kim Jong-Un said", 3, "Kim Jong-un");
    assert_found("kim jongun", 2, "Kim Jong-un");
    assert_found("Kim Jong", 0, "");
    assert_found("유엔 안전보장이사회", 2, "유엔 안전보장이사회");
    assert_found("유엔안전보장이사회", 1, "유엔 안전보장이사회");
}

static void the_longest_name_is_found(void **state) {
    (void)state;
    assert_found("UN Security Council", 3, "UN Security Council");
    assert_found("UN security", 1, "UN");
    assert_found("the UN", 0, "");
}

static void names_that_share_a_spelling_are_all_found(void **state) {
    (void)state;
    assert_found("조선은", 1, "조선|조선");
}

static void forms_of_names_are_found(void **state) {
    (void)state;
    assert_found("Северной Кореи", 2, "Северная Корея");
    assert_found("Совета Безопасности ООН", 3, "Совет Безопасности ООН");
    assert_found("DPRK's", 1, "DPRK");
    assert_found("김정은", 1, "김정은");
    assert_found("김정은이", 1, "김정은");
    assert_found("유엔 안전보장이사회에서는", 2, "유엔 안전보장이사회");
    assert_found("김정은숙", 0, "");
    assert_found("Филиппин", 1, "Филиппины");
    assert_found("в Газе", 0, "");
    assert_found("Газе", 1, "Газа");
}

static void other_words_are_not(void **state) {
    (void)state;
    assert_found("газ", 0, "");
    assert_found("свой", 0, "");
    assert_found("СВО", 1, "СВО");
    assert_found("дела", 0, "");
    assert_found("Дели", 1, "Дели");
    assert_found("", 0, "");
}

static void spellings_keep_their_order(void **state) {
    (void)state;
    struct analyser *analyser;
    struct names names = {0};
    struct name_match match = {0};
    struct view word = view_str("북한");
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(names_add(&names, analyser, view_str(list), NULL), LEDE_OK);
    assert_true(names_find(&match, &names, analyser, &word, 1));
    const struct name *name = match.spellings.items[0]->name;
    assert_int_equal(name->line, 4);
    assert_int_equal(name->kind, NAME_ORGANISATION);
    const struct name_spelling *spelling = name->spellings;
    assert_true(view_equal(spelling->text, view_str("DPRK")) && spelling->capitals);
    spelling = spelling->next->next;
    assert_int_equal(spelling->script, SCRIPT_CYRILLIC);
    assert_int_equal(spelling->word_count, 2);
    assert_true(view_equal(spelling->words[0], view_str("северная")) && !spelling->capitals);
    assert_true(view_equal(spelling->next->next->text, view_str("조선")));
    assert_null(spelling->next->next->next);
    name_match_release(&match);
    names_release(&names);
    analyser_close(analyser);
}

static void no_more_words_are_read_than_there_are(void **state) {
    (void)state;
    struct analyser *analyser;
    struct names names = {0};
    struct name_match match = {0};
    const struct view words[] = {view_str("северной"), view_str("кореи")};
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(names_add(&names, analyser, view_str(list), NULL), LEDE_OK);
    assert_true(names_find(&match, &names, analyser, words, 1));
    assert_int_equal(match.word_count, 0);
    assert_true(names_find(&match, &names, analyser, words, 2));
    assert_int_equal(match.word_count, 2);
    name_match_release(&match);
    names_release(&names);
    analyser_close(analyser);
}

static void bad_lists_are_refused_by_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"person\tA\tБ\n", "line 1: less than four columns: kind, English, Russian, Korean"},
        {"\n#\nperson\tA\tБ\t가\tx\n", "line 3: more than four columns"},
        {"animal\tA\tБ\t가\n", "line 1: the first column is none of person, place, organisation, agency, thing"},
        {"person\tA\t\t\n", "line 1: a name needs two spellings"},
        {"person\tA\t--\t가\n", "line 1: a spelling has no word in it"},
        {"person\tA\t\xff\t가\n", "line 1: not UTF-8"},
        {"person\ta b c d e f g h i j k\t\t가\n", "line 1: a spelling has more than 10 words"},
    };
    struct analyser *analyser;
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct names names = {0};
        lede_error err;
        assert_int_equal(names_add(&names, analyser, view_str(cases[i].text), &err), LEDE_BAD_INPUT);
        assert_string_equal(err.message, cases[i].message);
        names_release(&names);
    }
    analyser_close(analyser);
}

static void a_line_has_a_limit_of_spellings(void **state) {
    (void)state;
    struct analyser *analyser;
    struct names names = {0};
    struct buffer text = {0};
    lede_error err;
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    buffer_append_str(&text, "person\ta");
    for (size_t i = 1; i < NAME_SPELLINGS_MAX; i++) buffer_append_str(&text, "|a");
    buffer_append_str(&text, "\t\t");
    assert_int_equal(names_add(&names, analyser, buffer_view(&text), &err), LEDE_OK);
    buffer_append_str(&text, "가");
    assert_int_equal(names_add(&names, analyser, buffer_view(&text), &err), LEDE_BAD_INPUT);
    assert_string_equal(err.message, "line 1: more than 48 spellings");
    buffer_release(&text);
    names_release(&names);
    analyser_close(analyser);
}

/* The list that ships is one. */
static void the_list_of_lede_is_good(void **state) {
    (void)state;
    struct analyser *analyser;
    struct names names = {0};
    struct buffer text = {0};
    char block[4096];
    lede_error err;
    FILE *file = fopen("../share/names.tsv", "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buffer_append(&text, block, n);
    fclose(file);
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    if (names_add(&names, analyser, buffer_view(&text), &err) != LEDE_OK) fail_msg("%s", err.message);
    assert_true(names.count >= 250);
    buffer_release(&text);
    names_release(&names);
    analyser_close(analyser);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces_and_hyphens_are_equal),
        cmocka_unit_test(the_longest_name_is_found),
        cmocka_unit_test(names_that_share_a_spelling_are_all_found),
        cmocka_unit_test(forms_of_names_are_found),
        cmocka_unit_test(other_words_are_not),
        cmocka_unit_test(spellings_keep_their_order),
        cmocka_unit_test(no_more_words_are_read_than_there_are),
        cmocka_unit_test(bad_lists_are_refused_by_line),
        cmocka_unit_test(a_line_has_a_limit_of_spellings),
        cmocka_unit_test(the_list_of_lede_is_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
