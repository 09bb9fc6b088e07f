/* SPDX-License-Identifier: MIT */
/* Stems of languages in Latin letters. The pairs are of Snowball's own sample vocabularies (snowballstem.org). */
#include "analyse/stem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void words_are_stemmed_in_their_language(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"de", "aufeinanderfolgenden", "aufeinanderfolg"},
        {"de", "häuser", "haus"},
        {"fr", "continuellement", "continuel"},
        {"fr", "l'état", "etat"},
        {"es", "chicharrones", "chicharron"},
        {"it", "abbandonata", "abbandon"},
        {"it", "dell'abbandono", "abband"},
        {"pt", "quilométricas", "quilometr"},
        {"nl", "lichamelijke", "licham"},
        {"sv", "jaktkarlarne", "jaktkarl"},
        {"da", "underskriften", "underskrift"},
        {"no", "havnemyndighetenes", "havnemynd"},
        {"fi", "edeltäjistään", "edeltaj"},
        {"hu", "babakocsijáért", "babakocs"},
    };
    struct stemmers stemmers = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer stem = {0};
        int language = stem_language(cases[i][0]);
        assert_true(stem_append(&stem, &stemmers, language, view_str(cases[i][1])));
        assert_string_equal(buffer_str(&stem), cases[i][2]);
        buffer_release(&stem);
    }
    stemmers_release(&stemmers);
}

static void codes_may_have_a_region(void **state) {
    (void)state;
    assert_int_equal(stem_language("pt-br"), stem_language("pt"));
    assert_int_equal(stem_language("nb"), stem_language("no"));
    assert_int_equal(stem_language("nn_no"), stem_language("no"));
    static const char *const others[] = {"en", "ru", "ko", "", "d", "deu", "xx"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_int_equal(stem_language(others[i]), -1);
}

static void kinds_are_different_capitals(void **state) {
    (void)state;
    for (int a = 0; a < STEM_LANGUAGES; a++) {
        assert_in_range(stem_kind(a), 'A', 'Z');
        for (int b = 0; b < a; b++) assert_int_not_equal(stem_kind(a), stem_kind(b));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_stemmed_in_their_language),
        cmocka_unit_test(codes_may_have_a_region),
        cmocka_unit_test(kinds_are_different_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
