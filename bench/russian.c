/* SPDX-License-Identifier: MIT */
/* How well the classes of Russian forms tell words apart; russian.sh calls it. */
/*
 * usage: russian FORMS TEXT LIST...
 * FORMS is what hunspell_forms.pl prints, TEXT the news; each LIST names entries as the dictionary spells them. A form
 * that is found is wrong when it is in the dictionary, but in no entry that has the query.
 */
#include "analyse/classes.h"
#include "analyse/token.h"
#include "base/table.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

ARRAY_STRUCT(ids, uint32_t);

struct form {
    struct view text;
    struct ids words; /* entries of the dictionary that have it */
    struct ids keys;  /* numbers in struct world.keys, with the kind in the lowest two bits */
    bool news;
};

ARRAY_STRUCT(forms, struct form);

struct world {
    struct analyser *analyser;
    struct table index; /* form: number in forms plus one */
    struct forms forms;
    struct table keys;                  /* key: number in holders plus one; in the order of holders */
    ARRAY_STRUCT(, struct ids) holders; /* forms with the key, with the kind in the lowest two bits */
    ARRAY_STRUCT(, struct ids) words;   /* forms of each entry */
};

static uint32_t form_number(struct world *world, struct view raw) {
    struct buffer folded = {0};
    fold_word(&folded, raw);
    struct table_entry *entry = table_put(&world->index, buffer_view(&folded));
    buffer_release(&folded);
    if (!entry) exit(3);
    if (entry->value == 0) {
        array_push(&world->forms, (struct form){.text = entry->key});
        entry->value = world->forms.length;
    }
    return (uint32_t)entry->value - 1;
}

static void read_dictionary(struct world *world, const char *path) {
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!in) exit(3);
    while (getline(&line, &room, in) > 0) {
        char *rest = strchr(strchr(line, '\t') + 1, '\t') + 1;
        struct ids forms = {0};
        for (char *form = strtok(rest, " \n"); form; form = strtok(NULL, " \n")) {
            uint32_t number = form_number(world, view_str(form));
            array_push(&world->forms.items[number].words, (uint32_t)world->words.length);
            array_push(&forms, number);
        }
        array_push(&world->words, forms);
    }
    free(line);
    fclose(in);
}

static void read_news(struct world *world, const char *path) {
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
            if ((unsigned char)form.data[0] < 0xD0 || (unsigned char)form.data[0] > 0xD1) continue;
            world->forms.items[form_number(world, form)].news = true;
        }
    }
    free(line);
    fclose(in);
    tokens_release(&tokens);
}

static struct ids *holders(struct world *world, struct view key) {
    struct table_entry *entry = table_put(&world->keys, key);
    if (!entry) exit(3);
    if (entry->value == 0) {
        array_push(&world->holders, (struct ids){0});
        entry->value = world->holders.length;
    }
    return &world->holders.items[entry->value - 1];
}

/* Fills in the keys of all forms; says what they cost. */
static void classify(struct world *world) {
    struct class_keys keys = {0};
    struct timespec start, end;
    size_t rows = 0, news = 0, count = world->forms.length;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < count; i++) classes_of(&keys, world->analyser, world->forms.items[i].text);
    clock_gettime(CLOCK_MONOTONIC, &end);
    for (size_t i = 0; i < count; i++) {
        struct form *form = &world->forms.items[i];
        classes_of(&keys, world->analyser, form->text);
        news += form->news;
        for (size_t k = 0; k < class_keys_count(&keys); k++) {
            struct view key = class_key(&keys, k);
            uint32_t kind = key.data[0] == CLASS_DOUBTFUL ? 1 : key.data[0] == CLASS_VERB ? 2 : 0;
            rows += form->news && !class_is_own(key, form->text);
            struct ids *with = holders(world, view_of(key.data + 1, key.length - 1));
            array_push(with, (uint32_t)i * 4 + kind);
            array_push(&form->keys, (uint32_t)(with - world->holders.items) * 4 + kind);
        }
    }
    double ns = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
    printf("classes_of: %.0f ns a form; rows a form of the news: %.2f (%zu forms)\n", ns / (double)count,
           (double)rows / (double)news, news);
    class_keys_release(&keys);
}

static bool is_same_word(const struct form *a, const struct form *b) {
    for (size_t i = 0; i < a->words.length; i++)
        for (size_t j = 0; j < b->words.length; j++)
            if (a->words.items[i] == b->words.items[j]) return true;
    return false;
}

/* 2: found by a sure key, 1: by a doubtful one, 0: not at all. FROM is the query. A form that is the key's text has it.
 */
static int meets(const struct world *world, const struct form *from, const struct form *to) {
    int best = 0;
    for (size_t i = 0; i < from->keys.length; i++) {
        uint32_t key = from->keys.items[i];
        if (view_equal(world->keys.entries[key / 4].key, to->text)) best = key % 4 == 0 ? 2 : best > 1 ? best : 1;
        for (size_t j = 0; j < to->keys.length; j++) {
            uint32_t other = to->keys.items[j];
            if (key / 4 != other / 4) continue;
            int how = key % 4 == other % 4 ? 2 : key % 4 == 0 || other % 4 == 0 ? 1 : 0;
            if (how > best) best = how;
        }
    }
    return best;
}

