/* SPDX-License-Identifier: MIT */
/* From the paths that the user names to the inputs behind them. */
#include "read/read.h"

#include "base/error.h"
#include "read/file.h"
#include "read/format.h"
#include "read/path.h"
#include "read/walk.h"

#include <errno.h>

/* Why a named path that is neither file nor folder cannot be read. */
static const char *special_kind(mode_t mode) {
    if (S_ISFIFO(mode)) return "is a pipe: use '-' to read standard input";
    if (S_ISSOCK(mode)) return "is a socket";
    return "is a device";
}

/* stat() says of a link to nowhere what it says of nothing at all, though the user sees a file there. */
static const char *missing_reason(const char *path, int errnum) {
    struct stat link;
    bool dangling = errnum == ENOENT && lstat(path, &link) == 0 && S_ISLNK(link.st_mode);
    return dangling ? "a symbolic link to what does not exist" : error_reason(errnum);
}

/* Standard input has no suffix: its content tells the format, and it can be read once only. */
static lede_status read_stdin(struct reading *reading, lede_error *err) {
    struct input input = {0};
    format_read_fn *read;
    input_open_stdin(&input);
    lede_status status = LEDE_OK;
    if (format_of_content(&read, &input.source)) status = file_read_as(read, &input, reading, err);
    else status = error_no_memory(err);
    input_close(&input);
    return status;
}

/* Reads the file or folder PATH with KEY and STATUS. */
static lede_status read_existing(struct reading *reading, const char *path, const char *key, const struct stat *status,
                                 lede_error *err) {
    struct place place = {path, 0};
    if (S_ISDIR(status->st_mode)) return walk_folder(reading, path, key, err);
    if (!S_ISREG(status->st_mode)) reading_report(reading, LEDE_FAILURE, place, "%s", special_kind(status->st_mode));
    else if (sidecar_is(path_name(path)))
        reading_report(reading, LEDE_FAILURE, place, "holds the metadata of the file beside it, no article");
    else return file_read(reading, &(struct found){path, key, status, true}, err);
    return LEDE_OK;
}

/* A path that cannot be read is reported, and no reason to stop. */
static lede_status read_path(struct reading *reading, const char *path, lede_error *err) {
    struct stat status;
    if (strcmp(path, "-") == 0) return read_stdin(reading, err);
    if (stat(path, &status) != 0) {
        reading_report(reading, LEDE_FAILURE, (struct place){path, 0}, "cannot be read: %s",
                       missing_reason(path, errno));
        return LEDE_OK;
    }
    struct buffer key = {0};
    lede_status result = path_key(&key, path, err);
    if (result == LEDE_OK) result = read_existing(reading, path, key.data, &status, err);
    buffer_release(&key);
    return result;
}

lede_status read_paths(struct read_counts *out, const char *const *paths, const struct read_options *options,
                       const struct read_events *events, lede_error *err) {
    struct reading reading;
    *out = (struct read_counts){0};
    lede_status status = reading_init(&reading, options, events, err);
    reading.counts = out;
    for (; *paths && status == LEDE_OK; paths++) status = read_path(&reading, *paths, err);
    reading_release(&reading);
    return status;
}
