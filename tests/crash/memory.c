/* SPDX-License-Identifier: MIT */
/* Every allocation of a command fails in turn. */

#include "shortage.h"
#include "world.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool lasting; /* all allocations behind the one that fails fail, too */

static void tell(void *context, const lede_report *report) {
    (void)context;
    fprintf(stderr, "%s\n", report->message);
}

/* What the command at hand has answered: where it says that it went well, that is the same as ever. */
static uint64_t answer;

static void note(const void *data, size_t length) {
    const unsigned char *bytes = data;
    /* FNV-1a (Fowler, Noll & Vo). */
    for (size_t i = 0; i < length; i++) answer = (answer ^ bytes[i]) * UINT64_C(1099511628211);
}

static void note_number(uint64_t number) { note(&number, sizeof number); }

static void note_text(const char *text) { note(text ? text : "-", text ? strlen(text) : 1); }

/* ---- Commands ------------------------------------------------------------------------------------------------- */

static lede_status add(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = lede_open(&corpus, path, LEDE_CREATE, 0, err);
    const char *paths[] = {world_path(folder, "f00.txt"), world_path(folder, "f01.txt"),
                           world_path(folder, "lines.jsonl"), NULL};
    lede_add_options options = {.jobs = 1};
    lede_add_counts counts;
    if (status == LEDE_OK) status = lede_add(&counts, corpus, paths, &options, err);
    lede_close(corpus);
    return status;
}

static void note_results(const lede_results *results) {
    note_number(results->total);
    for (size_t i = 0; i < results->hit_count; i++) {
        note(&results->hits[i].score, sizeof results->hits[i].score);
        note_text(results->hits[i].article->title);
        note_text(results->hits[i].snippet);
        note(results->hits[i].matches, results->hits[i].match_count * sizeof *results->hits[i].matches);
        note(results->hits[i].highlights, results->hits[i].highlight_count * sizeof *results->hits[i].highlights);
    }
    for (size_t i = 0; i < results->word_count; i++) {
        note_text(results->words[i].text);
        for (size_t k = 0; k < results->words[i].form_count; k++) note_text(results->words[i].forms[k].text);
    }
    note_text(results->tree);
}

static lede_status search(const char *path, const char *folder, lede_error *err) {
    static const char *const queries[] = {"talks Moscow", "\"the talks would\" -grain", "Путин 회담",
                                          "(a OR kim) AND state-run"};
    lede_corpus *corpus;
    lede_search_options options;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    lede_search_defaults(&options);
    options.snippet_columns = 80;
    options.explain = true;
    for (size_t i = 0; status == LEDE_OK && i < sizeof queries / sizeof *queries; i++) {
        lede_results *results;
        status = lede_search(&results, corpus, queries[i], &options, err);
        if (status == LEDE_OK) {
            note_results(results);
            lede_results_free(results);
        }
    }
    lede_close(corpus);
    return status;
}

static bool note_listed(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)context;
    note_number(text_length + passage_count);
    note_text(article->key);
    note_text(article->title);
    return true;
}

static lede_status show(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_document *document;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_list(corpus, note_listed, NULL, err);
    if (status == LEDE_OK) {
        status = lede_document_read(&document, corpus, 1, err);
        if (status == LEDE_OK) {
            note(document->text, document->text_length);
            note_number(document->passage_count);
            lede_document_free(document);
        }
    }
    lede_close(corpus);
    return status;
}

static bool note_extracted(void *context, const lede_extracted *extracted) {
    (void)context;
    note_text(extracted->article.title);
    note(extracted->text, extracted->text_length);
    return true;
}

static lede_status extract(const char *path, const char *folder, lede_error *err) {
    const char *paths[] = {world_path(folder, "f00.txt"), world_path(folder, "lines.jsonl"), world_path(folder, "a.md"),
                           NULL};
    lede_add_options options = {.jobs = 1};
    lede_add_counts counts;
    (void)path;
    return lede_extract(&counts, paths, &options, note_extracted, err);
}

static lede_status check(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t problems = 0;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_check(&problems, corpus, tell, NULL, err);
    if (problems) world_fail("the check takes want of memory for damage");
    lede_close(corpus);
    return status;
}

