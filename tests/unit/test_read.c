/* SPDX-License-Identifier: MIT */
/* Paths in, articles out: each test fills a folder, reads it, then compares the record of what was told with what is
 * expected. One line an event: "article KEY FIELD=VALUE... |TEXT|", "container KEY [without stamp] [complete]",
 * "failure SUBJECT:LINE MESSAGE" and so on; $ stands for the folder of the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "read/path.h"
#include "read/read.h"
#include "read/reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* A string literal as bytes that may hold NULs, and their number. */
#define BYTES(literal) literal, sizeof(literal) - 1

/* 2024-01-01T00:00:00Z: old enough for a stamp. */
static const time_t long_ago = 1704067200;

static char root[64]; /* real path of the folder of the test, which is the current folder */

/* What one read_paths() told, and how it is to answer. */
static struct record {
    struct buffer log;
    char stamp[200];                   /* of the last article */
    unsigned char sha256[DIGEST_SIZE]; /* of the last article */
    struct read_counts counts;
    lede_error err;
    bool quiet;           /* no log of articles and of questions */
    bool known;           /* answer to "unchanged" */
    lede_status answer;   /* to each article */
    void (*asked)(void);  /* called with each question, before a file is opened */
    void (*during)(void); /* called with each article */
} record;

/* Appends TEXT to the log with $ for the folder of the test. */
static void log_text(const char *text) {
    for (const char *found; (found = strstr(text, root)) != NULL; text = found + strlen(root)) {
        buffer_append(&record.log, text, (size_t)(found - text));
        buffer_append_byte(&record.log, '$');
    }
    buffer_append_str(&record.log, text);
}

static bool on_unchanged(void *context, const struct read_origin *origin) {
    (void)context;
    if (!record.quiet) {
        buffer_append_str(&record.log, "unchanged? ");
        log_text(origin->key);
        buffer_append_byte(&record.log, '\n');
    }
    if (record.asked) record.asked();
    return record.known;
}

static lede_status on_article(void *context, struct article *article, const struct read_origin *origin,
                              lede_error *err) {
    (void)context;
    (void)err;
    snprintf(record.stamp, sizeof record.stamp, "%s", origin->stamp);
    /* Both digests at once: no test asks which of them differs. */
    for (int i = 0; i < DIGEST_SIZE; i++)
        record.sha256[i] = (unsigned char)(article->input_sha256[i] ^ (article->has_set ? article->set_sha256[i] : 0));
    if (record.during) record.during();
    if (record.quiet) return record.answer;
    buffer_append_str(&record.log, "article ");
    log_text(article->key);
    for (int i = 0; i < FIELD_COUNT; i++)
        if (article->fields[i])
            buffer_append_format(&record.log, " %s=%s", field_name((enum field)i), article->fields[i]);
    buffer_append_format(&record.log, " |%s|\n", buffer_str(&article->text));
    assert_int_equal(strlen(buffer_str(&article->text)), article->text.length);
    return record.answer;
}

static lede_status on_container(void *context, const struct read_origin *origin, bool complete, lede_error *err) {
    (void)context;
    (void)err;
    buffer_append_str(&record.log, "container ");
    log_text(origin->key);
    buffer_append_format(&record.log, "%s%s\n", *origin->stamp ? "" : " without stamp", complete ? " complete" : "");
    return LEDE_OK;
}

static void on_report(void *context, const lede_report *report) {
    static const char *const names[] = {"note", "warning", "failure"};
    (void)context;
    buffer_append_format(&record.log, "%s ", names[report->severity]);
    log_text(report->subject);
    if (report->line) buffer_append_format(&record.log, ":%d", (int)report->line);
    buffer_append_format(&record.log, " %s\n", report->message);
}

static const struct read_events events = {NULL, on_unchanged, on_article, on_container, on_report, NULL};

static lede_status read_with(const struct read_options *options, const char *const *paths) {
    buffer_clear(&record.log);
    record.err = (lede_error){0};
    return read_paths(&record.counts, paths, options, &events, &record.err);
}

#define READ(...) read_with(&(struct read_options){0}, (const char *const[]){__VA_ARGS__, NULL})

static void expect(const char *log, uint64_t skipped, uint64_t failed) {
    assert_string_equal(buffer_str(&record.log), log);
    assert_int_equal(record.counts.skipped, skipped);
    assert_int_equal(record.counts.failed, failed);
}

