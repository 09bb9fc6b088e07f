/* SPDX-License-Identifier: MIT */
/* Readings of Russian forms; the paradigms are those of a school grammar. */
#include "analyse/russian.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void assert_readings(const char *form, const char *expected) {
    struct russian_readings readings = {0};
    struct buffer written = {0};
    assert_true(russian_read(&readings, view_str(form)));
    for (size_t i = 0; i < readings.length; i++) {
        if (i) buffer_append_byte(&written, ' ');
        if (readings.items[i].doubtful) buffer_append_byte(&written, '?');
        buffer_append_str(&written, buffer_str(&readings.items[i].stem));
    }
    assert_string_equal(buffer_str(&written), expected);
    buffer_release(&written);
    russian_readings_release(&readings);
}

/* How two forms meet: 's' surely, '?' by a doubtful reading of one of them, '-' not. */
static char meeting(const char *a, const char *b) {
    struct russian_readings x = {0}, y = {0};
    char how = '-';
    assert_true(russian_read(&x, view_str(a)) && russian_read(&y, view_str(b)));
    for (size_t i = 0; i < x.length; i++)
        for (size_t j = 0; j < y.length; j++) {
            if (strcmp(buffer_str(&x.items[i].stem), buffer_str(&y.items[j].stem)) != 0) continue;
            if (!x.items[i].doubtful && !y.items[j].doubtful) how = 's';
            else if (how == '-') how = '?';
        }
    russian_readings_release(&x);
    russian_readings_release(&y);
    return how;
}

static void assert_meetings(const char *paradigm, char expected) {
    char words[512], *forms[32], *rest;
    size_t count = 0;
    assert_true(strlen(paradigm) < sizeof words);
    memcpy(words, paradigm, strlen(paradigm) + 1);
    for (char *form = strtok_r(words, " ", &rest); form; form = strtok_r(NULL, " ", &rest)) forms[count++] = form;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            if (i == j || meeting(forms[i], forms[j]) == expected) continue;
            print_message("%s and %s\n", forms[i], forms[j]);
            fail();
        }
}

static void forms_of_one_word_meet(void **state) {
    (void)state;
    static const char *const paradigms[] = {
        "президент президента президенту президентом президенте президенты президентов президентам президентами",
        "страна страны стране страну страной страною стран странам странами странах",
        "партия партии партию партией партиею партий партиям партиями партиях",
        "россия россии россию россией",
        "заявление заявления заявлению заявлением заявлении заявлений заявлениям заявлениями",
        "музей музея музею музеем музее музеи музеям музеями",
        "герой героя герою героем герое герои героям героями",
        "китай китая китаю китаем китае",
        "область области областью областей областям областями",
        "кремль кремля кремлю кремлем кремле",
        "судья судьи судье судью судьей судей судьям судьями",
        "статья статьи статье статью статьей статей статьям",
        "слово слова слову словом слове словам словами",
        "газпром газпрома газпрому газпромом газпроме",
        "роскосмос роскосмоса роскосмосу роскосмосом роскосмосе",
        "проблема проблемы проблеме проблему проблемой проблем проблемам",
        "режим режима режиму режимом режиме режимы режимам",
        "кредит кредита кредиту кредитом кредите кредиты",
        "ущелье ущелья ущелью ущельем ущелий ущельям",
    };
    for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) assert_meetings(paradigms[i], 's');
}

static void fleeting_vowels_do_not_part_forms(void **state) {
    (void)state;
    static const char *const paradigms[] = {
        "отец отца отцу отцом отце отцы отцам отцами",
        "рынок рынка рынку рынком рынке рынки рынкам",
        "день дня дню днем дне дни дней дням днями",
        "конец конца концу концом конце концы",
        "владелец владельца владельцу владельцы",
        "китаец китайца китайцу китайцы",
        "череповец череповца череповцу",
        "девушка девушки девушек девушкам",
        "копейка копейки копеек копейкам",
        "песня песни песен песням",
        "сестра сестры сестер сестрам",
        "число числа чисел числам",
        "денек денька деньку деньки",
        "письмо письма писем письмам",
        "окно окна окон окнам",
        "лев льва льву львы",
        "человек человека человеку человеком",
        "срок срока сроку сроки",
        "павел павла павлу павлом",
    };
    for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) assert_meetings(paradigms[i], 's');
}

static void surnames_keep_their_suffix(void **state) {
    (void)state;
    static const char *const paradigms[] = {
        "лавров лаврова лаврову лавровым лаврове лавровой лавровы лавровых лавровыми",
        "медведев медведева медведеву медведевым медведеве медведевой медведевых",
        "путин путина путину путиным путине путиной путины путиных",
        "достоевский достоевского достоевскому достоевским достоевском",
        "толстой толстого толстому толстым толстом",
    };
    for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) assert_meetings(paradigms[i], 's');
    assert_int_equal(meeting("лавров", "лавры"), '?');
    assert_int_equal(meeting("лаврова", "лавры"), '-');
    assert_int_equal(meeting("вестников", "вестник"), '?');
    assert_int_equal(meeting("медведев", "медведь"), '-');
    assert_int_equal(meeting("музеев", "музей"), '?');
    assert_int_equal(meeting("президентов", "президент"), 's');
}

