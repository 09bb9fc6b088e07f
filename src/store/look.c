/* SPDX-License-Identifier: MIT */
/* A look at a file before SQLite opens it. */
#include "base/error.h"
#include "store/internal.h"
#include "store/schema.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

/* Whether the first bytes of the file at PATH are those of a corpus, told before SQLite opens it: even a look by SQLite
   would merge what another program has left in its log. */
static lede_status look_into(const char *path, lede_error *err) {
    enum { MAGIC = 16, APPLICATION_ID = 68, HEADER = 100 };
    unsigned char header[HEADER];
    FILE *file = fopen(path, "rbe");
    if (!file) return error_set_errno(err, errno, "open", path);
    size_t length = fread(header, 1, sizeof header, file);
    fclose(file);
    if (length < HEADER || memcmp(header, "SQLite format 3", MAGIC) != 0)
        return error_set(err, LEDE_NOT_CORPUS, "'%s' is not a corpus: choose another file with -c", path);
    const unsigned char *id = header + APPLICATION_ID;
    uint32_t application = (uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3];
    if (application == SCHEMA_APPLICATION_ID) return LEDE_OK;
    return error_set(err, LEDE_NOT_CORPUS, "'%s' belongs to another program: choose another file with -c", path);
}

static lede_status missing(const char *path, lede_mode mode, lede_error *err) {
    if (errno != ENOENT) return error_set_errno(err, errno, "open", path);
    if (mode == LEDE_CREATE) return LEDE_OK;
    return error_set(err, LEDE_NO_CORPUS, "there is no corpus at '%s': 'lede add FOLDER' makes one", path);
}

/*
 * Whether a crash has left the file at PATH half made: SQLite's journal beside it says that it was empty before. SQLite
 * makes it so again when it opens it; whatever the file now begins with.
 */
static bool is_being_made(const char *path) {
    static const unsigned char magic[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
    enum { PAGES_BEFORE = 16, HEADER = 28 };
    unsigned char header[HEADER] = {0};
    struct buffer name = {0};
    buffer_append_format(&name, "%s-journal", path);
    FILE *file = name.failed ? NULL : fopen(name.data, "rbe");
    size_t length = file ? fread(header, 1, sizeof header, file) : 0;
    if (file) fclose(file);
    buffer_release(&name);
    return length == HEADER && memcmp(header, magic, sizeof magic) == 0 &&
           memcmp(header + PAGES_BEFORE, "\0\0\0\0", 4) == 0;
}

lede_status store_look_at(const char *path, lede_mode mode, lede_error *err) {
    struct stat file;
    if (!*path) return error_set(err, LEDE_BAD_USAGE, "the name of the corpus file is empty");
    if (stat(path, &file) != 0) return missing(path, mode, err);
    if (S_ISDIR(file.st_mode)) return error_set(err, LEDE_NOT_CORPUS, "'%s' is a folder, not a corpus", path);
    if (!S_ISREG(file.st_mode)) return error_set(err, LEDE_NOT_CORPUS, "'%s' is not a corpus", path);
    if (file.st_size > 0 && !is_being_made(path)) return look_into(path, err);
    if (mode == LEDE_CREATE) return LEDE_OK;
    return error_set(err, LEDE_NO_CORPUS, "'%s' is empty: 'lede add FOLDER' makes a corpus of it", path);
}
