/* SPDX-License-Identifier: MIT */
/* Every allocation of the program fails in turn. */

/*
 * The program is linked in, and run by a child for each command. A command that cannot have the memory it needs says so
 * and ends with status 3; one that ends otherwise has printed what it always prints.
 */
#include "base/buffer.h"
#include "shortage.h"
#include "world.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* main() of the program, as the build calls it here. */
int lede_main(int argc, char **argv);

enum { MOST_WORDS = 16 };

/* What is typed, behind "lede -c corpus.lede", words separated by single spaces. */
static const struct {
    const char *line;
    bool writes;   /* so that each run needs a corpus of its own */
    bool terminal; /* standard output is one, with a pager */
} commands[] = {
    {"search talks Moscow", false, false},
    {"search --json --explain talks Путин", false, false},
    {"search --jsonl Moscow", false, false},
    {"search --tsv Moscow", false, false},
    {"search --trec Moscow", false, false},
    {"search --format markdown --per-article 1 talks", false, false},
    {"search --count Moscow", false, false},
    {"search --explain -n 2 Kim", false, false},
    {"search --json moscwo", false, false},
    {"search --timeline talks", false, false},
    {"search --timeline --json talks", false, false},
    {"search --queries queries.tsv --trec", false, false},
    {"search -n 2 talks", false, true},
    {"search talks AND (", false, false},
    {"show 1", false, false},
    {"show --json 1.1 --context 1", false, false},
    {"show --text 2", false, false},
    {"list", false, false},
    {"list --json", false, false},
    {"status", false, false},
    {"status --json", false, false},
    {"check", false, false},
    {"export", false, false},
    {"export Moscow", false, false},
    {"extract f00.txt lines.jsonl", false, false},
    {"extract --json lines.jsonl", false, false},
    {"kwic talks", false, false},
    {"kwic --json talks", false, false},
    {"quote The envoys of both sides", false, false},
    {"quote --json The envoys of both sides", false, false},
    {"similar 1", false, false},
    {"similar --json f02.txt", false, false},
    {"terms ta", false, false},
    {"terms --json ta", false, false},
    {"names Putin", false, false},
    {"names --json Putin", false, false},
    {"help", false, false},
    {"help query", false, false},
    {"search --help", false, false},
    {"--version", false, false},
    {"serch", false, false},
    {"search --sort dat x", false, false},
    {"show 99999999999999999999", false, false},
    {"complete -- lede search --lang ", false, false},
    {"add --set title=Talks lines.jsonl f02.txt", true, false},
    {"remove 1", true, false},
    {"alert add envoys talks Moscow", true, false},
    {"alert", true, false},
    {"names --add names.tsv", true, false},
    {"reindex", true, false},
    {"compact", true, false},
    {"backup copy.lede", true, false},
};

/* ---- Files ---------------------------------------------------------------------------------------------------- */

static void write_file(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) world_fail("cannot write '%s'", name);
}

/* Makes whole.lede, with an article of each kind, and the files that commands name. */
static void make_world(void) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    lede_add_counts counts;
    const char *paths[] = {"f00.txt", "f01.txt", "lines.jsonl", NULL};
    write_file("lines.jsonl",
               "{\"id\": 1, \"title\": \"Talks\", \"text\": \"Kim met Путин in Moscow.\", \"date\": \"2024-05\"}\n"
               "{\"id\": 2, \"title\": \"Переговоры\", \"text\": \"Послы говорили. 회담은 끝났다.\"}\n");
    write_file("queries.tsv", "1\ttalks\n2\tMoscow\n");
    write_file("names.tsv", "person\tOleg Testov\tОлег Тестов\t올레그 테스토프\n");
    lede_status status = lede_open(&corpus, "whole.lede", LEDE_CREATE, 0, &err);
    if (status == LEDE_OK) status = lede_add(&counts, corpus, paths, NULL, &err);
    if (status == LEDE_OK) status = lede_alert_add(corpus, "talks", "talks Moscow", NULL, &err);
    if (status != LEDE_OK) world_fail("%s", err.message);
    lede_close(corpus);
    world_copy("corpus.lede", "whole.lede");
}

/* ---- Running -------------------------------------------------------------------------------------------------- */

/* What a run leaves. */
struct outcome {
    int status;                  /* wait status */
    struct buffer printed, said; /* on standard output, on standard error */
};

/* Allocations that a child has made: in memory that it shares. */
static long *allocated;

static void note_allocated(void) { *allocated = shortage_end(); }

/* A terminal; what it shows can be read from the descriptor *MASTER. */
static int open_terminal(int *master) {
    *master = posix_openpt(O_RDWR | O_NOCTTY);
    if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0) world_fail("no terminal");
    return open(ptsname(*master), O_RDWR | O_NOCTTY);
}

