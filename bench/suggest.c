/* SPDX-License-Identifier: MIT */
/* How often the word that was meant is suggested for a misspelt one, and how long that takes. */

/*
 * usage: lede-suggest CORPUS [SEED]. Draws 100 words in each of three scripts from the corpus, by how many passages have
 * them, makes one typing error in each (a key too many, missing, wrong, or two transposed; a wrong key is half the time
 * one that touches the right one), and asks for advice. Words that an error turns into others of the corpus are drawn
 * again: no search could know. A word counts where it is suggested itself, or, in the columns "as a word", where a form
 * is that the search takes for the same word. "Found" are those that are searched for what was typed without advice.
 */
#include "analyse/hangul.h"
#include "analyse/jamo.h"
#include "analyse/keyboard.h"
#include "api/handle.h"
#include "search/forms.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WORDS = 100, SCRIPTS = 3 };

static uint64_t state;

static unsigned below(uint64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((state >> 33) % limit);
}

/* ---- Words ------------------------------------------------------------------------------------------------------ */

static const int32_t alphabets[SCRIPTS][2] = {{'a', 'z'}, {0x430, 0x44F}, {0xAC00, 0xD7A3}};

struct pool {
    struct arena arena;
    ARRAY_STRUCT(, struct store_form) words[SCRIPTS];
    uint64_t sums[SCRIPTS];
};

static bool is_word_of(struct view form, int script) {
    size_t chars = 0;
    for (size_t at = 0; at < form.length; chars++) {
        int32_t c;
        at += utf8_decode(&c, form.data + at, form.length - at);
        if (c < alphabets[script][0] || c > alphabets[script][1]) return false;
    }
    return chars >= (script == 2 ? 2 : 4);
}

static bool pool_form(void *context, const struct store_form *form) {
    struct pool *pool = context;
    for (int script = 0; script < SCRIPTS; script++) {
        if (form->frequency <= 0 || !is_word_of(form->form, script)) continue;
        struct store_form copy = *form;
        copy.form.data = arena_copy(&pool->arena, form->form.data, form->form.length);
        pool->sums[script] += (uint64_t)form->frequency;
        return copy.form.data && array_push(&pool->words[script], copy);
    }
    return true;
}

static struct view draw(const struct pool *pool, int script) {
    uint64_t at = below(pool->sums[script]);
    size_t i = 0;
    while (at >= (uint64_t)pool->words[script].items[i].frequency)
        at -= (uint64_t)pool->words[script].items[i++].frequency;
    return pool->words[script].items[i].form;
}

/* ---- Errors ----------------------------------------------------------------------------------------------------- */

/* A key of SCRIPT. */
static int32_t any_key(int script) {
    if (script == 2) return 0x3131 + (int32_t)below(0x3163 - 0x3131 + 1);
    return alphabets[script][0] + (int32_t)below((uint64_t)(alphabets[script][1] - alphabets[script][0] + 1));
}

/* A key that is on the keyboard, half the time one that touches KEY. */
static int32_t wrong_key(int script, int32_t key) {
    bool beside = below(2) == 0;
    for (;;) {
        int32_t c = any_key(script);
        bool known = keyboard_touches(c, c);
        if (c != key && known && (!beside || keyboard_touches(c, key))) return c;
    }
}

static void misspell(struct buffer *out, struct view form, int script) {
    struct typed_word word;
    typed_word_read(&word, form);
    int32_t keys[DISTANCE_KEYS_MAX + 1];
    size_t count = 0, at = below(word.length);
    unsigned kind = below(4);
    if (kind == 3 && at + 1 == word.length) at--;
    for (size_t i = 0; i < word.length; i++) {
        if (i == at && kind == 0) keys[count++] = wrong_key(script, word.keys[i]); /* too many */
        if (i == at && kind == 1) continue;                                          /* missing */
        keys[count++] = i == at && kind == 2 ? wrong_key(script, word.keys[i]) : word.keys[i];
        if (i == at && kind == 3) {
            keys[count - 1] = word.keys[i + 1];
            keys[count++] = word.keys[i++];
        }
    }
    buffer_clear(out);
    jamo_compose(out, keys, count);
}

