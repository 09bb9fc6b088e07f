/* SPDX-License-Identifier: MIT */
/* How many names meet across scripts, by skeleton or by the list of names. */

/*
 * usage: names NAMES.tsv HUNDRED.tsv VOCABULARY.tsv
 *
 * HUNDRED has a name a line: kind, English, Russian, Korean. VOCABULARY has a folded form a line, then its document
 * frequency. A name meets by key from one script to another where each of its words has a skeleton that the
 * word of the other script has, too, and sounds alike; or where all its words joined do so. A wrong meeting is a form
 * of the vocabulary that a name's word meets by key, and that is no form of the name.
 */
#include "analyse/name_list.h"
#include "analyse/hangul.h"
#include "analyse/skeleton.h"
#include "analyse/syllable.h"
#include "analyse/token.h"
#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>

enum { SCRIPTS = 3, WORDS_MAX = 8, NAMES_MAX = 1000 };

struct written {
    struct view words[WORDS_MAX];
    size_t count;
};

struct row {
    const char *kind;
    struct written in[SCRIPTS];
};

struct bench {
    struct analyser *analyser;
    struct name_list list;
    struct names names; /* of LIST */
    struct table by_key; /* skeleton: first form, plus one */
    struct {
        struct view form;
        size_t next;
        long frequency;
    } * forms;
    size_t form_count, links;
    struct row rows[NAMES_MAX];
    size_t count;
    struct arena arena;
    bool verbose, unchecked, spare; /* SPARE: no skeletons where the list has the name in that script */
};

static void die(const char *what) {
    fprintf(stderr, "names: %s\n", what);
    exit(3);
}

static struct view read_whole(const char *path) {
    struct buffer text = {0};
    char block[65536];
    FILE *file = fopen(path, "rb");
    if (!file) die(path);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buffer_append(&text, block, n);
    fclose(file);
    return buffer_view(&text);
}

/* The text up to SEPARATOR, taken off the front of *REST. */
static struct view take(struct view *rest, char separator) {
    const char *end = memchr(rest->data, separator, rest->length);
    struct view piece = view_of(rest->data, end ? (size_t)(end - rest->data) : rest->length);
    size_t taken = piece.length + (end != NULL);
    *rest = view_of(rest->data + taken, rest->length - taken);
    return piece;
}

static struct written words_of(struct bench *bench, struct view text) {
    struct tokens tokens = {0};
    struct written out = {.count = 0};
    if (!tokens_of(&tokens, text)) die("out of memory");
    for (size_t i = 0; i < tokens.list.length && out.count < WORDS_MAX; i++) {
        if (tokens.list.items[i].parts > 1) continue;
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        out.words[out.count++] = view_of(arena_copy(&bench->arena, form.data, form.length), form.length);
    }
    tokens_release(&tokens);
    return out;
}

static void read_rows(struct bench *bench, struct view text) {
    while (text.length > 0 && bench->count < NAMES_MAX) {
        struct view line = take(&text, '\n');
        if (line.length == 0 || line.data[0] == '#') continue;
        struct row *row = &bench->rows[bench->count++];
        struct view kind = take(&line, '\t');
        row->kind = arena_copy(&bench->arena, kind.data, kind.length);
        for (int s = 0; s < SCRIPTS; s++) row->in[s] = words_of(bench, take(&line, '\t'));
    }
}

static void read_vocabulary(struct bench *bench, struct view text) {
    struct class_keys keys = {0};
    struct buffer readings = {0};
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++) lines += text.data[i] == '\n';
    /* A form has at most one link for each reading. */
    bench->forms = calloc(lines * SOUND_READINGS_MAX + 1, sizeof *bench->forms);
    while (text.length > 0) {
        struct view line = take(&text, '\n'), form = take(&line, '\t');
        if (!skeleton_keys(&keys, &readings, form)) die("out of memory");
        for (size_t i = 0; i < class_keys_count(&keys); i++) {
            struct table_entry *entry = table_put(&bench->by_key, class_key(&keys, i));
            size_t at = ++bench->links;
            bench->forms[at].form = form;
            bench->forms[at].next = entry->value;
            bench->forms[at].frequency = strtol(line.data, NULL, 10);
            entry->value = at;
        }
        bench->form_count++;
    }
}

