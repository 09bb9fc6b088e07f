/* SPDX-License-Identifier: MIT */
/* Every allocation of reading a foreign file fails in turn. */

/*
 * A file is read as the worker reads it, with the worker's allocator, by a child that ends with it. Whatever fails,
 * what the child says is what it says when nothing fails; and where it says less, it ends as one that memory ran out
 * for.
 */
#include "base/buffer.h"
#include "extract/detect.h"
#include "extract/extract.h"
#include "read/protocol.h"
#include "shortage.h"
#include "world.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- Files ---------------------------------------------------------------------------------------------------- */

/* Below the folder of the tests. */
static const char *const paths[] = {
    "data/book.epub",
    "data/bundle.tar.gz",
    "data/bundle.zip",
    "data/letter.odt",
    "data/report.docx",
    "data/review.pdf",
    "data/story.fb2.zip",
    "data/talk.odp",
    "data/talk.pptx",
    "fuzz/seeds/news.atom",
    "fuzz/seeds/news.rss",
    "fuzz/seeds/story.fb2",
    "fuzz/seeds/talk.srt",
    "fuzz/seeds/talks.eml",
    "fuzz/seeds/two.mbox",
    "fuzz/seeds/visit.warc",
    "fuzz/seeds/letter.rtf",
    "pages/english-agency.html",
    "pages/english-script.html",
    "pages/korean-portal.html",
    "pages/old-tables.html",
    "pages/russian-authors.html",
};

#define BYTES(text) (text), sizeof(text) - 1

/* Text in other encodings: Moscow and the talks, each in its own script. */
static const struct {
    const char *name, *bytes;
    size_t length;
} texts[] = {
    {"windows-1251.txt", BYTES("\xCF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xE2 \xCC\xEE\xF1\xEA\xE2\xE5.\n")},
    {"cp949.txt", BYTES("\xB8\xF0\xBD\xBA\xC5\xA9\xB9\xD9 \xC8\xB8\xB4\xE3\xC0\xBA \xB3\xA1\xB3\xB5\xB4\xD9.\n")},
    {"utf-16.txt", BYTES("\xFF\xFET\0a\0l\0k\0s\0 \0e\0n\0d\0.\0\n\0")},
    {"mixed.txt",
     BYTES("Переговоры в Москве.\n\xCF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xE2 \xCC\xEE\xF1\xEA\xE2\xE5.\n")},
    {"declared.html", BYTES("<meta charset=euc-kr><title>\xC8\xB8\xB4\xE3</title><p>\xB8\xF0\xBD\xBA\xC5\xA9\xB9\xD9")},
    {"saved.mht",
     BYTES("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=koi8-r\n"
           "Content-Transfer-Encoding: quoted-printable\n\n<p>=ED=CF=D3=CB=D7=C1 =C9 =F0=C8=C5=CE=D8=D1=CE\n"
           "--b--\n")},
};

/* Archives that no file of the tests is one of: each holds the first of the texts. */
static const struct {
    const char *name;
    int format, filter;
} archives[] = {
    {"a.7z", ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE},
    {"a.tar.xz", ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_XZ},
    {"a.tar.bz2", ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_BZIP2},
    {"a.txt.zst", ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_ZSTD},
};

static int file_of_bytes(const char *bytes, size_t length) {
    int file = memfd_create("input", MFD_CLOEXEC);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length) world_fail("cannot make a file in memory");
    return file;
}

static int file_of_archive(int format, int filter) {
    int file = memfd_create("input", 0);
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_set_format(archive, format);
    archive_write_add_filter(archive, filter);
    archive_write_open_fd(archive, file);
    archive_entry_set_pathname(entry, texts[0].name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)texts[0].length);
    archive_write_header(archive, entry);
    archive_write_data(archive, texts[0].bytes, texts[0].length);
    if (archive_write_close(archive) != ARCHIVE_OK) world_fail("cannot make an archive");
    archive_entry_free(entry);
    archive_write_free(archive);
    return file;
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

/* Allocations that a child has made: in memory that it shares. */
static long *allocated;

