/* SPDX-License-Identifier: MIT */
/* The history of a small corpus. */
#include "world.h"

#include "base/buffer.h"
#include "base/table.h"
#include "unit/random.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 11, LARGE = 5 };

enum kind { ADD, UPDATE, REMOVE, REINDEX, SPLIT, COMPACT };

/* Each step, and the files FIRST to LAST that it is about. */
static const struct {
    enum kind kind;
    int first, last;
} history[WORLD_STEPS] = {
    {ADD, 0, 0},    {ADD, 1, 1},    {ADD, 2, 2},    {ADD, 3, 4},     {ADD, 5, 5},
    {UPDATE, 1, 1}, {REMOVE, 2, 2}, {ADD, 6, 9},    {REINDEX, 0, 0}, {COMPACT, 0, 0},
    {ADD, 10, 10},  {UPDATE, 3, 3}, {REMOVE, 7, 7}, {SPLIT, 0, 0},   {COMPACT, 0, 0},
};

static const char *const names[] = {"add", "add", "remove", "reindex", "reindex", "compact"};

const char *world_step_name(int step) { return names[history[step].kind]; }

void world_fail(const char *format, ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args); /* NOLINT(clang-analyzer-valist*): it was started above */
    va_end(args);
    fprintf(stderr, "%s\n", message);
    exit(1);
}

int world_argument(int argc, char **argv, int which, int otherwise) {
    return argc > which ? (int)strtol(argv[which], NULL, 10) : otherwise;
}

/* ---- Files ---------------------------------------------------------------------------------------------------- */

const char *world_path(const char *folder, const char *name) {
    static char paths[8][256];
    static unsigned next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static const char *file_path(const char *folder, int file) {
    char name[16];
    snprintf(name, sizeof name, "f%02d.txt", file);
    return world_path(folder, name);
}

/* The text of VERSION of a file. */
static void make_text(struct buffer *out, int file, int version) {
    static const char *const sentences[] = {
        "The envoys of both sides met in Moscow on Tuesday and spoke for three hours. ",
        "Послы обеих сторон встретились в Москве во вторник и говорили три часа. ",
        "양측 대표들은 화요일 모스크바에서 만나 세 시간 동안 회담했다. ",
        "Putin said that the talks would go on; Kim Jong Un did not answer. ",
        "Президент Путин заявил, что переговоры будут продолжены. ",
        "김정은 위원장은 회담이 계속될 것이라고 밝혔다. ",
        "A state-run agency reported 1,250 tonnes of grain, 12% more than in 2024.\n\n",
        "Министерство сообщило о поставках зерна и муки через границу.\n\n",
    };
    int length = file == LARGE ? 2000 : 12 + file;
    random_state = (uint64_t)file * 16 + (uint64_t)version;
    buffer_append_format(out, "Report %d, version %d.\n\n", file, version);
    for (int i = 0; i < length; i++) {
        buffer_append_str(out, sentences[random_below(sizeof sentences / sizeof *sentences)]);
        if (random_below(4) == 0) buffer_append_format(out, "Witness %u saw it. ", random_below(100000));
    }
    buffer_append_str(out, "\n");
    if (out->failed) world_fail("no memory for a text");
}

static void write_file(const char *folder, int file, int version) {
    struct buffer text = {0};
    make_text(&text, file, version);
    FILE *out = fopen(file_path(folder, file), "wb");
    if (!out || fwrite(text.data, 1, text.length, out) != text.length || fclose(out) != 0)
        world_fail("cannot write to %s", folder);
    buffer_release(&text);
}

const char *world_folder(const char *test) {
    static char folder[128];
    const char *place = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/lede-%s-XXXXXX", place && *place ? place : "/tmp", test);
    if (!mkdtemp(folder)) world_fail("cannot make a folder for %s", test);
    for (int i = 0; i < FILES; i++) write_file(folder, i, 0);
    return folder;
}

static int remove_entry(const char *path, const struct stat *file, int type, struct FTW *at) {
    (void)file, (void)type, (void)at;
    return remove(path);
}

void world_remove(const char *folder) { nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS); }

/* ---- Steps ---------------------------------------------------------------------------------------------------- */

static lede_status add_files(lede_corpus *corpus, const char *folder, int first, int last, lede_error *err) {
    const char *paths[FILES + 1] = {NULL};
    lede_add_counts counts;
    for (int i = first; i <= last; i++) paths[i - first] = file_path(folder, i);
    return lede_add(&counts, corpus, paths, NULL, err);
}

