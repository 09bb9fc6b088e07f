/* SPDX-License-Identifier: MIT */
/* lede_add() with several threads: the corpus is that of one thread, whatever happens. */
#include "scratch.h"

#include <fcntl.h>
#include <inttypes.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

/* What an article weighs by itself fills four batches with so many of a line. */
enum { ARTICLES = 14000 };

/* One article a line, in three languages; each thousandth line is none. */
static void write_articles(struct buffer *out) {
    static const struct {
        const char *before, *behind;
    } sentences[] = {{"Envoys met in Moscow on day ", "; the talks went on."},
                     {"Переговоры в Москве шли ", " дней без перерыва."},
                     {"회담은 ", "일 동안 평양에서 열렸다."}};
    for (int i = 1; i <= ARTICLES; i++) {
        if (i % 1000 == 0) {
            buffer_append_str(out, "{\"text\": \"no end\n");
            continue;
        }
        buffer_append_format(out, "{\"title\": \"Day %d\", \"text\": \"%s%d%s\"}\n", i % 70, sentences[i % 3].before, i,
                             sentences[i % 3].behind);
    }
}

static void keep_line(void *context, const lede_report *report) {
    buffer_append_format(context, "%" PRIu64 ": %s\n", report->line, report->message);
}

/* Writes ARTICLES as of the day before: a stamp tells nothing of a file that was changed just now, and would differ. */
static const char *write_old(struct scratch *scratch, const char *name, const struct buffer *articles) {
    const char *path = scratch_write(scratch, name, buffer_view(articles));
    struct timespec times[2] = {{.tv_sec = time(NULL) - 86400}, {.tv_sec = time(NULL) - 86400}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    return path;
}

/* Adds PATH by JOBS threads; the reports go to REPORTS. */
static lede_status add(lede_add_counts *counts, struct scratch *scratch, const char *path, unsigned jobs,
                       struct buffer *reports) {
    const char *paths[] = {path, NULL};
    lede_add_options options = {.jobs = jobs, .report = keep_line, .context = reports};
    return lede_add(counts, scratch->corpus, paths, &options, NULL);
}

static void read_corpus(struct buffer *out, struct scratch *scratch) {
    lede_close(scratch->corpus);
    scratch->corpus = NULL;
    FILE *file = fopen(scratch->corpus_path, "rb");
    assert_non_null(file);
    struct stat status;
    assert_int_equal(fstat(fileno(file), &status), 0);
    char *place = buffer_reserve(out, (size_t)status.st_size);
    assert_non_null(place);
    out->length = fread(place, 1, (size_t)status.st_size, file);
    assert_int_equal(out->length, status.st_size);
    fclose(file);
}

static void forget_corpus(struct scratch *scratch) {
    char log[160];
    assert_int_equal(remove(scratch->corpus_path), 0);
    snprintf(log, sizeof log, "%s-wal", scratch->corpus_path);
    remove(log);
    assert_int_equal(lede_open(&scratch->corpus, scratch->corpus_path, LEDE_CREATE, 1000, NULL), LEDE_OK);
}

static void every_number_of_threads_makes_the_same_file(void **state) {
    (void)state;
    static const unsigned jobs[] = {1, 2, 5};
    struct scratch scratch;
    struct buffer articles = {0}, files[3] = {{0}}, reports[3] = {{0}};
    scratch_open(&scratch);
    write_articles(&articles);
    const char *path = write_old(&scratch, "a.jsonl", &articles);
    for (size_t i = 0; i < 3; i++) {
        lede_add_counts counts;
        assert_int_equal(add(&counts, &scratch, path, jobs[i], &reports[i]), LEDE_OK);
        assert_int_equal(counts.added, ARTICLES - ARTICLES / 1000);
        assert_int_equal(counts.failed, ARTICLES / 1000);
        read_corpus(&files[i], &scratch);
        if (i < 2) forget_corpus(&scratch);
        assert_int_equal(files[i].length, files[0].length);
        assert_memory_equal(files[i].data, files[0].data, files[0].length);
        assert_string_equal(buffer_str(&reports[i]), buffer_str(&reports[0]));
    }
    uint64_t problems;
    assert_int_equal(lede_open(&scratch.corpus, scratch.corpus_path, LEDE_READ, 0, NULL), LEDE_OK);
    assert_int_equal(lede_check(&problems, scratch.corpus, NULL, NULL, NULL), LEDE_OK);
    assert_int_equal(problems, 0);
    for (size_t i = 0; i < 3; i++) {
        buffer_release(&files[i]);
        buffer_release(&reports[i]);
    }
    buffer_release(&articles);
    scratch_close(&scratch);
}

/* The file may not grow beyond SIZE bytes: a disk that is full. */
static void limit_file_size(rlim_t size) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = size < limit.rlim_max ? size : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_stops_all_and_keeps_what_was_told(void **state) {
    (void)state;
    struct buffer articles = {0}, reports = {0};
    write_articles(&articles);
    for (unsigned jobs = 1; jobs <= 3; jobs += 2) {
        struct scratch scratch;
        lede_add_counts counts;
        lede_info info;
        uint64_t problems;
        scratch_open(&scratch);
        const char *path = write_old(&scratch, "a.jsonl", &articles);
        limit_file_size((rlim_t)4 << 20);
        assert_int_equal(add(&counts, &scratch, path, jobs, &reports), LEDE_IO);
        limit_file_size(RLIM_INFINITY);
        assert_in_range(counts.added, 1, ARTICLES - ARTICLES / 1000 - 1);
        assert_int_equal(lede_corpus_info(&info, scratch.corpus, NULL), LEDE_OK);
        assert_int_equal(info.articles, counts.added);
        assert_int_equal(lede_check(&problems, scratch.corpus, NULL, NULL, NULL), LEDE_OK);
        assert_int_equal(problems, 0);
        /* The rest comes with the next add. */
        assert_int_equal(add(&counts, &scratch, path, jobs, &reports), LEDE_OK);
        assert_int_equal(counts.added + counts.unchanged, ARTICLES - ARTICLES / 1000);
        scratch_close(&scratch);
    }
    buffer_release(&reports);
    buffer_release(&articles);
}

static void what_is_known_is_found_while_threads_work(void **state) {
    (void)state;
    struct scratch scratch;
    struct buffer articles = {0}, reports = {0};
    lede_add_counts counts;
    scratch_open(&scratch);
    write_articles(&articles);
    articles.length = (size_t)(strchr(articles.data, '\n') + 1 - articles.data);
    write_old(&scratch, "z.jsonl", &articles);
    assert_int_equal(add(&counts, &scratch, scratch.folder, 2, &reports), LEDE_OK);
    assert_int_equal(counts.added, 1);
    buffer_clear(&articles);
    write_articles(&articles);
    write_old(&scratch, "a.jsonl", &articles);
    assert_int_equal(add(&counts, &scratch, scratch.folder, 2, &reports), LEDE_OK);
    /* The article of z.jsonl is in a.jsonl, too. */
    assert_int_equal(counts.added, ARTICLES - ARTICLES / 1000 - 1);
    assert_int_equal(counts.unchanged, 2);
    assert_int_equal(counts.copies, 1);
    buffer_release(&reports);
    buffer_release(&articles);
    scratch_close(&scratch);
}

int main(void) {
    signal(SIGXFSZ, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_threads_makes_the_same_file),
        cmocka_unit_test(a_full_disk_stops_all_and_keeps_what_was_told),
        cmocka_unit_test(what_is_known_is_found_while_threads_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