/* Moves what FD, a file or a terminal, has to give to OUT, and closes it. */
static void drain(struct buffer *out, int fd) {
    char bytes[4096];
    ssize_t got;
    while ((got = read(fd, bytes, sizeof bytes)) > 0) buffer_append(out, bytes, (size_t)got);
    close(fd);
}

/* Runs command number WHICH with allocation AT failing. */
__attribute__((noreturn)) static void run_child(size_t which, int printed, int said, long at, bool lasting) {
    static char program[] = "lede", option[] = "-c", corpus[] = "corpus.lede";
    char line[256], *words[MOST_WORDS] = {program, option, corpus};
    int count = 3;
    snprintf(line, sizeof line, "%s", commands[which].line);
    for (char *word = line; word && count < MOST_WORDS - 1;) {
        words[count++] = word;
        word = strchr(word, ' ');
        if (word) *word++ = '\0';
    }
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(printed, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    alarm(60);
    atexit(note_allocated);
    shortage_begin(at, lasting);
    exit(lede_main(count, words));
}

/* Makes the corpus anew. A log that could not be merged belongs to the one before. */
static void renew_corpus(void) {
    unlink("corpus.lede-wal");
    unlink("corpus.lede-shm");
    unlink("copy.lede");
    unlink("copy.lede-wal");
    unlink("copy.lede-shm");
    world_copy("corpus.lede", "whole.lede");
}

static void run(struct outcome *out, size_t which, long at, bool lasting) {
    int printed = memfd_create("printed", 0), said = memfd_create("said", 0), terminal = -1;
    if (commands[which].writes) renew_corpus();
    if (commands[which].terminal) terminal = open_terminal(&printed);
    *allocated = 0;
    pid_t child = fork();
    if (child < 0 || printed < 0 || said < 0) world_fail("cannot start a child");
    if (child == 0) run_child(which, terminal >= 0 ? terminal : printed, said, at, lasting);
    if (terminal >= 0) close(terminal);
    while (waitpid(child, &out->status, 0) < 0 && errno == EINTR) continue;
    if (terminal < 0) lseek(printed, 0, SEEK_SET);
    lseek(said, 0, SEEK_SET);
    buffer_clear(&out->printed);
    buffer_clear(&out->said);
    drain(&out->printed, printed);
    drain(&out->said, said);
}

static bool is_same(const struct outcome *a, const struct outcome *b) {
    return a->status == b->status && view_equal(buffer_view(&a->printed), buffer_view(&b->printed)) &&
           view_equal(buffer_view(&a->said), buffer_view(&b->said));
}

static bool is_refusal(const struct outcome *outcome) {
    return WIFEXITED(outcome->status) && WEXITSTATUS(outcome->status) == 3 &&
           strstr(buffer_str(&outcome->said), "out of memory");
}

/* Runs command number WHICH with every EVERY-th allocation failing, from number FIRST on; returns how many failed. */
static long run_all(size_t which, long first, long every) {
    struct outcome expected = {0}, outcome = {0};
    long runs = 0;
    run(&expected, which, 0, false);
    long allocations = *allocated;
    for (int lasting = 0; lasting < 2; lasting++) {
        for (long at = first; at <= allocations; at += every, runs++) {
            run(&outcome, which, at, lasting);
            if (!is_same(&outcome, &expected) && !is_refusal(&outcome))
                world_fail("%s: allocation %ld fails%s: wait status %d, says '%s', prints\n%s", commands[which].line,
                           at, lasting ? " with all behind it" : "", outcome.status, buffer_str(&outcome.said),
                           buffer_str(&outcome.printed));
        }
    }
    struct buffer *owned[] = {&expected.printed, &expected.said, &outcome.printed, &outcome.said};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) buffer_release(owned[i]);
    return runs;
}

/* The arguments: each how many allocations fail; the one command that is meant, by its number; the allocation to start
 * with. */
int main(int argc, char **argv) {
    long every = world_argument(argc, argv, 1, 1), first = world_argument(argc, argv, 3, 1), total = 0;
    int meant = world_argument(argc, argv, 2, -1);
    const char *folder = world_folder("program");
    allocated = mmap(NULL, sizeof *allocated, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (allocated == MAP_FAILED || chdir(folder) != 0) world_fail("cannot prepare");
    setenv("TERM", "xterm", 1);
    /* One that lets all through, as cat does, which is left out. */
    setenv("PAGER", "head -c 4000", 1);
    make_world();
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (meant < 0 || (size_t)meant == i) total += run_all(i, first, every);
    printf("%zu commands, %ld allocations failed: told, or what is always printed\n",
           sizeof commands / sizeof *commands, total);
    world_remove(folder);
    return 0;
}