static lede_status removal(const char *path, const char *folder, lede_error *err) {
    const char *what[] = {world_path(folder, "f00.txt"), NULL};
    lede_corpus *corpus;
    uint64_t removed;
    bool done;
    lede_status status = lede_open(&corpus, path, LEDE_WRITE, 0, err);
    if (status == LEDE_OK) status = lede_remove(&removed, corpus, what, NULL, err);
    /* Removed the time before. */
    if (status == LEDE_NO_MATCH) status = LEDE_OK;
    if (status == LEDE_OK) status = lede_compact(&done, corpus, err);
    lede_close(corpus);
    return status;
}

static lede_status reindex(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t damaged;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_REBUILD, 0, err);
    if (status == LEDE_OK) status = lede_reindex(&damaged, corpus, true, NULL, NULL, err);
    lede_close(corpus);
    return status;
}

static bool note_line(void *context, const lede_kwic_line *line) {
    (void)context;
    note_text(line->left);
    note_text(line->text);
    note_text(line->right);
    return true;
}

static lede_status kwic(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_kwic_counts counts;
    lede_kwic_options options = {.limit = 30, .left = 20, .right = 30, .each = note_line};
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_kwic(&counts, corpus, "talks Путин", NULL, &options, err);
    lede_close(corpus);
    return status;
}

static lede_status timeline(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_timeline *timeline;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_timeline_make(&timeline, corpus, "talks Kim", LEDE_UNIT_AUTO, NULL, err);
    if (status == LEDE_OK) {
        note_number(timeline->articles * 100 + timeline->passages);
        for (size_t i = 0; i < timeline->period_count; i++) note_text(timeline->periods[i].start);
        lede_timeline_free(timeline);
    }
    lede_close(corpus);
    return status;
}

static lede_status advise(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_advice *advice;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_advise(&advice, corpus, "moscwo +genby", NULL, err);
    if (status == LEDE_OK) {
        for (size_t i = 0; i < advice->clue_count; i++) note_number(advice->clues[i].total);
        for (size_t i = 0; i < advice->suggestion_count; i++) note_text(advice->suggestions[i].query);
        lede_advice_free(advice);
    }
    lede_close(corpus);
    return status;
}

static lede_status quote(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_uses *uses;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_quote(&uses, corpus, "Kim met Путин in Moscow", NULL, err);
    if (status == LEDE_OK) {
        for (size_t i = 0; i < uses->use_count; i++) note_number(uses->uses[i].start * 100 + uses->uses[i].same);
        lede_uses_free(uses);
    }
    lede_close(corpus);
    return status;
}

static void note_likes(const lede_likes *likes) {
    for (size_t i = 0; i < likes->like_count; i++) {
        note(&likes->likes[i].likeness, sizeof likes->likes[i].likeness);
        for (size_t k = 0; k < likes->likes[i].word_count; k++) note_text(likes->likes[i].words[k]);
    }
}

static lede_status similar(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_likes *likes;
    static const char text[] = "The envoys of both sides met in Moscow.";
    lede_extracted extracted = {.text = text, .text_length = sizeof text - 1};
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_similar(&likes, corpus, (lede_address){1, 1}, NULL, err);
    if (status == LEDE_OK) {
        note_likes(likes);
        lede_likes_free(likes);
        status = lede_similar_text(&likes, corpus, &extracted, NULL, err);
    }
    if (status == LEDE_OK) {
        note_likes(likes);
        lede_likes_free(likes);
    }
    lede_close(corpus);
    return status;
}

static bool note_term(void *context, const lede_term *term) {
    (void)context;
    note_text(term->form);
    return true;
}

static bool note_value(void *context, const char *value) {
    (void)context;
    note_text(value);
    return true;
}

static lede_status terms(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_term_options options = {.limit = 20, .each = note_term};
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_terms(corpus, "t", &options, err);
    if (status == LEDE_OK) status = lede_values(corpus, "language", note_value, NULL, err);
    lede_close(corpus);
    return status;
}

static bool note_name(void *context, const lede_name *name) {
    (void)context;
    note_text(name->line);
    return true;
}