/* ---- Meeting --------------------------------------------------------------------------------------------------- */

static bool is_alike(const struct skeleton_probe *probe, struct view form) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct buffer packed = {0};
    sound_pack(&packed, readings, sound_readings(readings, form));
    bool alike = skeleton_alike(probe, buffer_view(&packed), script_of(form));
    buffer_release(&packed);
    return alike;
}

static bool share_key(const struct sounds *a, struct view form) {
    struct class_keys keys = {0};
    struct buffer key = {0}, readings = {0};
    bool found = false;
    skeleton_key(&key, a, script_of(form));
    if (!skeleton_keys(&keys, &readings, form)) die("out of memory");
    buffer_release(&readings);
    for (size_t i = 0; i < class_keys_count(&keys); i++)
        found = found || view_equal(class_key(&keys, i), buffer_view(&key));
    struct skeleton_probe probe;
    skeleton_probe_make(&probe, a);
    found = found && key.length > 0 && is_alike(&probe, form);
    class_keys_release(&keys);
    buffer_release(&key);
    return found;
}

static bool word_meets(struct view a, struct view b) {
    struct sounds readings[SOUND_READINGS_MAX];
    size_t count = sound_readings(readings, a);
    for (size_t i = 0; i < count; i++)
        if (share_key(&readings[i], b)) return true;
    return false;
}

static bool all_meet(const struct written *a, const struct written *b) {
    for (size_t i = 0; i < a->count; i++)
        if (a->count != b->count || !word_meets(a->words[i], b->words[i])) return false;
    return a->count > 0;
}

static bool joined_of(struct sounds *out, const struct written *words) {
    *out = (struct sounds){0};
    for (size_t i = 0; i < words->count; i++)
        if (!sounds_append(out, words->words[i])) return false;
    return true;
}

/* Several words of A as the one word B. */
static bool joined_meets(const struct written *a, const struct written *b) {
    struct sounds joined;
    return a->count > 1 && b->count == 1 && joined_of(&joined, a) && share_key(&joined, b->words[0]);
}

static bool holds(const struct buffer *list, struct view word) {
    for (size_t at = 0; at < list->length; at += strlen(list->data + at) + 1)
        if (view_equal(view_str(list->data + at), word)) return true;
    return false;
}

/* The syllables of the Korean name A written as the words of B. */
static bool spelled_meets(const struct written *a, const struct written *b) {
    struct view syllables[SYLLABLE_NAME_MAX];
    size_t count = a->count == 1 ? syllable_name(syllables, a->words[0]) : 0;
    bool same = count > 0 && count == b->count;
    for (size_t i = 0; same && i < count; i++) {
        struct buffer spellings = {0};
        syllable_spellings(&spellings, syllables[i], script_of(b->words[i]));
        same = holds(&spellings, b->words[i]);
        buffer_release(&spellings);
    }
    return same;
}

/* Word by word, the Korean syllables that A may write are among those that B may. */
static bool syllables_meet(const struct written *a, const struct written *b) {
    bool same = a->count > 1 && a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        struct buffer mine = {0}, theirs = {0};
        syllables_of(&mine, a->words[i]);
        syllables_of(&theirs, b->words[i]);
        same = false;
        for (size_t m = 0; m < mine.length; m += 3)
            for (size_t t = 0; t < theirs.length; t += 3) same = same || memcmp(mine.data + m, theirs.data + t, 3) == 0;
        buffer_release(&mine);
        buffer_release(&theirs);
    }
    return same;
}

static bool meets_by_key(const struct written *a, const struct written *b) {
    return all_meet(a, b) || joined_meets(a, b) || spelled_meets(a, b) || syllables_meet(a, b);
}

static bool same_words(struct view words, const struct written *b) {
    struct view word;
    size_t count = 0;
    while (names_take_word(&word, &words)) {
        if (count == b->count || !view_equal(word, b->words[count])) return false;
        count++;
    }
    return count == b->count;
}

