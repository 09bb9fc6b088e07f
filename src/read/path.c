/* SPDX-License-Identifier: MIT */
/* Names of files. */
#include "read/path.h"

#include "base/error.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void path_join(struct buffer *out, const char *folder, const char *name) {
    buffer_append_str(out, folder);
    if (out->length == 0 || out->data[out->length - 1] != '/') buffer_append_byte(out, '/');
    buffer_append_str(out, name);
}

const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Appends the components of PATH to OUT, which holds an absolute path without a slash at its end. */
static void append_normal(struct buffer *out, struct view path) {
    while (path.length > 0) {
        const char *slash = memchr(path.data, '/', path.length);
        struct view name = view_of(path.data, slash ? (size_t)(slash - path.data) : path.length);
        size_t taken = slash ? name.length + 1 : name.length;
        path = view_of(path.data + taken, path.length - taken);
        if (view_equal(name, view_str(".."))) {
            /* ".." takes back the last component; above the top there is nothing to take. */
            while (out->length > 0 && out->data[out->length - 1] != '/') out->length--;
            if (out->length > 0) out->data[--out->length] = '\0';
        } else if (name.length > 0 && !view_equal(name, view_str("."))) {
            buffer_append_byte(out, '/');
            buffer_append(out, name.data, name.length);
        }
    }
}

/* The key of PATH in a folder that is not there any more: without links undone. */
static void append_lexical(struct buffer *out, struct view path) {
    char here[PATH_MAX];
    if (path.data[0] != '/' && getcwd(here, sizeof here)) append_normal(out, view_str(here));
    append_normal(out, path);
    if (out->length == 0) buffer_append_byte(out, '/');
}

/* Links are followed here: a link to a folder that is named means the folder. */
static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

lede_status path_key(struct buffer *out, const char *path, lede_error *err) {
    char real[PATH_MAX];
    const char *name = path_name(path);
    bool whole = is_folder(path);
    struct buffer folder = {0};
    buffer_append(&folder, path, whole ? strlen(path) : (size_t)(name - path));
    if (folder.length == 0) buffer_append_byte(&folder, '.');
    buffer_clear(out);
    /* The folder by its real path, the file by its own name: a link to a file is another article than the file. */
    if (folder.failed) out->failed = true;
    else if (!realpath(folder.data, real)) append_lexical(out, view_str(path));
    else if (whole) buffer_append_str(out, real);
    else path_join(out, real, name);
    buffer_release(&folder);
    return out->failed ? error_no_memory(err) : LEDE_OK;
}
