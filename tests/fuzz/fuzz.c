/* SPDX-License-Identifier: MIT */
/* What fuzz targets share. */
#include "fuzz.h"

#include "base/buffer.h"
#include "text/clean.h"
#include "unit/random.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int fuzz_memory_file(const void *data, size_t length) {
    int file = memfd_create("input", MFD_CLOEXEC);
    fuzz_expect(file >= 0 && write(file, data, length) == (ssize_t)length && lseek(file, 0, SEEK_SET) == 0);
    return file;
}

void fuzz_write(char out[64], const char *suffix, const void *data, size_t length) {
    snprintf(out, 64, "/dev/shm/lede-fuzz-%d%s", (int)getpid(), suffix);
    FILE *file = fopen(out, "wb");
    fuzz_expect(file != NULL && fwrite(data, 1, length, file) == length && fclose(file) == 0);
}

static void expect_clean_line(const char *text) {
    struct buffer again = {0};
    struct clean_counts counts = {0};
    if (!text) return;
    clean_text(&again, view_str(text), &counts);
    fuzz_expect(counts.controls == 0 && counts.invalid == 0 && !strchr(text, '\n'));
    buffer_release(&again);
}

bool fuzz_expect_clean(void *context, const lede_extracted *extracted) {
    struct buffer again = {0};
    struct clean_counts counts = {0};
    (void)context;
    struct view text = view_of(extracted->text, extracted->text_length);
    clean_text(&again, text, &counts);
    fuzz_expect(view_equal(buffer_view(&again), text));
    buffer_release(&again);
    const lede_article *article = &extracted->article;
    const char *const fields[] = {article->title,  article->date, article->language, article->author,
                                  article->source, article->url,  article->rights};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) expect_clean_line(fields[i]);
    return true;
}

/* ---- The small corpus ------------------------------------------------------------------------------------------ */

enum { ARTICLES = 40, SEALED = 32 };

static void write_article(FILE *out, int number) {
    static const char *const sentences[] = {
        "Putin met Kim in Moscow. State-run media said so. ",
        "The envoys of both sides spoke for three hours on Tuesday. ",
        "Путин встретился с Кимом в Москве. Талоны на муку отменили. ",
        "Послы обеих сторон говорили о поставках зерна. ",
        "김정은 위원장이 모스크바에서 회담했다. ",
        "푸틴대통령이 세 시간 동안 회담했다고 로씨야 통신이 밝혔다. ",
        "A f-16 was seen near Kharkiv, not an F16. ",
        "the of and a ",
    };
    enum { SENTENCES = sizeof sentences / sizeof *sentences };
    /* Each fourth article is the one before it in another paper. */
    int text = number % 4 == 3 ? number - 1 : number;
    random_state = (uint64_t)text;
    fprintf(out, "{\"title\": \"Talks %d: переговоры\", \"source\": \"%s\", ", text, number % 2 ? "TASS" : "Le Monde");
    if (number % 5) fprintf(out, "\"date\": \"20%02d-%02d-%02d\", ", number % 30, number % 12 + 1, number % 28 + 1);
    fprintf(out, "\"text\": \"Number %d. ", text);
    for (unsigned i = 4 + random_below(40); i > 0; i--) fputs(sentences[random_below(SENTENCES)], out);
    fputs("\"}\n", out);
}

/* Adds the articles from FIRST up to END by way of FILE. */
static void add_articles(lede_corpus *corpus, const char *file, int first, int end) {
    lede_add_counts counts;
    const char *paths[] = {file, NULL};
    lede_add_options options = {.jobs = 1};
    FILE *out = fopen(file, "w");
    fuzz_expect(out != NULL);
    for (int i = first; i < end; i++) write_article(out, i);
    fclose(out);
    fuzz_expect(lede_add(&counts, corpus, paths, &options, NULL) == LEDE_OK && (int)counts.added == end - first);
    unlink(file);
}

/* Open files are enough: of those nothing is left, not even when the program is killed. */
static void remove_corpus(const char *folder) {
    static const char *const names[] = {"corpus.lede", "corpus.lede-wal", "corpus.lede-shm"};
    char path[64];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static lede_corpus *make_corpus(void) {
    static const char names[] = "person\tOleg Testov\tОлег Тестов\t올레그 테스토프\n";
    char folder[] = "/dev/shm/lede-fuzz-XXXXXX", path[64], file[64];
    lede_corpus *corpus;
    lede_info info;
    uint64_t added;
    bool done;
    fuzz_expect(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    fuzz_expect(lede_open(&corpus, path, LEDE_CREATE, 0, NULL) == LEDE_OK);
    fuzz_expect(lede_names_add(&added, corpus, names, sizeof names - 1, false, NULL) == LEDE_OK);
    snprintf(file, sizeof file, "%s/a.jsonl", folder);
    add_articles(corpus, file, 0, SEALED);
    fuzz_expect(lede_compact(&done, corpus, NULL) == LEDE_OK);
    snprintf(file, sizeof file, "%s/b.jsonl", folder);
    add_articles(corpus, file, SEALED, ARTICLES);
    lede_close(corpus);
    fuzz_expect(lede_open(&corpus, path, LEDE_WRITE, 0, NULL) == LEDE_OK);
    fuzz_expect(lede_corpus_info(&info, corpus, NULL) == LEDE_OK && info.articles == ARTICLES);
    remove_corpus(folder);
    return corpus;
}

lede_corpus *fuzz_corpus(void) {
    static lede_corpus *corpus;
    if (!corpus) corpus = make_corpus();
    return corpus;
}