static bool meets_by_alias(struct bench *bench, const struct written *a, const struct written *b) {
    struct name_match match = {0};
    bool found = false;
    if (!names_find(&match, &bench->names, bench->analyser, a->words, a->count)) die("out of memory");
    for (size_t i = 0; match.word_count == a->count && i < match.found.length; i++) {
        const struct name *name = &bench->names.names[match.found.items[i].spelling->name];
        for (uint32_t s = 0; s < name->spelling_count; s++)
            found = found ||
                    same_words(names_text(&bench->names, bench->names.spellings[name->first + s].words), b);
    }
    name_match_release(&match);
    return found;
}

/* ---- Wrong meetings -------------------------------------------------------------------------------------------- */

static bool is_form_of(struct bench *bench, struct view form, struct view word) {
    struct class_keys a = {0}, b = {0};
    bool same = view_starts(form, word);
    if (script_of(form) == SCRIPT_HANGUL) return hangul_relation(form, word) != HANGUL_NONE;
    if (!classes_of(&a, bench->analyser, form) || !classes_of(&b, bench->analyser, word)) die("out of memory");
    for (size_t i = 0; i < class_keys_count(&a); i++)
        for (size_t j = 0; j < class_keys_count(&b); j++) same = same || view_equal(class_key(&a, i), class_key(&b, j));
    class_keys_release(&a);
    class_keys_release(&b);
    return same;
}

static bool is_right(struct bench *bench, const struct row *row, struct view form) {
    for (int s = 0; s < SCRIPTS; s++)
        for (size_t i = 0; i < row->in[s].count; i++)
            if (script_of(form) == script_of(row->in[s].words[i]) && is_form_of(bench, form, row->in[s].words[i]))
                return true;
    return false;
}

/* Whether the list has ROW, as written in FROM, in SCRIPT. */
static bool is_listed(struct bench *bench, const struct written *from, enum script script) {
    struct name_match match = {0};
    bool found = false;
    if (!names_find(&match, &bench->names, bench->analyser, from->words, from->count)) die("out of memory");
    for (size_t i = 0; match.word_count == from->count && i < match.found.length; i++) {
        const struct name *name = &bench->names.names[match.found.items[i].spelling->name];
        for (uint32_t s = 0; s < name->spelling_count; s++)
            found = found || bench->names.spellings[name->first + s].script == script;
    }
    name_match_release(&match);
    return found;
}

/* Counts the forms of SCRIPT that NAME's skeleton brings in and that are no form of ROW. */
static size_t wrong_in(struct bench *bench, const struct row *row, int from, const struct sounds *name,
                       enum script script) {
    struct buffer key = {0};
    struct skeleton_probe probe;
    size_t wrong = 0;
    skeleton_probe_make(&probe, name);
    skeleton_key(&key, name, script);
    struct table_entry *entry = key.length ? table_find(&bench->by_key, buffer_view(&key)) : NULL;
    for (size_t at = entry ? entry->value : 0; at; at = bench->forms[at].next) {
        struct view form = bench->forms[at].form;
        if (is_right(bench, row, form)) continue;
        if (!bench->unchecked && !is_alike(&probe, form)) continue;
        if (bench->spare && is_listed(bench, &row->in[from], script)) continue;
        wrong++;
        if (bench->verbose)
            printf("  wrong: %.*s for %.*s\n", (int)form.length, form.data, (int)row->in[0].words[0].length,
                   row->in[0].words[0].data);
    }
    buffer_release(&key);
    return wrong;
}

static size_t wrong_of(struct bench *bench, const struct row *row, int from, const struct sounds *name) {
    static const enum script scripts[] = {SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_HANGUL};
    size_t wrong = 0;
    for (size_t i = 0; i < 3; i++)
        if (scripts[i] != name->script) wrong += wrong_in(bench, row, from, name, scripts[i]);
    return wrong;
}

static size_t wrong_meetings(struct bench *bench, const struct row *row, int script) {
    const struct written *words = &row->in[script];
    struct sounds joined, readings[SOUND_READINGS_MAX];
    size_t wrong = 0;
    for (size_t i = 0; i < words->count; i++) {
        size_t count = sound_readings(readings, words->words[i]);
        for (size_t r = 0; r < count; r++) wrong += wrong_of(bench, row, script, &readings[r]);
    }
    if (words->count > 1 && joined_of(&joined, words)) wrong += wrong_of(bench, row, script, &joined);
    return wrong;
}