static void set_time(const char *path, time_t seconds) {
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void put_bytes(const char *path, const char *data, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    set_time(path, long_ago);
}

static void put(const char *path, const char *text) { put_bytes(path, text, strlen(text)); }

static int enter_folder(void **state) {
    (void)state;
    char folder[] = "/tmp/lede-read-XXXXXX", *real = NULL;
    if (mkdtemp(folder)) real = realpath(folder, NULL);
    if (!real || strlen(real) >= sizeof root || chdir(real) != 0) return -1;
    strcpy(root, real);
    free(real);
    buffer_release(&record.log);
    record = (struct record){0};
    return 0;
}

static int leave_folder(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    buffer_release(&record.log);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

/* ---- Formats -------------------------------------------------------------------------------------------------- */

static void reads_plain_text_whole(void **state) {
    (void)state;
    put("a.txt", "\xEF\xBB\xBFOne.\r\nTwo.\r\n");
    put("B.TEXT", "shouted");
    put("README", "no suffix");
    put("Dr. Smith", "no suffix either");
    assert_int_equal(READ("a.txt", "B.TEXT", "README", "Dr. Smith"), LEDE_OK);
    expect("unchanged? $/a.txt\n"
           "article $/a.txt |One.\nTwo.\n|\n"
           "unchanged? $/B.TEXT\n"
           "article $/B.TEXT |shouted|\n"
           "unchanged? $/README\n"
           "article $/README |no suffix|\n"
           "unchanged? $/Dr. Smith\n"
           "article $/Dr. Smith |no suffix either|\n",
           0, 0);
}

static void reads_markdown_with_and_without_front_matter(void **state) {
    (void)state;
    record.known = false;
    put("a.md", "---\ntitle: Front\ndate: 2024-05\nlanguage: en\ndraft: yes\n---\n# Head\n*body*\n");
    put("b.markdown", "\n# C# ##\n\nbody\n");
    put("c.md", "body\n# Later\n");
    put("d.md", "---\nno metadata here\n---\n");
    const struct read_options again = {.again = true};
    put("e.md", "# C#\n");
    put("f.md", "# # #\ntext\n");
    const char *const paths[] = {"a.md", "b.markdown", "c.md", "d.md", "e.md", "f.md", NULL};
    assert_int_equal(read_with(&again, paths), LEDE_OK);
    expect("article $/a.md title=Front date=2024-05 language=en |# Head\n*body*\n|\n"
           "article $/b.markdown title=C# |\n# C# ##\n\nbody\n|\n"
           "article $/c.md |body\n# Later\n|\n"
           "article $/d.md |---\nno metadata here\n---\n|\n"
           "article $/e.md title=C# |# C#\n|\n"
           "article $/f.md title=# |# # #\ntext\n|\n",
           0, 0);
}

static void reads_jsonl_line_by_line(void **state) {
    (void)state;
    put_bytes(
        "a.jsonl",
        BYTES("\xEF\xBB\xBF{\"id\":\"x\",\"title\":\"T\",\"date\":\"2024-05-31\",\"lang\":\"ko\",\"author\":\"A\","
              "\"source\":\"S\",\"url\":\"U\",\"text\":\"\\uC2E0\\n두 줄\",\"other\":[1]}\r\n"
              "\n"
              " \t\r\n"
              "{\"text\":\"line four\",\"title\":null,\"date\":2024}\n"
              "{\"id\":17,\"text\":\"five\",\"author\":[\"A\"],\"lang\":\"en\",\"language\":null}"));
    assert_int_equal(READ("a.jsonl"), LEDE_OK);
    expect("unchanged? $/a.jsonl\n"
           "article $/a.jsonl#x title=T date=2024-05-31 language=ko author=A source=S url=U |신\n두 줄|\n"
           "article $/a.jsonl#4 date=2024 |line four|\n"
           "warning a.jsonl:5 the author is no string: left out\n"
           "article $/a.jsonl#17 language=en |five|\n"
           "container $/a.jsonl complete\n",
           0, 0);
}

static void reports_bad_lines_of_jsonl_and_reads_the_rest(void **state) {
    (void)state;
    record.quiet = true;
    put_bytes("a.jsonl", BYTES("not json\n"
                               "{\"id\":\"a\",\"text\":\"first\"}\n"
                               "[\"text\"]\n"
                               "{\"id\":\"b\"}\n"
                               "{\"id\":\"b\",\"text\":7}\n"
                               "{\"id\":\"b\",\"text\":\"\"}\n"
                               "{\"id\":\"b\",\"text\":\"... !\"}\n"
                               "{\"id\":\"a\",\"text\":\"second\"}\n"
                               "{\"id\":[],\"text\":\"x\"}\n"
                               "{\"id\":\"c\",\"text\":\"lone \\ud800\"}\n"
                               "{\"id\":\"d\",\"text\":\"x\",\"n\":99999999999999999999}\n"
                               "{\"id\":\"b\",\"text\":\"good after all\"}\n"
                               "{\"id\":\"e\",\"text\":\"broken o"));
    assert_int_equal(READ("a.jsonl"), LEDE_OK);
    expect("failure a.jsonl:1 is not JSON, near column 3\n"
           "failure a.jsonl:3 is no JSON object\n"
           "failure a.jsonl:4 has no text\n"
           "failure a.jsonl:5 has no text\n"
           "failure a.jsonl:6 has no words in its text\n"
           "failure a.jsonl:7 has no words in its text\n"
           "failure a.jsonl:8 has the id of line 2: left out\n"
           "failure a.jsonl:9 its id is neither a string nor a whole number\n"
           "warning a.jsonl:10 repaired: 1 run of invalid UTF-8\n"
           "failure a.jsonl:13 is not JSON: it breaks off\n"
           "container $/a.jsonl\n",
           9, 9);
}

static void repairs_strings_inside_jsonl(void **state) {
    (void)state;
    put_bytes("a.jsonl", BYTES("{\"text\":\"caf\xE9 \x01noir\"}\n"
                               "{\"text\":\"a\\u0000b\\u202Ec\"}\n"
                               "{\"text\":\"raw\ttab\"}\n"
                               "{\"text\":\"\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0\"}\n"));
    assert_int_equal(READ("a.jsonl"), LEDE_OK);
    expect("unchanged? $/a.jsonl\n"
           "warning a.jsonl:1 repaired: 1 run of invalid UTF-8, 1 control character\n"
           "article $/a.jsonl#1 |caf\xEF\xBF\xBD  noir|\n"
           "warning a.jsonl:2 repaired: 2 control characters\n"
           "article $/a.jsonl#2 |a b c|\n"
           "article $/a.jsonl#3 |raw tab|\n"
           "failure a.jsonl:4 is not UTF-8 text; other encodings are not supported yet\n"
           "container $/a.jsonl\n",
           1, 1);
}

static void repairs_and_reports_damage(void **state) {
    (void)state;
    record.quiet = true;
    put_bytes("a.txt", BYTES("a\0b \x1B[1m caf\xE9, na\xEFve: кафе\n"));
    assert_int_equal(READ("a.txt"), LEDE_OK);
    expect("warning a.txt repaired: 2 runs of invalid UTF-8, 2 control characters\n", 0, 0);
}

/* ---- Metadata ------------------------------------------------------------------------------------------------- */

static void takes_metadata_from_the_file_beside(void **state) {
    (void)state;
    put("a.txt", "text");
    put("a.txt.meta", "title: Beside\ndate: 2024-02-30\nrights: all\n");
    put("b.md", "---\ntitle: Own\n---\ntext");
    put("b.md.meta", "---\ntitle: Beside\nsource: Paper\n---\n");
    put("c.jsonl", "{\"title\":\"Own\",\"text\":\"one\"}\n{\"title\":\"\",\"text\":\"two\"}\n");
    put("c.jsonl.meta", "title: Beside\nlang: en");
    const struct read_options again = {.again = true};
    const char *const paths[] = {".", NULL};
    assert_int_equal(read_with(&again, paths), LEDE_OK);
    expect("warning ./a.txt.meta:2 '2024-02-30' is no date such as 2024-05-31: left out\n"
           "article $/a.txt title=Beside rights=all |text|\n"
           "article $/b.md title=Own source=Paper |text|\n"
           "article $/c.jsonl#1 title=Own language=en |one|\n"
           "article $/c.jsonl#2 title=Beside language=en |two|\n"
           "container $/c.jsonl complete\n",
           0, 0);
}

static void sets_fields_over_all_others(void **state) {
    (void)state;
    put("a.md", "---\ntitle: Own\ndate: 2020\nauthor: A\n---\ntext");
    const lede_field fields[] = {
        {"Title", " Set  here "}, {"lang", "ru"}, {"author", ""}, {"date", "2024-01-02 03:04"}};
    const struct read_options options = {.fields = fields, .field_count = 4, .again = true};
    const char *const paths[] = {"a.md", NULL};
    assert_int_equal(read_with(&options, paths), LEDE_OK);
    expect("article $/a.md title=Set here date=2024-01-02 language=ru |text|\n", 0, 0);
}

static void refuses_impossible_fields_before_reading(void **state) {
    static const struct {
        lede_field field;
        const char *message;
    } cases[] = {
        {{"titel", "x"}, "there is no field 'titel': use title, date, language, author, source, url or rights"},
        {{"date", "31.05.2024"}, "'31.05.2024' is no date: use YYYY, YYYY-MM or YYYY-MM-DD"},
    };
    (void)state;
    put("a.txt", "text");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct read_options options = {.fields = &cases[i].field, .field_count = 1};
        const char *const paths[] = {"a.txt", NULL};
        assert_int_equal(read_with(&options, paths), LEDE_BAD_USAGE);
        assert_string_equal(record.err.message, cases[i].message);
        expect("", 0, 0);
    }
}

static void refuses_metadata_that_is_too_large(void **state) {
    (void)state;
    char *large = malloc(70000);
    assert_non_null(large);
    memset(large, '\n', 70000);
    put("a.txt", "text");
    put_bytes("a.txt.meta", large, 70000);
    free(large);
    record.quiet = true;
    assert_int_equal(READ("a.txt"), LEDE_OK);
    expect("warning a.txt.meta is larger than 64 KiB: its article is read without it\n", 0, 0);
    assert_string_equal(record.stamp, "");
}

/* ---- Folders -------------------------------------------------------------------------------------------------- */

static void walks_folders_in_byte_order(void **state) {
    (void)state;
    assert_int_equal(mkdir("d", 0755) | mkdir("d/b", 0755) | mkdir("d/.git", 0755) | mkdir("d/empty", 0755), 0);
    put("d/a.txt", "a");
    put("d/b/z.txt", "z");
    put("d/b.txt", "b");
    put("d/Z.txt", "Z");
    put("d/я.txt", "я");
    put("d/.hidden.txt", "hidden");
    put("d/.git/x.txt", "hidden");
    const struct read_options again = {.again = true};
    const char *const paths[] = {"d/", NULL};
    assert_int_equal(read_with(&again, paths), LEDE_OK);
    expect("article $/d/Z.txt |Z|\narticle $/d/a.txt |a|\narticle $/d/b/z.txt |z|\narticle $/d/b.txt |b|\n"
           "article $/d/я.txt |я|\n",
           0, 0);
}

static void notes_what_no_reader_knows_once_a_kind(void **state) {
    (void)state;
    assert_int_equal(mkdir("d", 0755) | mkdir("d/e", 0755), 0);
    put("d/1.png", "x");
    put("d/2.PNG", "x");
    put("d/e/3.png", "x");
    put("d/4.xlsx", "x");
    put_bytes("d/program", BYTES("\x7F"
                                 "ELF\x02\x01\x01\0"));
    put("d/x.txt~", "x");
    put("d/orphan.meta", "title: x");
    put("d/t.txt", "text");
    assert_int_equal(symlink("t.txt", "d/link.txt") | symlink("..", "d/up") | mkfifo("d/pipe.txt", 0644), 0);
    record.quiet = true;
    assert_int_equal(READ("d"), LEDE_OK);
    expect("note d 3 files of type .png are not supported\n"
           "note d 1 file of type .xlsx is not supported\n"
           "note d 1 file of type .txt~ is not supported\n"
           "note d 1 file without a suffix is no text\n"
           "note d 2 symbolic links are not followed\n"
           "note d 1 device, pipe or socket is not read\n",
           9, 0);
}

static void remove_next(void) { unlink("d/b.txt"); }

static void reports_what_vanished_meanwhile(void **state) {
    (void)state;
    assert_int_equal(mkdir("d", 0755), 0);
    put("d/a.txt", "a");
    put("d/b.txt", "b");
    put("d/c.txt", "c");
    record.quiet = true;
    record.during = remove_next;
    assert_int_equal(READ("d"), LEDE_OK);
    expect("failure d/b.txt cannot be read: vanished while its folder was read\n", 1, 1);
}

static void replace_by_pipe(void) { assert_int_equal(unlink("d/a.txt") | mkfifo("d/a.txt", 0644), 0); }

static void replace_by_link(void) { assert_int_equal(unlink("d/a.txt") | symlink("../b.txt", "d/a.txt"), 0); }

static void remove_asked(void) { assert_int_equal(unlink("d/a.txt"), 0); }

static void opens_nothing_that_took_the_place_of_a_file(void **state) {
    static const struct {
        void (*asked)(void);
        const char *log;
    } cases[] = {
        {replace_by_pipe, "failure d/a.txt is no file any more\n"},
        {replace_by_link, "failure d/a.txt is no file any more\n"},
        {remove_asked, "failure d/a.txt cannot be read: vanished while its folder was read\n"},
    };
    (void)state;
    assert_int_equal(mkdir("d", 0755), 0);
    put("b.txt", "b");
    record.quiet = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unlink("d/a.txt");
        put("d/a.txt", "a");
        record.asked = cases[i].asked;
        assert_int_equal(READ("d"), LEDE_OK);
        expect(cases[i].log, 1, 1);
    }
}