static void adjectives_meet_their_short_forms(void **state) {
    (void)state;
    assert_meetings("российский российского российскому российским российская российской российскую российские", 's');
    assert_meetings("последний последнего последняя последнее последние последних", 's');
    assert_meetings("отрицательный отрицательного отрицателен отрицательна отрицательно", 's');
    assert_meetings("восхищенный восхищенная восхищен восхищена восхищены", 's');
}

static void irregular_words_meet(void **state) {
    (void)state;
    assert_meetings("время времени временем времена времен временам", 's');
    assert_meetings("имя имени именем имена имен", 's');
    assert_meetings("мать матери матерью матерей матерям", 's');
    assert_meetings("дочь дочери дочерью дочерей", 's');
    assert_meetings("ребенок ребенка ребята ребят", 's');
    assert_meetings("гражданин гражданина граждане граждан гражданам", 's');
    assert_meetings("хозяин хозяина хозяева хозяев", 's');
}

static void listed_stems_meet(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"сон", "сна"},          {"лоб", "лба"},        {"пес", "пса"},        {"рот", "рта"},
        {"лед", "льда"},         {"лен", "льна"},       {"мох", "мха"},        {"пень", "пня"},
        {"ложь", "лжи"},         {"рожь", "ржи"},       {"огонь", "огня"},     {"угол", "угла"},
        {"посол", "посла"},      {"стекол", "стекла"},  {"кукол", "куклы"},    {"бугор", "бугра"},
        {"хребет", "хребта"},    {"ноготь", "ногтя"},   {"локоть", "локтя"},   {"коготь", "когтя"},
        {"любовь", "любви"},     {"церковь", "церкви"}, {"денег", "деньги"},   {"судеб", "судьба"},
        {"свадеб", "свадьба"},   {"тюрем", "тюрьма"},   {"усадеб", "усадьба"}, {"заем", "займа"},
        {"наем", "найма"},       {"заяц", "зайца"},     {"яиц", "яйцо"},       {"господин", "господа"},
        {"болгарин", "болгары"}, {"татарин", "татары"}, {"соседей", "соседи"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (meeting(pairs[i][0], pairs[i][1]) != 's') print_message("%s\n", pairs[i][0]);
        assert_int_equal(meeting(pairs[i][0], pairs[i][1]), 's');
    }
}

static void other_words_do_not_meet(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"партия", "парта"}, {"суд", "судья"},    {"город", "гордый"}, {"кредит", "кредо"},
        {"сон", "сын"},      {"статья", "стать"}, {"кот", "кит"},      {"россия", "роса"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) assert_int_equal(meeting(pairs[i][0], pairs[i][1]), '-');
}

static void a_form_has_a_reading_for_each_ending(void **state) {
    (void)state;
    assert_readings("лавров", "лавров ?лавр");
    assert_readings("герою", "гер герой");
    assert_readings("гостей", "гостей гост гостий");
    assert_readings("проблему", "пробл проблем");
    assert_readings("партий", "партий");
    assert_readings("заявлений", "заявлений заявлн");
}

static void verbs_are_known_by_their_endings(void **state) {
    (void)state;
    static const char *const verbs[] = {"говорит", "сказал", "заявили", "находящийся", "принимаемых", "делаем", "идти"};
    static const char *const others[] = {"партия", "новость", "новости", "россию", "президентами"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) assert_true(russian_may_be_verb(view_str(verbs[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(russian_may_be_verb(view_str(others[i])));
}

static void anything_can_be_read(void **state) {
    (void)state;
    static const char *const forms[] = {"",  "а",  "я",       "мя",  "ий",  "ов", "ьй",
                                        "ъ", "ею", "україна", "abc", "кв2", "аab"};
    struct russian_readings readings = {0};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_true(russian_read(&readings, view_str(forms[i])));
        russian_may_be_verb(view_str(forms[i]));
        russian_verb_root(view_str(forms[i]));
    }
    russian_readings_release(&readings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_one_word_meet),
        cmocka_unit_test(fleeting_vowels_do_not_part_forms),
        cmocka_unit_test(surnames_keep_their_suffix),
        cmocka_unit_test(adjectives_meet_their_short_forms),
        cmocka_unit_test(irregular_words_meet),
        cmocka_unit_test(listed_stems_meet),
        cmocka_unit_test(other_words_do_not_meet),
        cmocka_unit_test(a_form_has_a_reading_for_each_ending),
        cmocka_unit_test(verbs_are_known_by_their_endings),
        cmocka_unit_test(anything_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