/* ---- The report ------------------------------------------------------------------------------------------------ */

static void print_name(const char *what, const struct row *row) {
    printf("%s:", what);
    for (int s = 0; s < SCRIPTS; s++) {
        for (size_t i = 0; i < row->in[s].count; i++)
            printf(" %.*s", (int)row->in[s].words[i].length, row->in[s].words[i].data);
        printf(s + 1 < SCRIPTS ? " /" : "\n");
    }
}

static void report_pairs(struct bench *bench) {
    static const char *const scripts[] = {"en", "ru", "ko"};
    size_t all_key = 0, all_alias = 0, all_both = 0;
    bool missing[NAMES_MAX] = {0}, no_key[NAMES_MAX] = {0}, no_alias[NAMES_MAX] = {0};
    printf("from to   key alias together, of %zu\n", bench->count);
    for (int from = 0; from < SCRIPTS; from++)
        for (int to = 0; to < SCRIPTS; to++) {
            size_t by_key = 0, by_alias = 0, both = 0;
            for (size_t i = 0; from != to && i < bench->count; i++) {
                const struct row *row = &bench->rows[i];
                bool key = meets_by_key(&row->in[from], &row->in[to]);
                bool alias = meets_by_alias(bench, &row->in[from], &row->in[to]);
                by_key += key, by_alias += alias, both += key || alias;
                no_key[i] |= !key, no_alias[i] |= !alias, missing[i] |= !key && !alias;
            }
            if (from != to) printf("%s   %s %5zu %5zu %5zu\n", scripts[from], scripts[to], by_key, by_alias, both);
        }
    for (size_t i = 0; i < bench->count; i++) all_key += !no_key[i], all_alias += !no_alias[i], all_both += !missing[i];
    printf("each way  %5zu %5zu %5zu\n", all_key, all_alias, all_both);
    for (size_t i = 0; i < bench->count; i++) {
        if (missing[i]) print_name("missing", &bench->rows[i]);
        if (bench->verbose && no_key[i]) print_name("not by key", &bench->rows[i]);
    }
}

static void report_wrong(struct bench *bench, const char *how) {
    size_t wrong = 0, most = 0;
    bool verbose = bench->verbose;
    bench->verbose = verbose && !bench->unchecked && !bench->spare;
    for (size_t i = 0; i < bench->count; i++)
        for (int s = 0; s < SCRIPTS; s++) {
            size_t count = wrong_meetings(bench, &bench->rows[i], s);
            wrong += count;
            if (count > most) most = count;
        }
    printf("wrong forms per query, %s: %.2f, at most %zu\n", how, (double)wrong / (double)(SCRIPTS * bench->count),
           most);
    bench->verbose = verbose;
}

int main(int argc, char **argv) {
    static struct bench bench;
    lede_error err;
    if (argc < 4) die("usage: names NAMES.tsv HUNDRED.tsv VOCABULARY.tsv [-v]");
    bench.unchecked = true;
    bench.verbose = argc > 4 && strcmp(argv[4], "-v") == 0;
    if (analyser_open(&bench.analyser, NULL) != LEDE_OK) die("out of memory");
    if (name_list_read(&bench.list, bench.analyser, read_whole(argv[1]), &err) != LEDE_OK) die(err.message);
    bench.names = name_list_view(&bench.list);
    read_rows(&bench, read_whole(argv[2]));
    read_vocabulary(&bench, read_whole(argv[3]));
    report_pairs(&bench);
    report_wrong(&bench, "by skeleton alone");
    bench.unchecked = false;
    report_wrong(&bench, "sounding alike");
    bench.spare = true;
    report_wrong(&bench, "sounding alike, name not in the list");
    printf("%zu forms, %zu with a skeleton row, %zu skeletons; %zu names\n", bench.form_count, bench.links,
           bench.by_key.length, bench.names.name_count);
    return 0;
}