static lede_status remove_file(lede_corpus *corpus, const char *folder, int file, lede_error *err) {
    const char *what[] = {file_path(folder, file), NULL};
    uint64_t removed;
    lede_status status = lede_remove(&removed, corpus, what, NULL, err);
    return status == LEDE_NO_MATCH ? LEDE_OK : status;
}

void world_copy(const char *to, const char *from) {
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    if (!in || !out) world_fail("cannot copy %s", from);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, in)) > 0;)
        if (fwrite(bytes, 1, length, out) != length) world_fail("cannot write %s", to);
    if (fclose(in) != 0 || fclose(out) != 0) world_fail("cannot copy %s", from);
}

lede_status world_step(lede_corpus *corpus, const char *folder, int step, lede_error *err) {
    uint64_t damaged;
    bool done;
    int first = history[step].first;
    switch (history[step].kind) {
    case ADD: return add_files(corpus, folder, first, history[step].last, err);
    case UPDATE: write_file(folder, first, 1); return add_files(corpus, folder, first, first, err);
    case REMOVE: return remove_file(corpus, folder, first, err);
    case REINDEX: return lede_reindex(&damaged, corpus, false, NULL, NULL, err);
    case SPLIT: return lede_reindex(&damaged, corpus, true, NULL, NULL, err);
    case COMPACT: break;
    }
    return lede_compact(&done, corpus, err);
}

/* ---- What is there -------------------------------------------------------------------------------------------- */

/* Which version of each file is there after STEPS steps; -1: none. */
static void versions_after(int versions[FILES], int steps) {
    for (int i = 0; i < FILES; i++) versions[i] = -1;
    for (int step = 0; step < steps; step++)
        for (int i = history[step].first; i <= history[step].last; i++) {
            if (history[step].kind == ADD) versions[i] = 0;
            if (history[step].kind == UPDATE) versions[i] = 1;
            if (history[step].kind == REMOVE) versions[i] = -1;
        }
}

struct listing {
    int64_t ids[2 * FILES];
    int count;
};

static bool list_one(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    struct listing *listing = context;
    (void)text_length, (void)passage_count;
    if (listing->count == 2 * FILES) return false;
    listing->ids[listing->count++] = article->id;
    return true;
}

/* The version of which file DOCUMENT is; fails where it is none, byte for byte. */
static void recognise(int versions[FILES], const lede_document *document) {
    struct buffer text = {0};
    const char *name = strrchr(document->article.key, '/');
    int file = name ? (int)strtol(name + 2, NULL, 10) : -1;
    if (file < 0 || file >= FILES || versions[file] >= 0) world_fail("%s should not be there", document->article.key);
    for (int version = 0; version < 2; version++) {
        buffer_clear(&text);
        make_text(&text, file, version);
        if (text.length == document->text_length && memcmp(text.data, document->text, text.length) == 0)
            versions[file] = version;
    }
    if (versions[file] < 0) world_fail("the text of %s has changed", document->article.key);
    buffer_release(&text);
}

static void report(void *context, const lede_report *report_line) {
    (void)context;
    fprintf(stderr, "%s\n", report_line->message);
}

static void read_versions(int versions[FILES], const char *path) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    struct listing listing = {.count = 0};
    uint64_t problems;
    for (int i = 0; i < FILES; i++) versions[i] = -1;
    /* Before anything was written there may be no corpus. */
    lede_status status = lede_open(&corpus, path, LEDE_READ, 1000, &err);
    if (status == LEDE_NO_CORPUS) return;
    if (status != LEDE_OK) world_fail("%s", err.message);
    if (lede_check(&problems, corpus, report, NULL, &err) != LEDE_OK) world_fail("%s", err.message);
    if (problems) world_fail("%d problems", (int)problems);
    if (lede_list(corpus, list_one, &listing, &err) != LEDE_OK) world_fail("%s", err.message);
    for (int i = 0; i < listing.count; i++) {
        lede_document *document;
        if (lede_document_read(&document, corpus, listing.ids[i], &err) != LEDE_OK) world_fail("%s", err.message);
        recognise(versions, document);
        lede_document_free(document);
    }
    lede_close(corpus);
}

