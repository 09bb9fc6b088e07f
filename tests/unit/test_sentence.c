/* SPDX-License-Identifier: MIT */
/* Sentence boundaries: each text beside the same text with a bar between its sentences. */
#include "text/sentence.h"

#include "base/buffer.h"
#include "text/abbreviation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    const char *text;
    const char *sentences; /* "|" between two sentences, "||" where a paragraph ends, too */
};

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct sentence_scan scan = {.text = view_str(rows[i].text), .layout = layout_measure(view_str(rows[i].text))};
        struct sentence sentence;
        struct buffer found = {0};
        const char *bar = "";
        while (sentence_next(&sentence, &scan)) {
            buffer_append_str(&found, bar);
            buffer_append(&found, rows[i].text + sentence.start, sentence.end - sentence.start);
            bar = sentence.ends_paragraph ? "||" : "|";
        }
        assert_string_equal(buffer_str(&found), rows[i].sentences);
        buffer_release(&found);
    }
}

static void test_sentences_end_at_their_marks(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"", ""},
        {" \n ", ""},
        {"No mark at all", "No mark at all"},
        {"One. Two! Three? Four", "One.|Two!|Three?|Four"},
        {"  One.  \t Two.  ", "One.|Two."},
        {"What?! Yes... No… Well.", "What?!|Yes...|No…|Well."},
        {"Left...right and e.g.nothing", "Left...right and e.g.nothing"},
        {"Version 3.5 costs $2.50. Buy it at example.com now.", "Version 3.5 costs $2.50.|Buy it at example.com now."},
        {"He waited... and waited. i agree.", "He waited... and waited. i agree."},
        {"... Then silence.", "... Then silence."},
        {"! ! ! Look.", "! ! ! Look."},
    };
    check(rows, COUNT(rows));
}

static void test_closing_marks_belong_to_the_sentence(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"He called it “fake news.” She left.", "He called it “fake news.”|She left."},
        {"\"Why?\" he asked. \"Why not?\" She smiled.", "\"Why?\" he asked.|\"Why not?\"|She smiled."},
        {"(He knew.) They did not.", "(He knew.)|They did not."},
        {"He said so. “Yes,” she said.", "He said so.|“Yes,” she said."},
        {"**Bold.** Plain.", "**Bold.**|Plain."},
        {"„Gut.“ Danke.", "„Gut.“|Danke."},
    };
    check(rows, COUNT(rows));
}

static void test_english_abbreviations_end_no_sentence(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Mr. Smith met Dr. No. They spoke.", "Mr. Smith met Dr. No.|They spoke."},
        {"J. Smith and V. V. Putin met J. A. Smith.", "J. Smith and V. V. Putin met J. A. Smith."},
        {"Gen. Lee, Sen. Cruz vs. Gov. Abbott.", "Gen. Lee, Sen. Cruz vs. Gov. Abbott."},
        {"The U.S. President left the U.S. The talks failed.", "The U.S. President left the U.S.|The talks failed."},
        {"At 5 p.m. Moscow time it ended at 6 p.m. He slept.", "At 5 p.m. Moscow time it ended at 6 p.m.|He slept."},
        {"See No. 5 and pp. 6. He said no. Then he left.", "See No. 5 and pp. 6.|He said no.|Then he left."},
        {"On Jan. 5 Apple Inc. Chairman Bob left Apple Inc. But why?",
         "On Jan. 5 Apple Inc. Chairman Bob left Apple Inc.|But why?"},
        {"Fruit, e.g. Apples, i.e. Food, etc. Some rot.", "Fruit, e.g. Apples, i.e. Food, etc.|Some rot."},
        {"It was Plan B. However, A. Jones came.", "It was Plan B.|However, A. Jones came."},
        {"DEAR MR. SMITH. Pliny, iv. 16, says so.", "DEAR MR. SMITH.|Pliny, iv. 16, says so."},
    };
    check(rows, COUNT(rows));
}

static void test_russian_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Он ушёл. Она осталась.", "Он ушёл.|Она осталась."},
        {"В. В. Путин и А.С. Пушкин.", "В. В. Путин и А.С. Пушкин."},
        {"Родился в 1799 г. в Москве. Умер в 1837 г. В Петербурге его ждали.",
         "Родился в 1799 г. в Москве.|Умер в 1837 г.|В Петербурге его ждали."},
        {"Институт им. Курчатова, ул. Ленина, д. 5, и т. д. Он там.",
         "Институт им. Курчатова, ул. Ленина, д. 5, и т. д.|Он там."},
        {"Около 5 млн. руб. Москва дала 3 тыс. рублей.", "Около 5 млн. руб. Москва дала 3 тыс. рублей."},
        {"Это сделал я. Никто больше.", "Это сделал я.|Никто больше."},
        {"«Да!» — сказал он. «Нет!» — Путин ушёл.", "«Да!» — сказал он.|«Нет!» — Путин ушёл."},
        {"Да. — Нет. — Может быть?", "Да.|— Нет.|— Может быть?"},
        {"См. рис. 5 и стр. 7. «Первое. Второе».", "См. рис. 5 и стр. 7.|«Первое.|Второе»."},
        {"Актёр (англ. Donald) т. е. Иван и др. умер.", "Актёр (англ. Donald) т. е. Иван и др. умер."},
    };
    check(rows, COUNT(rows));
}

