/* SPDX-License-Identifier: MIT */
/* Lists of names: reading them, finding names in words, what is refused. */
#include "analyse/name_list.h"
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
    struct name_list names = {0};
    struct name_match match = {0};
    struct tokens tokens = {0};
    struct buffer found = {0};
    struct view forms[32];
    size_t count = 0;
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(name_list_read(&names, analyser, view_str(list), NULL), LEDE_OK);
    assert_int_equal(names.names.length, 10);
    assert_true(tokens_of(&tokens, view_str(query)));
    for (size_t i = 0; i < tokens.list.length; i++)
        if (tokens.list.items[i].parts == 1) forms[count++] = token_form(&tokens, &tokens.list.items[i]);
    struct names view = name_list_view(&names);
    assert_true(names_find(&match, &view, analyser, forms, count));
    for (size_t i = 0; i < match.found.length; i++) {
        struct view text = names_text(&view, match.found.items[i].spelling->text);
        if (i) buffer_append_byte(&found, '|');
        buffer_append(&found, text.data, text.length);
    }
    assert_string_equal(buffer_str(&found), expected);
    assert_int_equal(match.word_count, words);
    buffer_release(&found);
    tokens_release(&tokens);
    name_match_release(&match);
    name_list_release(&names);
    analyser_close(analyser);
}

static void spaces_and_hyphens_are_equal(void **state) {
    (void)state;
    assert_found("Kim Jong-Un said", 3, "Kim Jong Un");
    assert_found("kim jongun", 2, "Kim Jong Un");
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
    struct name_list names = {0};
    struct name_match match = {0};
    struct view word = view_str("북한");
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(name_list_read(&names, analyser, view_str(list), NULL), LEDE_OK);
    struct names view = name_list_view(&names);
    assert_true(names_find(&match, &view, analyser, &word, 1));
    const struct name *name = &view.names[match.found.items[0].spelling->name];
    assert_true(
        view_equal(names_text(&view, name->line), view_str("organisation\tDPRK\tКНДР|Северная Корея\t북한|조선")));
    assert_int_equal(name->kind, NAME_ORGANISATION);
    assert_int_equal(name->spelling_count, 5);
    const struct name_spelling *spelling = &view.spellings[name->first];
    assert_true(view_equal(names_text(&view, spelling->text), view_str("DPRK")) && spelling->fixed);
    spelling += 2;
    assert_int_equal(spelling->script, SCRIPT_CYRILLIC);
    assert_int_equal(spelling->word_count, 2);
    assert_true(view_equal(names_text(&view, spelling->words), view_str("северная корея ")) && !spelling->fixed);
    assert_true(view_equal(names_text(&view, spelling[2].text), view_str("조선")));
    name_match_release(&match);
    name_list_release(&names);
    analyser_close(analyser);
}

static void no_more_words_are_read_than_there_are(void **state) {
    (void)state;
    struct analyser *analyser;
    struct name_list names = {0};
    struct name_match match = {0};
    const struct view words[] = {view_str("северной"), view_str("кореи")};
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(name_list_read(&names, analyser, view_str(list), NULL), LEDE_OK);
    struct names view = name_list_view(&names);
    assert_true(names_find(&match, &view, analyser, words, 1));
    assert_int_equal(match.word_count, 0);
    assert_true(names_find(&match, &view, analyser, words, 2));
    assert_int_equal(match.word_count, 2);
    name_match_release(&match);
    name_list_release(&names);
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
        struct name_list names = {0};
        lede_error err;
        assert_int_equal(name_list_read(&names, analyser, view_str(cases[i].text), &err), LEDE_BAD_INPUT);
        assert_string_equal(err.message, cases[i].message);
        name_list_release(&names);
    }
    analyser_close(analyser);
}

static void a_line_has_a_limit_of_spellings(void **state) {
    (void)state;
    struct analyser *analyser;
    struct name_list names = {0};
    struct buffer text = {0};
    lede_error err;
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    buffer_append_str(&text, "person\ta");
    for (size_t i = 1; i < NAME_SPELLINGS_MAX; i++) buffer_append_str(&text, "|a");
    buffer_append_str(&text, "\t\t");
    assert_int_equal(name_list_read(&names, analyser, buffer_view(&text), &err), LEDE_OK);
    name_list_release(&names);
    buffer_append_str(&text, "가");
    assert_int_equal(name_list_read(&names, analyser, buffer_view(&text), &err), LEDE_BAD_INPUT);
    assert_string_equal(err.message, "line 1: more than 48 spellings");
    buffer_release(&text);
    name_list_release(&names);
    analyser_close(analyser);
}

static void a_later_list_adds_to_a_match(void **state) {
    (void)state;
    static const char own[] = "person\tKim Jong Un of Ours\tНаш Ким\t\norganisation\tDPRK\t\t공화국\n";
    struct analyser *analyser;
    struct name_list lists[2] = {{.names = {0}}};
    struct names views[2];
    struct name_match match = {0};
    const struct view words[] = {view_str("dprk"), view_str("kim")};
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    assert_int_equal(name_list_read(&lists[0], analyser, view_str(list), NULL), LEDE_OK);
    assert_int_equal(name_list_read(&lists[1], analyser, view_str(own), NULL), LEDE_OK);
    for (int i = 0; i < 2; i++) {
        views[i] = name_list_view(&lists[i]);
        assert_true(names_find(&match, &views[i], analyser, words, 2));
    }
    assert_int_equal(match.word_count, 1);
    assert_int_equal(match.found.length, 2);
    name_match_release(&match);
    for (int i = 0; i < 2; i++) name_list_release(&lists[i]);
    analyser_close(analyser);
}

/* The list that is compiled in is that of share/names.tsv, and is good. */
static void the_list_of_lede_is_compiled_in(void **state) {
    (void)state;
    struct analyser *analyser;
    struct name_list read = {0};
    struct buffer text = {0};
    char block[4096];
    lede_error err;
    FILE *file = fopen("../share/names.tsv", "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buffer_append(&text, block, n);
    fclose(file);
    assert_int_equal(analyser_open(&analyser, NULL), LEDE_OK);
    if (name_list_read(&read, analyser, buffer_view(&text), &err) != LEDE_OK) fail_msg("%s", err.message);
    assert_true(read.names.length >= 250);
    struct names names = name_list_view(&read);
    assert_int_equal(names_builtin.name_count, names.name_count);
    assert_int_equal(names_builtin.spelling_count, names.spelling_count);
    assert_int_equal(names_builtin.key_count, names.key_count);
    assert_memory_equal(names_builtin.bytes, names.bytes, read.bytes.length);
    assert_memory_equal(names_builtin.keys, names.keys, names.key_count * sizeof *names.keys);
    buffer_release(&text);
    name_list_release(&read);
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
        cmocka_unit_test(a_later_list_adds_to_a_match),
        cmocka_unit_test(the_list_of_lede_is_compiled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