/* ---- Inputs that cannot be used ------------------------------------------------------------------------------- */

static void reports_each_unusable_path_and_reads_the_others(void **state) {
    (void)state;
    put("good.txt", "good");
    put("empty.txt", "");
    put("blank.txt", " \n\t\n");
    put("good.txt.meta", "title: x");
    put("page.html", "<!doctype html>");
    put("notes.xyz", "named, therefore text");
    put_bytes("image.png", BYTES("\x89PNG\r\n\x1A\n\0\0"));
    put_bytes("data.txt", BYTES("\1\2\3\4\5\6\7\x0e\x0f\x10"));
    put_bytes("utf16.txt", BYTES("t\0e\0x\0t\0"));
    put("cp1251.txt", "\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0");
    put("blank.jsonl", "\n\n");
    assert_int_equal(symlink("loop", "loop") | symlink("nowhere", "dangling") | mkfifo("pipe", 0644), 0);
    const struct read_options again = {.again = true};
    const char *const paths[] = {
        "missing.txt", "empty.txt",   "blank.txt", "good.txt.meta", "page.html", "image.png", "data.txt",   "utf16.txt",
        "cp1251.txt",  "blank.jsonl", "loop",      "dangling",      "pipe",      "/dev/null", "good.txt/x", "",
        "notes.xyz",   NULL};
    assert_int_equal(read_with(&again, paths), LEDE_OK);
    expect("failure missing.txt cannot be read: no such file or folder\n"
           "failure empty.txt is empty\n"
           "failure blank.txt has no words in its text\n"
           "failure good.txt.meta holds the metadata of the file beside it, no article\n"
           "failure page.html has no words in its text\n"
           "failure image.png is a PNG image, which is not supported\n"
           "failure data.txt looks like a binary file\n"
           "note utf16.txt read as UTF-16LE, which it seems to be\n"
           "article $/utf16.txt |text|\n"
           "note cp1251.txt read as windows-1251, which it seems to be\n"
           "article $/cp1251.txt |Привет мир|\n"
           "failure blank.jsonl is empty\n"
           "container $/blank.jsonl\n"
           "failure loop cannot be read: a loop of symbolic links\n"
           "failure dangling cannot be read: a symbolic link to what does not exist\n"
           "failure pipe is a pipe: use '-' to read standard input\n"
           "failure /dev/null is a device\n"
           "failure good.txt/x cannot be read: a part of the path is not a folder\n"
           "failure  cannot be read: no such file or folder\n"
           "article $/notes.xyz |named, therefore text|\n",
           14, 14);
}