static lede_status names(const char *path, const char *folder, lede_error *err) {
    static const char list[] = "person\tOleg Testov\tОлег Тестов\t올레그 테스토프\n";
    lede_corpus *corpus;
    uint64_t added;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_WRITE, 0, err);
    if (status == LEDE_OK) status = lede_names_add(&added, corpus, list, sizeof list - 1, false, err);
    if (status == LEDE_OK) status = lede_names(corpus, "Олега Тестова Путин", note_name, NULL, err);
    lede_close(corpus);
    return status;
}

static lede_status alert(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    lede_alerts *alerts;
    (void)folder;
    lede_status status = lede_open(&corpus, path, LEDE_WRITE, 0, err);
    if (status == LEDE_OK) status = lede_alert_add(corpus, "talks", "talks Moscow", NULL, err);
    if (status == LEDE_OK) status = lede_alerts_read(&alerts, corpus, err);
    if (status == LEDE_OK) {
        for (size_t i = 0; i < alerts->count; i++) note_text(alerts->items[i].query);
        lede_alerts_free(alerts);
        status = lede_alert_told(corpus, "talks", 100, err);
    }
    if (status == LEDE_OK) status = lede_alert_remove(corpus, "talks", err);
    lede_close(corpus);
    return status;
}

static lede_status backup(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    const char *copy = world_path(folder, "backup.lede");
    unlink(copy);
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, err);
    if (status == LEDE_OK) status = lede_backup(corpus, copy, err);
    lede_close(corpus);
    return status;
}

static lede_status repair(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t lost;
    unlink(world_path(folder, "corpus.lede.damaged"));
    lede_status status = lede_open(&corpus, path, LEDE_REBUILD, 0, err);
    if (status == LEDE_OK) status = lede_repair(&lost, corpus, NULL, NULL, err);
    lede_close(corpus);
    return status;
}

/* One round: what was changed before it began is told at once. */
static lede_status watch(const char *path, const char *folder, lede_error *err) {
    lede_watch *watch;
    lede_changes changes;
    lede_add_options options = {.jobs = 1};
    const char *folders[] = {folder, NULL};
    (void)path;
    lede_status status = lede_watch_open(&watch, folders, path, &options, err);
    if (status == LEDE_OK) status = lede_watch_next(&changes, watch, STDIN_FILENO, err);
    lede_watch_close(watch);
    return status == LEDE_STOPPED ? LEDE_OK : status;
}

static lede_status vanished(const char *path, const char *folder, lede_error *err) {
    lede_corpus *corpus;
    uint64_t found;
    lede_vanished_options options = {.remove = true};
    lede_status status = lede_open(&corpus, path, LEDE_WRITE, 0, err);
    if (status == LEDE_OK) status = lede_vanished(&found, corpus, folder, &options, err);
    lede_close(corpus);
    return status;
}

static const struct {
    const char *name;
    lede_status (*run)(const char *path, const char *folder, lede_error *err);
    bool writes; /* so that the corpus is checked afterwards */
} commands[] = {
    {"add", add, true},
    {"search", search, false},
    {"show, list", show, false},
    {"extract", extract, false},
    {"check", check, false},
    {"reindex", reindex, true},
    {"remove, compact", removal, true},
    {"kwic", kwic, false},
    {"timeline", timeline, false},
    {"advice", advise, false},
    {"quote", quote, false},
    {"similar", similar, false},
    {"terms, values", terms, false},
    {"names", names, true},
    {"alert", alert, true},
    {"backup", backup, true},
    {"check --repair", repair, true},
    {"watch", watch, false},
    {"prune", vanished, true},
};

/* ---- Failing -------------------------------------------------------------------------------------------------- */

/* The corpus at PATH, where there is one, has to be sound. */
static void verify(const char *path, size_t which, long at) {
    lede_corpus *corpus;
    uint64_t problems = 0;
    lede_error err = {.message = ""};
    lede_status status = lede_open(&corpus, path, LEDE_READ, 0, &err);
    if (status == LEDE_NO_CORPUS) return;
    if (status != LEDE_OK || lede_check(&problems, corpus, tell, NULL, &err) != LEDE_OK) world_fail("%s", err.message);
    if (problems) world_fail("%s: the corpus is damaged when allocation %ld fails", commands[which].name, at);
    lede_close(corpus);
}

