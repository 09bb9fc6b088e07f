/* SPDX-License-Identifier: MIT */
/* How well Korean nouns are found with particles, and what else they find; korean.sh calls it. */

/*
 * usage: korean NOUNS TEXT...
 * For each noun all forms (noun + particle, by the rule which particle follows which sound) are joined to the
 * vocabulary of the texts. A query finds what search/leaf.c would: forms that share the first bigram of the query's
 * noun and have that noun in them.
 */
#include "analyse/classes.h"
#include "analyse/hangul.h"
#include "analyse/token.h"
#include "base/table.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Behind a vowel, behind a consonant, behind ㄹ where that differs: a school grammar's table. */
static const char *const particles[][3] = {
    {"는", "은", NULL},         {"가", "이", NULL},         {"를", "을", NULL},       {"와", "과", NULL},
    {"로", "으로", "로"},       {"의", "의", NULL},         {"에", "에", NULL},       {"도", "도", NULL},
    {"만", "만", NULL},         {"에서", "에서", NULL},     {"에게", "에게", NULL},   {"까지", "까지", NULL},
    {"부터", "부터", NULL},     {"보다", "보다", NULL},     {"처럼", "처럼", NULL},   {"에는", "에는", NULL},
    {"에도", "에도", NULL},     {"에서는", "에서는", NULL}, {"와의", "과의", NULL},   {"로부터", "으로부터", "로부터"},
    {"로서", "으로서", "로서"}, {"라고", "이라고", NULL},   {"라는", "이라는", NULL}, {"나", "이나", NULL},
    {"들", "들", NULL},         {"들이", "들이", NULL},     {"들은", "들은", NULL},   {"들의", "들의", NULL},
};
enum { PARTICLES = sizeof particles / sizeof *particles };

struct vocabulary {
    struct table real;  /* forms of the texts */
    struct table forms; /* these, and the inflected nouns */
};

static bool known(void *context, struct view form) {
    return table_find(&((struct vocabulary *)context)->forms, form) != NULL;
}

static void read_text(struct vocabulary *vocabulary, const char *path) {
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    struct tokens tokens = {0};
    if (!in) exit(3);
    while (getline(&line, &room, in) > 0) {
        tokens_clear(&tokens);
        tokens_of(&tokens, view_str(line));
        for (size_t i = 0; i < tokens.list.length; i++) {
            struct view form = token_form(&tokens, &tokens.list.items[i]);
            int32_t c;
            utf8_decode(&c, form.data, form.length);
            if (!hangul_is_syllable(c)) continue;
            table_put(&vocabulary->real, form)->value++;
            table_put(&vocabulary->forms, form);
        }
    }
    free(line);
    fclose(in);
    tokens_release(&tokens);
}

static const char *particle_of(struct view noun, size_t i) {
    int32_t c;
    utf8_before(&c, noun, noun.length);
    int32_t sound = (c - 0xAC00) % 28;
    if (sound == 8 && particles[i][2]) return particles[i][2];
    return particles[i][sound != 0];
}

static struct view inflect(struct buffer *out, struct view noun, size_t i) {
    buffer_clear(out);
    buffer_append(out, noun.data, noun.length);
    if (i < PARTICLES) buffer_append_str(out, particle_of(noun, i));
    return buffer_view(out);
}

/* Whether a query for WORD finds FORM, as search/leaf.c does. */
static enum hangul_relation finds(struct vocabulary *vocabulary, struct view word, struct view form) {
    if (view_equal(word, form)) return HANGUL_SAME;
    struct view noun = view_of(word.data, hangul_noun_length(word, known, vocabulary));
    return hangul_relation(form, noun);
}

struct figures {
    size_t pairs, met, queries, contained, inflected;
};

static void count_others(struct vocabulary *vocabulary, struct view noun, struct figures *figures) {
    figures->queries++;
    for (size_t i = 0; i < vocabulary->real.length; i++) {
        enum hangul_relation relation = hangul_relation(vocabulary->real.entries[i].key, noun);
        figures->contained += relation == HANGUL_CONTAINS;
        figures->inflected += relation == HANGUL_INFLECTED;
    }
}

static void measure(struct vocabulary *vocabulary, struct view noun, struct figures *figures) {
    struct buffer from = {0}, to = {0};
    for (size_t i = 0; i <= PARTICLES; i++) {
        struct view word = inflect(&from, noun, i);
        size_t missed = 0;
        for (size_t j = 0; j <= PARTICLES; j++) {
            struct view form = inflect(&to, noun, j);
            if (i == j) continue;
            bool met = finds(vocabulary, word, form) != HANGUL_NONE;
            figures->pairs++;
            figures->met += met;
            missed += !met;
        }
        if (missed && getenv("LEDE_VERBOSE"))
            printf("miss: %.*s finds %zu of %d\n", (int)word.length, word.data, PARTICLES - missed, PARTICLES);
    }
    count_others(vocabulary, noun, figures);
    buffer_release(&from);
    buffer_release(&to);
}

/* Time and rows of classes_of() over the forms of the texts. */
static void cost(const struct vocabulary *vocabulary) {
    struct analyser *analyser;
    struct class_keys keys = {0};
    struct timespec start, end;
    size_t rows = 0;
    if (analyser_open(&analyser, NULL) != LEDE_OK) exit(3);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < vocabulary->real.length; i++) {
        classes_of(&keys, analyser, vocabulary->real.entries[i].key);
        for (size_t k = 0; k < class_keys_count(&keys); k++)
            rows += !class_is_own(class_key(&keys, k), vocabulary->real.entries[i].key);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    double ns = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
    printf("classes_of: %.0f ns a form; rows a form: %.2f (%zu forms)\n", ns / (double)vocabulary->real.length,
           (double)rows / (double)vocabulary->real.length, vocabulary->real.length);
    class_keys_release(&keys);
    analyser_close(analyser);
}

static void read_nouns(struct table *out, const char *path) {
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!in) exit(3);
    while (getline(&line, &room, in) > 0) {
        line[strcspn(line, "\n")] = 0;
        if (line[0] && line[0] != '#') table_put(out, view_str(line));
    }
    free(line);
    fclose(in);
}

int main(int argc, char **argv) {
    struct vocabulary vocabulary = {0};
    struct table nouns = {0};
    struct figures figures[4] = {{0}};
    if (argc < 2) return 2;
    read_nouns(&nouns, argv[1]);
    for (int i = 2; i < argc; i++) read_text(&vocabulary, argv[i]);
    cost(&vocabulary);
    if (!getenv("LEDE_REAL"))
        for (size_t i = 0; i < nouns.length; i++) {
            struct buffer form = {0};
            for (size_t p = 0; p <= PARTICLES; p++)
                table_put(&vocabulary.forms, inflect(&form, nouns.entries[i].key, p));
            buffer_release(&form);
        }
    for (size_t i = 0; i < nouns.length; i++) {
        size_t syllables = nouns.entries[i].key.length / 3;
        measure(&vocabulary, nouns.entries[i].key, &figures[syllables > 3 ? 3 : syllables - 1]);
    }
    for (size_t i = 0; i < 4; i++) {
        struct figures *f = &figures[i];
        if (f->queries)
            printf(
                "%zu%s syllables: %zu nouns, %zu of %zu pairs met (%.2f%%); forms of the texts a noun: %.1f inflected, "
                "%.1f contain it\n",
                i + 1, i == 3 ? " and more" : "", f->queries, f->met, f->pairs,
                100.0 * (double)f->met / (double)f->pairs, (double)f->inflected / (double)f->queries,
                (double)f->contained / (double)f->queries);
    }
    return 0;
}
