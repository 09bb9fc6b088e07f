/* SPDX-License-Identifier: MIT */
/* From the paths that the user names to the inputs behind them. */
#include "read/read.h"

#include "base/error.h"
#include "read/file.h"
#include "read/format.h"
#include "read/path.h"
#include "read/tally.h"
#include "read/walk.h"

#include <errno.h>
#include <inttypes.h>

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

/* ---- Folders -------------------------------------------------------------------------------------------------- */

static lede_status on_file(void *context, const struct found *found, lede_error *err) {
    return file_read(context, found, err);
}

static void on_other(void *context, enum walk_other what) {
    struct reading *reading = context;
    if (what == WALK_LINK) reading->tally->links++;
    else reading->tally->special_files++;
}

static void on_failed(void *context, const char *subject, int errnum) {
    reading_report_errno(context, subject, errnum);
}

/* Reads all below the folder SUBJECT; what no reader knows is one note for each kind. */
static lede_status read_folder(struct reading *reading, const char *subject, const char *key, lede_error *err) {
    struct tally tally = {0};
    struct walk walk = {reading->options, walk_root(subject), reading, NULL, on_file, on_other, on_failed};
    reading->tally = &tally;
    lede_status status = walk_folder(&walk, subject, key, err);
    reading->tally = NULL;
    tally_report(&tally, reading, subject);
    tally_release(&tally);
    return status;
}

/* Reads the file PATH, which is below the folder whose absolute path is KEY. What is gone by now is passed over. */
static lede_status read_found(struct reading *reading, const char *path, const char *key, lede_error *err) {
    struct stat status;
    bool follow = reading->options->follow_links;
    if ((follow ? stat(path, &status) : lstat(path, &status)) != 0 || !S_ISREG(status.st_mode)) return LEDE_OK;
    struct buffer own = {0};
    path_join(&own, key, path + walk_root(reading->options->folder));
    lede_status result =
        own.failed ? error_no_memory(err) : file_read(reading, &(struct found){path, own.data, &status, false}, err);
    buffer_release(&own);
    return result;
}

/* Reads PATHS, which were found below one folder. */
static lede_status read_changes(struct reading *reading, const char *const *paths, lede_error *err) {
    struct tally tally = {0};
    struct buffer key = {0};
    const char *folder = reading->options->folder;
    lede_status status = path_key(&key, folder, err);
    reading->tally = &tally;
    for (; *paths && status == LEDE_OK; paths++) status = read_found(reading, *paths, key.data, err);
    reading->tally = NULL;
    tally_report(&tally, reading, folder);
    tally_release(&tally);
    buffer_release(&key);
    return status;
}

/* ---- Paths ---------------------------------------------------------------------------------------------------- */

/* Reads the file or folder PATH with KEY and STATUS. */
static lede_status read_existing(struct reading *reading, const char *path, const char *key, const struct stat *status,
                                 lede_error *err) {
    struct place place = {path, 0};
    if (S_ISDIR(status->st_mode)) return read_folder(reading, path, key, err);
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

/* Not as a failure: these were counted where they were met. */
static void report_unread(struct reading *reading) {
    if (reading->unread == 0) return;
    reading_report(reading, LEDE_WARNING, (struct place){NULL, 0},
                   "%" PRIu64 " more file%s could not be read for want of lede-read", reading->unread,
                   reading->unread == 1 ? "" : "s");
}

lede_status read_paths(struct read_counts *out, const char *const *paths, const struct read_options *options,
                       const struct read_events *events, lede_error *err) {
    struct reading reading;
    *out = (struct read_counts){0};
    lede_status status = reading_init(&reading, options, events, err);
    reading.counts = out;
    if (status == LEDE_OK && options->survey) survey_start(&reading.survey, paths, options);
    if (status == LEDE_OK && options->folder) status = read_changes(&reading, paths, err);
    else
        for (; *paths && status == LEDE_OK; paths++) status = read_path(&reading, *paths, err);
    survey_end(&reading.survey);
    report_unread(&reading);
    reading_release(&reading);
    return status;
}
