/* SPDX-License-Identifier: MIT */
/* How long lede takes for each of many queries or additions, measured in process. */

/*
 * Output is one line a clock, in the layout of the programs that bench/performance runs beside this one:
 *
 *     lede o n=300 mean 0.340 p50 0.101 p95 1.402 p99 3.110 max 5.221 ms hits 2950
 *     lede o cpu n=300 mean ...
 */
#include "api/handle.h"
#include "query/query.h"
#include "search/search.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char usage_text[] =
    "usage: lede-bench [--cold] [--snippets] CORPUS QUERIES o|a|p [ROUNDS]\n"
    "       lede-bench --add CORPUS FILE...\n"
    "       lede-bench --passages CORPUS\n"
    "\n"
    "The best ten passages for each line of QUERIES: any of its words (o), all (a), or the\n"
    "line as a phrase (p). Of ROUNDS runs, 3 unless told, each query's fastest counts.\n"
    "--snippets  all of lede_search(), not only the ranking\n"
    "--cold      once, the corpus opened anew and out of the page cache each time\n"
    "--add       adds each FILE by itself, durably\n"
    "--passages  prints each passage on a line, for others to index\n";

/* As Lucene's collector is asked in its program: beyond this many postings the total need not be exact. */
enum { COUNT_MOST = 1000, BEST = 10, ROUNDS = 3, WAIT_MS = 1000 };

static _Noreturn void usage(void) {
    fputs(usage_text, stderr);
    exit(2);
}

static void demand(lede_status status, const lede_error *err) {
    if (status == LEDE_OK) return;
    fprintf(stderr, "lede-bench: %s\n", err->message);
    exit(3);
}

static void demand_memory(bool ok) {
    if (ok) return;
    fputs("lede-bench: out of memory\n", stderr);
    exit(3);
}

static _Noreturn void fail_file(const char *path) {
    perror(path);
    exit(3);
}

/* ---- Times ---------------------------------------------------------------------------------------------------- */

/* Milliseconds since some moment: of the world, and of all threads of this process. */
struct moment {
    double wall, cpu;
};

/* The times of all tasks, a column for each clock. */
struct times {
    ARRAY_STRUCT(, double) wall, cpu;
};

