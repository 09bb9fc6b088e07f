/* SPDX-License-Identifier: MIT */
/* Which language a text is taken for. */
#include "analyse/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_language(const char *text, const char *expected) {
    const char *found = language_of(view_str(text));
    if (!expected) assert_null(found);
    else if (!found) fail_msg("no language for: %s", text);
    else assert_string_equal(found, expected);
}

static void the_script_decides_first(void **state) {
    (void)state;
    assert_language("김정은 위원장은 푸틴 대통령과 회담했다.", "ko");
    assert_language("Путин и Ким Чен Ын подписали договор, который вступит в силу. Это был первый визит.", "ru");
    assert_language("Київ і Москва підписали угоду, яка є новою.", "uk");
    assert_language("北京和平壤签署了协议。", "zh");
    assert_language("平壌で会談が行われた。", "ja");
    assert_language("KCNA의 보도에 따르면 TASS와 협정을 맺었다고 한다.", "ko");
}

static void frequent_words_decide_among_latin_languages(void **state) {
    (void)state;
    assert_language("The leaders of both countries signed a treaty that is to be in force by the end of the year.",
                    "en");
    assert_language(
        "Die beiden Staatschefs haben einen Vertrag unterzeichnet, der auch für die Wirtschaft gilt und das "
        "Verhältnis nicht belastet.",
        "de");
    assert_language("Les dirigeants des deux pays ont signé un traité qui est entré en vigueur dans la nuit avec une "
                    "cérémonie.",
                    "fr");
    assert_language("Los dirigentes de los dos países firmaron un tratado que entra en vigor por la noche con una "
                    "ceremonia para el pueblo.",
                    "es");
    assert_language(
        "I leader dei due paesi hanno firmato un trattato che non è ancora in vigore per una questione della "
        "costituzione.",
        "it");
    assert_language("De leiders van het land hebben een verdrag ondertekend dat niet met de andere landen is besproken "
                    "en ook voor het volk is.",
                    "nl");
}

static void words_that_languages_share_do_not_hide_one(void **state) {
    (void)state;
    assert_language("Le nom de fichier de la page de manuel en cours de lecture se compose de deux parties, la section "
                    "de page et un nom de commande de base.",
                    "fr");
    assert_language("O nome de arquivo de uma seção de manual se compõe de duas partes em um formato de texto.", "pt");
}

static void addresses_are_in_no_language(void **state) {
    (void)state;
    assert_language("<anna@example.com>, <boris@example.com>, <carla@example.com>, <dmitri@example.com>", NULL);
}

static void what_hits_show_must_be_clear(void **state) {
    (void)state;
    struct language_hits hits = {0};
    assert_null(language_clear(&hits));
    unsigned german = language_frequent(view_str("nicht")), both = language_frequent(view_str("des"));
    assert_int_equal(language_frequent(view_str("Moskau")), 0);
    for (int i = 0; i < 10; i++) language_hit(&hits, both);
    assert_null(language_clear(&hits));
    language_hit(&hits, german);
    assert_null(language_clear(&hits)); /* 11 of German, 10 of French */
    language_hit(&hits, german);
    assert_string_equal(language_clear(&hits), "de");
}

static void too_little_is_no_language(void **state) {
    (void)state;
    assert_language("", NULL);
    assert_language("2024 1,000 !", NULL);
    assert_language("Putin Kim Lavrov", NULL);
    assert_language("Kim Jong Un, Vladimir Putin", NULL);
    assert_language("Москва", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_script_decides_first),
        cmocka_unit_test(frequent_words_decide_among_latin_languages),
        cmocka_unit_test(words_that_languages_share_do_not_hide_one),
        cmocka_unit_test(addresses_are_in_no_language),
        cmocka_unit_test(what_hits_show_must_be_clear),
        cmocka_unit_test(too_little_is_no_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