/* Root reads everything: what follows is done as nobody, in a child whose exit status is the answer. */
static int read_as_nobody(void) {
    if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return 2;
    record.quiet = true;
    if (READ("locked.txt", "locked", "a.txt", "d") != LEDE_OK) return 3;
    static const char expected[] = "failure locked.txt cannot be read: permission denied\n"
                                   "failure locked cannot be read: permission denied\n"
                                   "warning a.txt.meta permission denied: its article is read without it\n"
                                   "failure d/locked cannot be read: permission denied\n";
    if (strcmp(buffer_str(&record.log), expected) != 0) {
        fputs(buffer_str(&record.log), stderr);
        return 4;
    }
    return record.counts.failed == 3 ? 0 : 5;
}

static void reports_what_may_not_be_read(void **state) {
    (void)state;
    assert_int_equal(chmod(".", 0755) | mkdir("locked", 0) | mkdir("d", 0755) | mkdir("d/locked", 0), 0);
    put("locked.txt", "x");
    put("a.txt", "a");
    put("a.txt.meta", "title: x");
    put("d/z.txt", "z");
    assert_int_equal(chmod("locked.txt", 0) | chmod("a.txt.meta", 0), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(read_as_nobody());
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(chmod("locked", 0755) | chmod("d/locked", 0755), 0);
}

/* Writes COUNT times "word " to FILE. */
static void put_words(FILE *file, size_t count) {
    while (count-- > 0) fputs("word ", file);
}

static void refuses_more_than_64_mib(void **state) {
    (void)state;
    FILE *file = fopen("line.jsonl", "wb");
    assert_non_null(file);
    fputs("{\"text\":\"before\"}\n{\"text\":\"", file);
    put_words(file, ARTICLE_MAX / 5);
    fputs("\"}\n{\"text\":\"after\"}\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(READ("line.jsonl"), LEDE_OK);
    expect("article $/line.jsonl#1 |before|\n"
           "failure line.jsonl:2 is longer than 64 MiB: left out\n"
           "article $/line.jsonl#3 |after|\n"
           "container $/line.jsonl without stamp\n",
           1, 1);
    file = fopen("whole.txt", "wb");
    assert_non_null(file);
    put_words(file, ARTICLE_MAX / 5);
    fputs("abcd", file); /* 64 MiB are 13421772 words and 4 bytes */
    assert_int_equal(fclose(file), 0);
    record.quiet = true;
    assert_int_equal(READ("whole.txt"), LEDE_OK);
    expect("", 0, 0);
    file = fopen("whole.txt", "ab");
    assert_non_null(file);
    fputs("e", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(READ("whole.txt"), LEDE_OK);
    expect("failure whole.txt is larger than 64 MiB, the most that one article may have\n", 1, 1);
}

/* ---- Unchanged inputs ----------------------------------------------------------------------------------------- */

static void does_not_read_what_is_known(void **state) {
    (void)state;
    put("a.txt", "a");
    put("b.jsonl", "{");
    record.known = true;
    assert_int_equal(READ("a.txt", "b.jsonl"), LEDE_OK);
    expect("unchanged? $/a.txt\n"
           "unchanged? $/b.jsonl\n",
           0, 0);
}

/* The stamp under which a.txt is read now. */
static const char *stamp_of_a(const struct read_options *options) {
    const char *const paths[] = {"a.txt", NULL};
    snprintf(record.stamp, sizeof record.stamp, "not read");
    assert_int_equal(read_with(options, paths), LEDE_OK);
    return record.stamp;
}

static void stamps_what_decides_the_article(void **state) {
    const lede_field field = {"title", "T"}, other = {"title", "U"};
    const struct read_options none = {0}, set = {.fields = &field, .field_count = 1},
                              set_other = {.fields = &other, .field_count = 1};
    char with_title[200];
    (void)state;
    record.quiet = true;
    put("a.txt", "text");
    assert_string_equal(stamp_of_a(&none), "r6 4 1704067200.000000000");
    snprintf(with_title, sizeof with_title, "%s", stamp_of_a(&set));
    assert_int_equal(strncmp(with_title, "r6 4 1704067200.000000000 set ", 30), 0);
    assert_int_equal(strlen(with_title), 30 + 16);
    assert_string_not_equal(stamp_of_a(&set_other), with_title);
    put("a.txt.meta", "title: x");
    assert_string_equal(stamp_of_a(&none), "r6 4 1704067200.000000000 meta 8 1704067200.000000000");
}

static void gives_no_stamp_to_what_is_too_young(void **state) {
    static const struct {
        int text_age, meta_age; /* seconds; meta_age -1: no metadata beside it */
        bool stamped;
    } cases[] = {{10, -1, true}, {0, -1, false}, {-3600, -1, false}, {10, 10, true}, {10, 0, false}, {0, 10, false}};
    (void)state;
    record.quiet = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put("a.txt", "text");
        set_time("a.txt", time(NULL) - cases[i].text_age);
        if (cases[i].meta_age >= 0) {
            put("a.txt.meta", "title: x");
            set_time("a.txt.meta", time(NULL) - cases[i].meta_age);
        }
        bool stamped = *stamp_of_a(&(struct read_options){0}) != '\0';
        if (stamped != cases[i].stamped) fail_msg("case %zu", i);
    }
}

static void grow_input(void) {
    FILE *file = fopen("a.jsonl", "ab");
    assert_non_null(file);
    fputs("\n", file);
    assert_int_equal(fclose(file), 0);
    record.during = NULL;
}

static void notices_what_changes_while_it_is_read(void **state) {
    (void)state;
    put("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    record.quiet = true;
    record.during = grow_input;
    assert_int_equal(READ("a.jsonl"), LEDE_OK);
    expect("warning a.jsonl changed while it was read: add it again\ncontainer $/a.jsonl without stamp\n", 0, 0);
}

/* Reads a.txt, or PATH, and copies the digest of what it was made from to OUT. */
static void digest_now(unsigned char out[DIGEST_SIZE], const char *path, const struct read_options *options) {
    const char *const paths[] = {path, NULL};
    memset(record.sha256, 0, DIGEST_SIZE);
    assert_int_equal(read_with(options, paths), LEDE_OK);
    memcpy(out, record.sha256, DIGEST_SIZE);
}

static void digests_all_that_an_article_is_made_from(void **state) {
    const lede_field ab[] = {{"title", "a"}, {"author", "b"}}, a[] = {{"title", "a"}}, ba[] = {{"title", "a6:authorb"}};
    const struct read_options variants[] = {{.again = true},
                                            {.fields = ab, .field_count = 2, .again = true},
                                            {.fields = a, .field_count = 1, .again = true},
                                            {.fields = ba, .field_count = 1, .again = true}};
    unsigned char seen[8][DIGEST_SIZE];
    size_t count = 0;
    (void)state;
    record.quiet = true;
    put("a.txt", "text");
    for (size_t i = 0; i < 4; i++) digest_now(seen[count++], "a.txt", &variants[i]);
    put("a.txt.meta", "title: a");
    digest_now(seen[count++], "a.txt", &variants[0]);
    put("b.txt", "text\n"); /* the same words, another byte */
    digest_now(seen[count++], "b.txt", &variants[0]);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++) assert_memory_not_equal(seen[i], seen[k], DIGEST_SIZE);
    put("c.txt", "text"); /* the name is no part of it */
    digest_now(seen[count], "c.txt", &variants[0]);
    assert_memory_equal(seen[count], seen[0], DIGEST_SIZE);
}

/* ---- Standard input ------------------------------------------------------------------------------------------- */

/* Reads "-" with CONTENT coming through a pipe. */
static void read_through_pipe(const char *content) {
    int ends[2], before = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], content, strlen(content)), strlen(content));
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    assert_int_equal(READ("-"), LEDE_OK);
    dup2(before, STDIN_FILENO);
    close(before);
}