/* ---- Asking ----------------------------------------------------------------------------------------------------- */

struct counts {
    unsigned first, third, first_word, third_word, known, found;
    double times[WORDS];
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Whether the search takes A for B. */
static bool is_same_word(struct store *store, struct view a, struct view b) {
    struct arena arena = {0};
    struct form_search search = {.store = store, .arena = &arena};
    struct word_position position = {0};
    bool same = forms_find(&position, &search, a) == LEDE_OK && forms_have(&position, b);
    array_release(&position.forms);
    form_search_release(&search);
    arena_release(&arena);
    return same;
}

static void ask(struct counts *counts, unsigned i, lede_corpus *corpus, struct view meant, const char *typed) {
    lede_advice *advice;
    counts->found += is_same_word(corpus->store, view_str(typed), meant);
    double start = now();
    if (lede_advise(&advice, corpus, typed, NULL, NULL) != LEDE_OK) return;
    counts->times[i] = now() - start;
    size_t place = SIZE_MAX, word_place = SIZE_MAX;
    for (size_t s = 0; s < advice->suggestion_count; s++) {
        struct view to = view_str(advice->suggestions[s].to ? advice->suggestions[s].to : "");
        if (place == SIZE_MAX && view_equal(to, meant)) place = s;
        if (word_place == SIZE_MAX && is_same_word(corpus->store, to, meant)) word_place = s;
    }
    counts->first += place == 0;
    counts->third += place < 3;
    counts->first_word += word_place == 0;
    counts->third_word += word_place < 3;
    lede_advice_free(advice);
}

static int compare_times(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void run(const struct pool *pool, lede_corpus *corpus, int script) {
    static const char *const names[] = {"English", "Russian", "Korean"};
    struct counts counts = {0};
    struct buffer typed = {0};
    if (pool->words[script].length == 0) return;
    for (unsigned i = 0; i < WORDS; i++) {
        int64_t frequency;
        struct view meant = draw(pool, script);
        misspell(&typed, meant, script);
        store_frequency(&frequency, corpus->store, buffer_view(&typed), NULL);
        if (frequency > 0 || view_equal(meant, buffer_view(&typed))) {
            counts.known++;
            i--;
            continue;
        }
        ask(&counts, i, corpus, meant, buffer_str(&typed));
    }
    qsort(counts.times, WORDS, sizeof *counts.times, compare_times);
    printf("%-8s %5u %5u %9u %9u %6u %6u %7.1f %7.1f\n", names[script], counts.first, counts.third, counts.first_word,
           counts.third_word, counts.found, counts.known, counts.times[WORDS / 2], counts.times[WORDS * 95 / 100]);
    buffer_release(&typed);
}

int main(int argc, char **argv) {
    lede_corpus *corpus;
    lede_error err;
    struct pool pool = {0};
    if (argc < 2 || lede_open(&corpus, argv[1], LEDE_READ, 0, &err) != LEDE_OK) {
        fprintf(stderr, "usage: lede-suggest CORPUS [SEED]%s%s\n", argc < 2 ? "" : ": ", argc < 2 ? "" : err.message);
        return 2;
    }
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    store_prefix_forms(corpus->store, view_str(""), pool_form, &pool, NULL);
    puts("of 100   first  in 3  first as  in 3 as  found  redrawn  median   95%\n"
         "                      a word    a word                    ms    ms");
    for (int script = 0; script < SCRIPTS; script++) run(&pool, corpus, script);
    for (int script = 0; script < SCRIPTS; script++) array_release(&pool.words[script]);
    arena_release(&pool.arena);
    lede_close(corpus);
    return 0;
}