/* Runs command number WHICH with allocation AT failing, or none where it is 0; returns whether it met that. EXPECTED is
   what it answers then. */
static bool run(size_t which, uint64_t *expected, long at, const char *path, const char *folder) {
    lede_error err = {.message = ""};
    long before = shortage_blocks();
    answer = 0;
    shortage_begin(at, lasting);
    lede_status status = commands[which].run(path, folder, &err);
    long allocated = shortage_end(), leaked = shortage_blocks() - before;
    if (leaked) world_fail("%s: %ld blocks leak when allocation %ld fails", commands[which].name, leaked, at);
    if (status != LEDE_OK && status != LEDE_NO_MEMORY && status != LEDE_BAD_INPUT)
        world_fail("%s: allocation %ld fails: status %d, %s", commands[which].name, at, (int)status, err.message);
    if (status != LEDE_OK && !err.message[0]) world_fail("%s: allocation %ld: no message", commands[which].name, at);
    if (at == 0) *expected = answer;
    if (status == LEDE_OK && answer != *expected)
        world_fail("%s: another answer when allocation %ld fails", commands[which].name, at);
    return allocated >= at;
}

/* Runs command number WHICH as it is: the first time things are made that stay until the program ends.
 *EXPECTED is its answer. */
static void warm_up(size_t which, uint64_t *expected, const char *path, const char *folder) {
    if (which > 0) world_copy(path, world_path(folder, "whole.lede"));
    run(which, expected, 0, path, folder);
    if (which == 0) world_copy(world_path(folder, "whole.lede"), path);
}

/* Runs command number WHICH with each allocation failing from number FIRST on, EVERY one of them; returns how many. */
static long run_all(size_t which, long first, long every, const char *path, const char *folder) {
    uint64_t expected;
    long runs = 0;
    warm_up(which, &expected, path, folder);
    for (int last = 0; last < 2; last++) {
        lasting = last;
        for (long at = first;; at += every, runs++) {
            /* A log that could not be merged belongs to the corpus from before. */
            unlink(world_path(folder, "corpus.lede-wal"));
            unlink(world_path(folder, "corpus.lede-shm"));
            if (which == 0) unlink(path);
            else world_copy(path, world_path(folder, "whole.lede"));
            if (!run(which, &expected, at, path, folder)) break;
            if (commands[which].writes) {
                verify(path, which, at);
                verify(world_path(folder, "backup.lede"), which, at);
            }
        }
    }
    return runs;
}

static void write_inputs(const char *folder) {
    FILE *lines = fopen(world_path(folder, "lines.jsonl"), "w"), *page = fopen(world_path(folder, "a.md"), "w");
    if (!lines || !page) world_fail("cannot write to %s", folder);
    fputs("{\"id\": 1, \"title\": \"Talks\", \"text\": \"Kim met Путин. 회담은 끝났다.\", \"date\": \"2024-05\"}\n",
          lines);
    fputs("{\"id\": 2, \"text\": \"\\u0414\\u0430.\"}\n{\"text\": 1}\n", lines);
    fputs("---\ntitle: \"A report\"\ndate: 2026-04-02\n---\n\n# Head\n\nText.\n", page);
    if (fclose(lines) != 0 || fclose(page) != 0) world_fail("cannot write to %s", folder);
}

/* The arguments: each how many allocations fail; the one command that is meant; the allocation to start with. */
int main(int argc, char **argv) {
    long every = world_argument(argc, argv, 1, 1), first = world_argument(argc, argv, 3, 1);
    const char *folder = world_folder("memory");
    char path[256];
    uint64_t ignored;
    write_inputs(folder);
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        bool meant = argc < 3 || strcmp(argv[2], commands[i].name) == 0;
        if (i == 0) warm_up(i, &ignored, path, folder);
        if (!meant) continue;
        long runs = run_all(i, first, every, path, folder);
        printf("%s: %ld allocations failed: an error, no leak, no damage\n", commands[i].name, runs);
        fflush(stdout);
    }
    world_remove(folder);
    return 0;
}