static void reads_standard_input_by_its_content(void **state) {
    (void)state;
    /* printf 'plain words' | sha256sum, and so on */
    read_through_pipe("plain words");
    expect("article stdin:fcfb09747001a6e8 |plain words|\n", 0, 0);
    read_through_pipe("---\ntitle: T\n---\nbody");
    expect("article stdin:2f4f2c68d3fa526c title=T |body|\n", 0, 0);
    read_through_pipe("{\"id\":\"x\",\"text\":\"one\"}\n{\"text\":\"two\"}\nno\n");
    expect("article stdin#x |one|\narticle stdin:d039f9902822fcdc |two|\nfailure -:3 is not JSON, near column 2\n", 1,
           1);
    read_through_pipe("{ braces } are text");
    expect("article stdin:eb739d020d355cf5 |{ braces } are text|\n", 0, 0);
    read_through_pipe("");
    expect("failure - is empty\n", 1, 1);
    assert_string_equal(record.stamp, "");
}

/* ---- Keys, callbacks ------------------------------------------------------------------------------------------ */

static void gives_a_file_one_key_however_it_is_named(void **state) {
    static const struct {
        const char *path, *key; /* $ at the start of either: the folder of the test */
    } cases[] = {
        {"d/a.txt", "$/d/a.txt"},
        {"./d//a.txt", "$/d/a.txt"},
        {"d/../d/./a.txt", "$/d/a.txt"},
        {"folder-link/a.txt", "$/d/a.txt"},
        {"d/link.txt", "$/d/link.txt"},
        {"$/d/a.txt", "$/d/a.txt"},
        {"d/", "$/d"},
        {"d/.", "$/d"},
        {"d/..", "$"},
        {"folder-link", "$/d"},
        {"folder-link/", "$/d"},
        {"gone/a/..", "$/gone"},
        {"gone/", "$/gone"},
        {".", "$"},
        {"/", "/"},
        {"/..", "/"},
        {"d/new.txt", "$/d/new.txt"},
        {"a.jsonl#7", "$/a.jsonl#7"},
        {"gone/b/../a.txt", "$/gone/a.txt"},
        {"gone//./a.txt", "$/gone/a.txt"},
        {"gone/../../a.txt", "/tmp/a.txt"},
        {"/gone-from-here/../../../a.txt", "/a.txt"},
    };
    (void)state;
    assert_int_equal(mkdir("d", 0755) | symlink("d", "folder-link") | symlink("a.txt", "d/link.txt"), 0);
    struct buffer key = {0}, path = {0}, expected = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool absolute = cases[i].path[0] == '$', ours = cases[i].key[0] == '$';
        buffer_clear(&path);
        buffer_clear(&expected);
        buffer_append_format(&path, "%s%s", absolute ? root : "", cases[i].path + absolute);
        buffer_append_format(&expected, "%s%s", ours ? root : "", cases[i].key + ours);
        assert_int_equal(path_key(&key, path.data, NULL), LEDE_OK);
        assert_string_equal(key.data, expected.data);
    }
    buffer_release(&key);
    buffer_release(&path);
    buffer_release(&expected);
}

