/* SPDX-License-Identifier: MIT */
/* Where the corpus file is. */
#include "corpus.h"

#include "memory.h"
#include "message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The value of the environment variable NAME; NULL where it is empty too. */
static const char *from_environment(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

char *corpus_path(const struct request *request, lede_error *err) {
    const char *given = request->corpus ? request->corpus : from_environment("LEDE_CORPUS");
    const char *data = from_environment("XDG_DATA_HOME"), *home = from_environment("HOME");
    if (given) return memory_format("%s", given);
    /* The XDG base directory specification: a relative path there is to be ignored. */
    if (data && data[0] == '/') return memory_format("%s/lede/corpus.lede", data);
    if (home) return memory_format("%s/.local/share/lede/corpus.lede", home);
    fail(err, LEDE_BAD_USAGE, "where is the corpus? give -c FILE, or set LEDE_CORPUS or HOME");
    return NULL;
}

/* Makes the folders above PATH. Only their owner may enter them, as the XDG base directory specification has it. */
static lede_status make_folders(char *path, lede_error *err) {
    lede_status status = LEDE_OK;
    for (char *slash = strchr(path + 1, '/'); slash && !status; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST && errno != EISDIR) {
            struct stat info;
            /* Where a folder stands already, mkdir() may also complain of a read-only file system. */
            int errnum = errno;
            if (stat(path, &info) != 0)
                status =
                    fail(err, LEDE_IO, "cannot make the folder '%s' for the corpus: %s", path, system_reason(errnum));
        }
        *slash = '/';
    }
    return status;
}

lede_status corpus_open(lede_corpus **out, const struct request *request, lede_mode mode, lede_error *err) {
    *out = NULL;
    char *path = corpus_path(request, err);
    if (!path) return err->status;
    lede_status status = mode == LEDE_CREATE && *path ? make_folders(path, err) : LEDE_OK;
    if (!status) status = lede_open(out, path, mode, (int)(request->wait * 1000), err);
    free(path);
    return status;
}