int world_expect_either(const char *path, const char *folder, int steps) {
    int found[FILES], expected[FILES];
    (void)folder;
    read_versions(found, path);
    for (int more = 0; more < 2 && steps + more <= WORLD_STEPS; more++) {
        versions_after(expected, steps + more);
        if (memcmp(found, expected, sizeof found) == 0) return steps + more;
    }
    for (int i = 0; i < FILES; i++) fprintf(stderr, "file %d: version %d\n", i, found[i]);
    world_fail("this is not what %d steps leave", steps);
}

void world_expect(const char *path, const char *folder, int steps) {
    int found[FILES], expected[FILES];
    (void)folder;
    read_versions(found, path);
    versions_after(expected, steps);
    if (memcmp(found, expected, sizeof found) != 0) world_fail("this is not what %d steps leave", steps);
}

/* ---- Answers -------------------------------------------------------------------------------------------------- */

static void mix(uint64_t *sum, const void *data, size_t length) {
    *sum = hash_mix(*sum ^ hash_bytes(view_of(data, length)));
}

static void mix_text(uint64_t *sum, const char *text) { mix(sum, text ? text : "-", text ? strlen(text) : 1); }

static void mix_article(uint64_t *sum, const lede_article *article) {
    mix(sum, &article->id, sizeof article->id);
    const char *const texts[] = {article->key,    article->title,  article->date, article->language,
                                 article->author, article->source, article->url,  article->rights};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) mix_text(sum, texts[i]);
}

static void mix_hit(uint64_t *sum, const lede_hit *hit) {
    mix(sum, &hit->score, sizeof hit->score);
    mix_article(sum, hit->article);
    mix(sum, &hit->passage, sizeof hit->passage);
    for (size_t i = 0; i < hit->match_count; i++) mix(sum, &hit->matches[i], sizeof *hit->matches);
    mix_text(sum, hit->snippet);
}

static lede_status mix_search(uint64_t *sum, lede_corpus *corpus, const char *query, lede_error *err) {
    lede_results *results;
    lede_search_options options;
    lede_search_defaults(&options);
    options.limit = LEDE_NO_LIMIT;
    options.snippet_columns = 100;
    lede_status status = lede_search(&results, corpus, query, &options, err);
    if (status != LEDE_OK) return status;
    mix(sum, &results->total, sizeof results->total);
    for (size_t i = 0; i < results->hit_count; i++) mix_hit(sum, &results->hits[i]);
    lede_results_free(results);
    return LEDE_OK;
}

static bool mix_listed(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    mix_article(context, article);
    mix(context, &text_length, sizeof text_length);
    mix(context, &passage_count, sizeof passage_count);
    return true;
}

/* Articles that are not there any more answer with a message, which belongs to what the corpus says. */
static lede_status mix_document(uint64_t *sum, lede_corpus *corpus, int64_t id, lede_error *err) {
    lede_document *document;
    lede_status status = lede_document_read(&document, corpus, id, err);
    if (status == LEDE_NO_MATCH) mix_text(sum, err->message);
    if (status != LEDE_OK) return status == LEDE_NO_MATCH ? LEDE_OK : status;
    mix(sum, document->text, document->text_length);
    mix(sum, document->passages, document->passage_count * sizeof *document->passages);
    lede_document_free(document);
    return LEDE_OK;
}

lede_status world_answers(uint64_t *out, lede_corpus *corpus, lede_error *err) {
    static const char *const queries[] = {
        "moscow",
        "talks Moscow",
        "\"the talks would go on\"",
        "Путин",
        "переговоры продолжены",
        "회담",
        "김정은",
        "kim jong un",
        "+grain -tonnes",
        "state-run",
        "witness 12",
        "zerno",
        "мука граница вторник",
        "the of and",
        "report version",
        "\"세 시간\"",
        "agency AND grain",
        "(envoys OR послы) moscow",
    };
    enum { IDS = 2 * FILES };
    lede_status status = LEDE_OK;
    *out = 0;
    for (size_t i = 0; status == LEDE_OK && i < sizeof queries / sizeof *queries; i++)
        status = mix_search(out, corpus, queries[i], err);
    if (status == LEDE_OK) status = lede_list(corpus, mix_listed, out, err);
    for (int64_t id = 1; status == LEDE_OK && id <= IDS; id++) status = mix_document(out, corpus, id, err);
    return status;
}