static void test_korean_and_unspaced_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"그는 갔다. 나는 남았다.", "그는 갔다.|나는 남았다."},
        {"그는 갔다.나는 남았어요.왜 그럴까?모른다.", "그는 갔다.|나는 남았어요.|왜 그럴까?|모른다."},
        {"\"간다.\"라고 말했다. \"온다.\" 라고 답했다.", "\"간다.\"라고 말했다.|\"온다.\" 라고 답했다."},
        {"2010. 5. 3. 서울에서 만났다.", "2010. 5. 3.|서울에서 만났다."},
        {"가. 서론\n\n나. 본론", "가. 서론||나. 본론"},
        {"네. 그렇습니다.", "네.|그렇습니다."},
        {"今天。明天！后天？好", "今天。|明天！|后天？|好"},
        {"3.5배로 늘었다.", "3.5배로 늘었다."},
    };
    check(rows, COUNT(rows));
}

static void test_an_item_keeps_its_number(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"1. First of all. 2. Second.", "1. First of all.|2. Second."},
        {"Go.\n\n12. The twelfth.\n\niv. The fourth.\n\nb. The second.",
         "Go.||12. The twelfth.||iv. The fourth.||b. The second."},
        {"1990. The year began.", "1990.|The year began."},
        {"In 1990. The end.", "In 1990.|The end."},
    };
    check(rows, COUNT(rows));
}

/* Sixty columns; the words at the line starts would not have fitted in the lines before. */
#define WRAPPED_1 "The governments of both countries are poised to work with\n"
#define WRAPPED_2 "North Korea on the matter, which neither of them has ever\n"
#define WRAPPED_3 "Rejected. The driving force behind this is said to be the\n"

static void test_wrapped_lines_do_not_end_a_sentence(void **state) {
    (void)state;
    static const struct row rows[] = {
        {WRAPPED_1 WRAPPED_2 WRAPPED_3 "Kremlin.",
         WRAPPED_1 WRAPPED_2 "Rejected.|The driving force behind this is said to be the\nKremlin."},
        {WRAPPED_1 " " WRAPPED_2 "Short line\nNew heading of the text", /* a space left by a page break */
         WRAPPED_1 " " WRAPPED_2 "Short line||New heading of the text"},
        {WRAPPED_1 "\n" WRAPPED_2 "Rejected.", /* a blank line ends the paragraph: capital behind it */
         "The governments of both countries are poised to work with||" WRAPPED_2 "Rejected."},
        {WRAPPED_1 "\n  north of the border.", WRAPPED_1 "\n  north of the border."}, /* torn by a page break */
        {WRAPPED_1 WRAPPED_2 "• An item",
         WRAPPED_1 "North Korea on the matter, which neither of them has ever||• An item"},
        {WRAPPED_1 "- an item\n- another", "The governments of both countries are poised to work with||- an item||- "
                                           "another"},
    };
    check(rows, COUNT(rows));
}

static void test_lines_of_their_own_are_paragraphs(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Headline without a stop\nThe story begins. It ends.\nNext paragraph.",
         "Headline without a stop||The story begins.|It ends.||Next paragraph."},
        {"신년사\n1961년 1월 1일\n\n해 제", "신년사||1961년 1월 1일||해 제"},
        {"# Title of it\ntext below", "# Title of it||text below"},
        {"| cell\n| and cell", "| cell||| and cell"},
        {"Milk:\n• eggs\n• bread", "Milk:||• eggs||• bread"},
        {"Roses are red,\nViolets are blue", "Roses are red,\nViolets are blue"},
        {"milk\n\neggs", "milk||eggs"},
        {"Both of the governments had been poised to sign the paper.\nThey did not.",
         "Both of the governments had been poised to sign the paper.||They did not."},
        {"Mr.\nSmith", "Mr.||Smith"},
        {"One  \n \n  Two", "One||Two"},
    };
    check(rows, COUNT(rows));
}

static void test_each_abbreviation_is_found(void **state) {
    (void)state;
    static const struct {
        const char *word;
        enum abbreviation kind;
    } rows[] = {
        {"Adm", ABBREVIATION_LEADS},        {"yes", ABBREVIATION_NONE},        {"яп", ABBREVIATION_LEADS},
        {"Apr", ABBREVIATION_NUMBERS},      {"тел", ABBREVIATION_NUMBERS},     {"Ave", ABBREVIATION_MAY_END},
        {"экз", ABBREVIATION_MAY_END},      {"U.S.S.R", ABBREVIATION_MAY_END}, {"Ph.D", ABBREVIATION_MAY_END},
        {"example.com", ABBREVIATION_NONE}, {"Q", ABBREVIATION_MAY_END},       {"q", ABBREVIATION_NONE},
        {"г", ABBREVIATION_MAY_END},        {"я", ABBREVIATION_NONE},          {"", ABBREVIATION_NONE},
        {".S", ABBREVIATION_NONE},          {"U.", ABBREVIATION_NONE},         {"2.5", ABBREVIATION_NONE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(abbreviation_kind(view_str(rows[i].word)), rows[i].kind);
    assert_true(abbreviation_starter(view_str("A")));
    assert_true(abbreviation_starter(view_str("Я")));
    assert_false(abbreviation_starter(view_str("Moscow")));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences_end_at_their_marks),
        cmocka_unit_test(test_closing_marks_belong_to_the_sentence),
        cmocka_unit_test(test_english_abbreviations_end_no_sentence),
        cmocka_unit_test(test_russian_text),
        cmocka_unit_test(test_korean_and_unspaced_text),
        cmocka_unit_test(test_an_item_keeps_its_number),
        cmocka_unit_test(test_wrapped_lines_do_not_end_a_sentence),
        cmocka_unit_test(test_lines_of_their_own_are_paragraphs),
        cmocka_unit_test(test_each_abbreviation_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