/* Of a query for form FROM: forms of other words that are found, [0] by doubtful keys alone, [1] by sure ones. */
static void count_wrong(const struct world *world, uint32_t from, bool news, size_t wrong[2], bool print) {
    const struct form *query = &world->forms.items[from];
    struct ids seen = {0};
    for (size_t k = 0; k < query->keys.length; k++) {
        const struct ids *with = &world->holders.items[query->keys.items[k] / 4];
        struct table_entry *own = table_find(&world->index, world->keys.entries[query->keys.items[k] / 4].key);
        for (size_t i = 0; i < with->length + (own != NULL); i++) {
            uint32_t to = i < with->length ? with->items[i] / 4 : (uint32_t)own->value - 1;
            const struct form *found = &world->forms.items[to];
            if (to == from || found->words.length == 0 || (news && !found->news) || is_same_word(query, found))
                continue;
            bool known = false;
            for (size_t s = 0; s < seen.length; s++) known = known || seen.items[s] == to;
            int how = meets(world, query, found);
            if (known || how == 0) continue;
            array_push(&seen, to);
            wrong[how - 1]++;
            if (print) printf("%s%.*s", how == 2 ? " " : " ?", (int)found->text.length, found->text.data);
        }
    }
    array_release(&seen);
}

struct figures {
    size_t words, pairs, met, sure, queries, wrong[2], wrong_news[2];
};

static void measure_word(const struct world *world, const struct ids *word, struct figures *figures, bool print) {
    figures->words++;
    for (size_t i = 0; i < word->length; i++) {
        const struct form *from = &world->forms.items[word->items[i]];
        size_t missed = 0;
        for (size_t j = 0; j < word->length; j++) {
            if (i == j) continue;
            const struct form *to = &world->forms.items[word->items[j]];
            int how = meets(world, from, to);
            figures->pairs++;
            figures->met += how > 0;
            figures->sure += how == 2;
            missed += how == 0;
            if (how == 1 && print)
                printf("doubt %.*s %.*s\n", (int)from->text.length, from->text.data, (int)to->text.length,
                       to->text.data);
            if (how == 0 && print) printf("%s%.*s", missed == 1 ? "miss " : " ", (int)to->text.length, to->text.data);
        }
        if (missed && print) printf(" for %.*s\n", (int)from->text.length, from->text.data);
        figures->queries++;
        count_wrong(world, word->items[i], false, figures->wrong, false);
        size_t before = figures->wrong_news[0] + figures->wrong_news[1];
        if (print) printf("wrong for %.*s:", (int)from->text.length, from->text.data);
        count_wrong(world, word->items[i], true, figures->wrong_news, print);
        if (print) printf(" (%zu)\n", figures->wrong_news[0] + figures->wrong_news[1] - before);
    }
}

static void report(const char *name, const struct figures *f) {
    printf("%-28s %6zu words %8zu pairs  met %.2f%% (sure %.2f%%)  wrong forms a query: dictionary %.2f sure %.2f "
           "doubtful; news %.2f sure %.2f doubtful\n",
           name, f->words, f->pairs, 100.0 * (double)f->met / (double)f->pairs,
           100.0 * (double)f->sure / (double)f->pairs, (double)f->wrong[1] / (double)f->queries,
           (double)f->wrong[0] / (double)f->queries, (double)f->wrong_news[1] / (double)f->queries,
           (double)f->wrong_news[0] / (double)f->queries);
}

/* Entries listed in the file PATH: one a line, as the dictionary spells it, its flags behind a slash. */
static void measure_list(struct world *world, const char *dictionary, const char *path, bool print) {
    struct table wanted = {0};
    struct figures figures = {0};
    char *line = NULL;
    size_t room = 0;
    FILE *in = fopen(path, "r");
    if (!in) exit(3);
    while (getline(&line, &room, in) > 0) {
        line[strcspn(line, "\n")] = 0;
        if (line[0] && line[0] != '#') table_put(&wanted, view_str(line));
    }
    fclose(in);
    in = fopen(dictionary, "r");
    for (size_t i = 0; in && getline(&line, &room, in) > 0; i++) {
        *strchr(strchr(line, '\t') + 1, '\t') = 0;
        *strchr(line, '\t') = '/';
        if (table_find(&wanted, view_str(line)) && world->words.items[i].length > 1)
            measure_word(world, &world->words.items[i], &figures, print);
    }
    fclose(in);
    free(line);
    report(path, &figures);
    table_release(&wanted);
}

int main(int argc, char **argv) {
    struct world world = {0};
    lede_error err;
    if (argc < 4 || analyser_open(&world.analyser, &err) != LEDE_OK) return 2;
    read_dictionary(&world, argv[1]);
    read_news(&world, argv[2]);
    classify(&world);
    for (int i = 3; i < argc; i++) measure_list(&world, argv[1], argv[i], getenv("LEDE_VERBOSE") != NULL);
    analyser_close(world.analyser);
    return 0;
}