static void stops_when_a_callback_says_so(void **state) {
    (void)state;
    put("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    put("b.txt", "b");
    assert_int_equal(mkdir("d", 0755), 0);
    put("d/c.txt", "c");
    put("d/d.txt", "d");
    record.answer = LEDE_STOPPED;
    assert_int_equal(READ("a.jsonl", "b.txt"), LEDE_STOPPED);
    expect("unchanged? $/a.jsonl\narticle $/a.jsonl#1 |one|\n", 0, 0);
    assert_int_equal(READ("d", "b.txt"), LEDE_STOPPED);
    expect("unchanged? $/d/c.txt\narticle $/d/c.txt |c|\n", 0, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(reads_plain_text_whole),
        TEST(reads_markdown_with_and_without_front_matter),
        TEST(reads_jsonl_line_by_line),
        TEST(reports_bad_lines_of_jsonl_and_reads_the_rest),
        TEST(repairs_strings_inside_jsonl),
        TEST(repairs_and_reports_damage),
        TEST(takes_metadata_from_the_file_beside),
        TEST(sets_fields_over_all_others),
        TEST(refuses_impossible_fields_before_reading),
        TEST(refuses_metadata_that_is_too_large),
        TEST(walks_folders_in_byte_order),
        TEST(notes_what_no_reader_knows_once_a_kind),
        TEST(reports_what_vanished_meanwhile),
        TEST(opens_nothing_that_took_the_place_of_a_file),
        TEST(reports_each_unusable_path_and_reads_the_others),
        TEST(reports_what_may_not_be_read),
        TEST(refuses_more_than_64_mib),
        TEST(does_not_read_what_is_known),
        TEST(stamps_what_decides_the_article),
        TEST(gives_no_stamp_to_what_is_too_young),
        TEST(notices_what_changes_while_it_is_read),
        TEST(digests_all_that_an_article_is_made_from),
        TEST(reads_standard_input_by_its_content),
        TEST(gives_a_file_one_key_however_it_is_named),
        TEST(stops_when_a_callback_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