/* Reads FILE in a child, allocation AT failing; returns how it ended, its answer in OUT. */
static int read_in_child(struct buffer *out, int file, const char *name, long at) {
    int status, answer = memfd_create("answer", MFD_CLOEXEC);
    pid_t child = fork();
    if (child < 0 || answer < 0) world_fail("cannot start a child");
    if (child == 0) {
        alarm(60);
        shortage_begin(at, false);
        bool whole = extract_file(file, name, answer);
        *allocated = shortage_end();
        _exit(whole ? 0 : WORKER_NO_MEMORY);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    off_t length = lseek(answer, 0, SEEK_END);
    char *place = buffer_reserve(out, (size_t)length);
    if (!place || pread(answer, place, (size_t)length, 0) != length) world_fail("%s: cannot read the answer", name);
    out->length += (size_t)length;
    out->data[out->length] = '\0';
    close(answer);
    return status;
}

/* Takes the next line off *TEXT that says something; one that breaks off, as the last of a child that ended, says
 * nothing. */
static bool take_line(struct view *line, struct view *text) {
    while (view_take_line(line, text))
        if (line->length > 0 && line->data[line->length - 1] == '}') return true;
    return false;
}

/* Every line of ANSWER has to be one of EXPECTED, in their order; all of them, if it is to be WHOLE. */
static bool is_part_of(struct view answer, struct view expected, bool whole) {
    struct view line, other;
    while (take_line(&line, &answer)) {
        do {
            if (!take_line(&other, &expected)) return false;
        } while (!whole && !view_equal(line, other));
        if (!view_equal(line, other)) return false;
    }
    return !whole || !take_line(&other, &expected);
}

/* Reads FILE with every EVERY-th allocation failing, from number FIRST on; returns how many failed. */
static long read_with_failures(int file, const char *name, long first, long every) {
    struct buffer expected = {0}, answer = {0};
    long runs = 0;
    if (read_in_child(&expected, file, name, 0) != 0) world_fail("%s: cannot be read", name);
    long allocations = *allocated;
    for (long at = first; at <= allocations; at += every, runs++) {
        buffer_clear(&answer);
        int status = read_in_child(&answer, file, name, at);
        bool whole = status == 0, ended = WIFEXITED(status) && WEXITSTATUS(status) == WORKER_NO_MEMORY;
        if (!whole && !ended) world_fail("%s: allocation %ld fails: wait status %d", name, at, status);
        if (!is_part_of(buffer_view(&answer), buffer_view(&expected), whole))
            world_fail("%s: another answer when allocation %ld fails:\n%s", name, at, answer.data);
    }
    buffer_release(&expected);
    buffer_release(&answer);
    return runs;
}

static long every = 1, first = 1, total;
static const char *wanted;

/* Reads FILE, to be closed, as asked for. */
static void test(int file, const char *name) {
    if (file < 0) world_fail("cannot open '%s'", name);
    if (!wanted || strcmp(name, wanted) == 0) total += read_with_failures(file, name, first, every);
    close(file);
}

/* The arguments: the folder of the tests; each how many allocations fail; the one file that is meant, by its name; the
   allocation to start with. */
int main(int argc, char **argv) {
    if (argc < 2 || chdir(argv[1]) != 0) world_fail("usage: readers FOLDER [EVERY [NAME [FIRST]]]");
    every = world_argument(argc, argv, 2, 1);
    wanted = argc > 3 ? argv[3] : NULL;
    first = world_argument(argc, argv, 4, 1);
    allocated = mmap(NULL, sizeof *allocated, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (allocated == MAP_FAILED) world_fail("no memory to share");
    setlocale(LC_CTYPE, "C.UTF-8");
    detect_prepare();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        test(open(paths[i], O_RDONLY | O_CLOEXEC), strrchr(paths[i], '/') + 1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        test(file_of_bytes(texts[i].bytes, texts[i].length), texts[i].name);
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        test(file_of_archive(archives[i].format, archives[i].filter), archives[i].name);
    printf("%ld allocations failed: told, and no other article\n", total);
    return 0;
}