static double clock_ms(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static struct moment moment_now(void) {
    return (struct moment){clock_ms(CLOCK_MONOTONIC), clock_ms(CLOCK_PROCESS_CPUTIME_ID)};
}

static struct moment moment_since(struct moment start) {
    struct moment now = moment_now();
    return (struct moment){now.wall - start.wall, now.cpu - start.cpu};
}

static int compare_times(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts the COUNT figures at MS and prints what they come to. */
static void print_times(const char *what, double *ms, size_t count) {
    if (count == 0) return;
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += ms[i];
    qsort(ms, count, sizeof *ms, compare_times);
    printf("lede %s n=%zu mean %.3f p50 %.3f p95 %.3f p99 %.3f max %.3f ms", what, count, sum / (double)count,
           ms[count / 2], ms[count * 95 / 100], ms[count * 99 / 100], ms[count - 1]);
}

static void times_add(struct times *times, struct moment taken) {
    demand_memory(array_push(&times->wall, taken.wall) && array_push(&times->cpu, taken.cpu));
}

/* Prints TIMES of tasks that found so many HITS in all; frees them. */
static void times_finish(struct times *times, const char *what, size_t hits) {
    char cpu[32];
    snprintf(cpu, sizeof cpu, "%s cpu", what);
    print_times(what, times->wall.items, times->wall.length);
    printf(" hits %zu\n", hits);
    print_times(cpu, times->cpu.items, times->cpu.length);
    putchar('\n');
    array_release(&times->wall);
    array_release(&times->cpu);
}

/* ---- Searching ------------------------------------------------------------------------------------------------ */

/* How queries are asked. */
struct search {
    const char *corpus_path;
    lede_corpus *corpus; /* open, unless COLD */
    lede_search_options options;
    const char *mode; /* "o", "a" or "p" */
    bool cold, snippets;
    int rounds;
};

static lede_corpus *open_corpus(const char *path, lede_mode mode) {
    lede_corpus *corpus;
    lede_error err;
    demand(lede_open(&corpus, path, mode, WAIT_MS, &err), &err);
    return corpus;
}

/* Makes the system forget what it has read of the file at PATH. */
static void drop_from_cache(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0) fail_file(path);
    close(file);
}

/* Ranks the passages for TEXT, without fetching anything to show; returns how many are on the page. */
static size_t rank(const struct search *search, const char *text) {
    struct query query = {0};
    struct search_outcome outcome = {0};
    struct store *store = search->corpus->store;
    lede_error err;
    demand(query_parse(&query, view_str(text), search->options.all ? QUERY_ALL : 0u, &err), &err);
    demand(store_begin_read(store, &err), &err);
    demand(search_run(&outcome, store, &query, &search->options, &err), &err);
    store_end_read(store);
    size_t hits = outcome.page.length;
    search_release(&outcome);
    query_release(&query);
    return hits;
}

/* As rank() with everything that a user is shown. */
static size_t rank_and_show(const struct search *search, const char *text) {
    lede_results *results;
    lede_error err;
    demand(lede_search(&results, search->corpus, text, &search->options, &err), &err);
    size_t hits = results->hit_count;
    lede_results_free(results);
    return hits;
}

/* One run of TEXT; *HITS is set. */
static struct moment time_once(size_t *hits, struct search *search, const char *text) {
    if (search->cold) drop_from_cache(search->corpus_path);
    struct moment start = moment_now();
    if (search->cold) search->corpus = open_corpus(search->corpus_path, LEDE_READ);
    *hits = search->snippets ? rank_and_show(search, text) : rank(search, text);
    struct moment taken = moment_since(start);
    if (search->cold) lede_close(search->corpus);
    return taken;
}

/* The fastest of all rounds of LINE, by each clock. */
static struct moment time_query(size_t *hits, struct search *search, const char *line) {
    char *phrase = NULL;
    if (*search->mode == 'p') demand_memory(asprintf(&phrase, "\"%s\"", line) >= 0);
    struct moment best = time_once(hits, search, phrase ? phrase : line);
    for (int round = 1; round < search->rounds; round++) {
        struct moment taken = time_once(hits, search, phrase ? phrase : line);
        if (taken.wall < best.wall) best.wall = taken.wall;
        if (taken.cpu < best.cpu) best.cpu = taken.cpu;
    }
    free(phrase);
    return best;
}

static void time_queries(struct search *search, const char *path) {
    struct times times = {0};
    char *line = NULL;
    size_t capacity = 0, all_hits = 0, hits;
    FILE *file = fopen(path, "r");
    if (!file) fail_file(path);
    while (getline(&line, &capacity, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        times_add(&times, time_query(&hits, search, line));
        all_hits += hits;
    }
    free(line);
    fclose(file);
    times_finish(&times, search->mode, all_hits);
}

/* The arguments behind the options: CORPUS QUERIES MODE [ROUNDS]. */
static void run_search(struct search *search, char **words) {
    lede_search_defaults(&search->options);
    search->options.limit = BEST;
    search->options.count_most = COUNT_MOST;
    if (!search->snippets) search->options.per_article = LEDE_NO_LIMIT;
    search->corpus_path = words[0];
    search->mode = words[2];
    search->options.all = *search->mode == 'a';
    search->rounds = words[3] ? (int)strtol(words[3], NULL, 10) : ROUNDS;
    if (search->cold) search->rounds = 1;
    else search->corpus = open_corpus(search->corpus_path, LEDE_READ);
    time_queries(search, words[1]);
    if (!search->cold) lede_close(search->corpus);
}

/* ---- Adding --------------------------------------------------------------------------------------------------- */

static void run_add(const char *corpus_path, char **files) {
    struct times times = {0};
    uint64_t added = 0;
    lede_corpus *corpus = open_corpus(corpus_path, LEDE_WRITE);
    for (; *files; files++) {
        const char *paths[] = {*files, NULL};
        lede_add_counts counts;
        lede_error err;
        struct moment start = moment_now();
        demand(lede_add(&counts, corpus, paths, &(lede_add_options){0}, &err), &err);
        times_add(&times, moment_since(start));
        added += counts.added;
    }
    lede_close(corpus);
    times_finish(&times, "add", (size_t)added);
}

/* ---- Passages ------------------------------------------------------------------------------------------------- */

ARRAY_STRUCT(ids, int64_t);

static bool take_id(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    (void)text_length, (void)passage_count;
    demand_memory(array_push((struct ids *)context, article->id));
    return true;
}

/* TEXT on one line, with a space for each run of white space. */
static void print_line(struct view text) {
    bool space = false;
    for (size_t i = 0; i < text.length; i++) {
        bool is_space = ascii_is_space(text.data[i]);
        if (!is_space && space) putchar(' ');
        if (!is_space) putchar(text.data[i]);
        space = is_space;
    }
    putchar('\n');
}

static void print_passages(const lede_document *document) {
    for (size_t i = 0; i < document->passage_count; i++) {
        lede_passage passage = document->passages[i];
        print_line(view_of(document->text + passage.start, passage.end - passage.start));
    }
}

static void run_passages(const char *corpus_path) {
    struct ids ids = {0};
    lede_error err;
    lede_corpus *corpus = open_corpus(corpus_path, LEDE_READ);
    demand(lede_list(corpus, take_id, &ids, &err), &err);
    for (size_t i = 0; i < ids.length; i++) {
        lede_document *document;
        demand(lede_document_read(&document, corpus, ids.items[i], &err), &err);
        print_passages(document);
        lede_document_free(document);
    }
    array_release(&ids);
    lede_close(corpus);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

int main(int argc, char **argv) {
    struct search search = {0};
    char **words = argv + 1;
    if (argc > 3 && strcmp(*words, "--add") == 0) {
        run_add(words[1], words + 2);
    } else if (argc == 3 && strcmp(*words, "--passages") == 0) {
        run_passages(words[1]);
    } else {
        for (; *words && **words == '-'; words++) {
            if (strcmp(*words, "--cold") == 0) search.cold = true;
            else if (strcmp(*words, "--snippets") == 0) search.snippets = true;
            else usage();
        }
        ptrdiff_t count = argv + argc - words;
        if (count < 3 || count > 4 || strlen(words[2]) != 1 || !strchr("oap", words[2][0])) usage();
        run_search(&search, words);
    }
    if (fflush(stdout) != 0) fail_file("standard output");
    return 0;
}
