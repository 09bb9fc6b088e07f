/* SPDX-License-Identifier: MIT */
/* Opening one file without ever waiting for a device or pipe. */
#include "read/input.h"

#include "base/error.h"
#include "read/sniff.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A stamp of "" is that of an input which may change unseen: it is always read. */
static bool is_known(struct input *input, struct reading *reading) {
    const struct read_events *events = reading->events;
    return !reading->options->again && input->stamp[0] && events->unchanged(events->context, &input->origin);
}

/* Twice for each file: by its name when it is found, by its descriptor when it is open, since it may be replaced
   between. */
static void update_origin(struct input *input, const struct reading *reading, const struct stat *status) {
    input->status = *status;
    input->origin.size = (uint64_t)status->st_size;
    input->origin.modified = (int64_t)status->st_mtim.tv_sec;
    stamp_make(input->stamp, status, &input->sidecar, reading);
}

/* Opens the file itself. The flags are for what may have taken its place since it was found: opening a pipe would wait
   for a writer, and a link in a folder is not to be followed. */
static bool open_file(struct input *input, struct reading *reading, const struct found *found) {
    bool follow = found->named || reading->options->follow_links;
    int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow ? 0 : O_NOFOLLOW);
    struct stat status;
    input->source.fd = open(found->subject, flags);
    bool link = input->source.fd < 0 && errno == ELOOP && !follow;
    if (!link && (input->source.fd < 0 || fstat(input->source.fd, &status) != 0)) {
        reading_report_errno(reading, found->subject, errno);
        return false;
    }
    if (link || !S_ISREG(status.st_mode)) {
        reading_report(reading, LEDE_FAILURE, (struct place){found->subject, 0}, "is no file any more");
        return false;
    }
    update_origin(input, reading, &status);
    return true;
}

lede_status input_open(bool *opened, struct input *input, struct reading *reading, const struct found *found,
                       lede_error *err) {
    *opened = false;
    input->subject = found->subject;
    input->source = (struct source){.fd = -1, .limit = ARTICLE_MAX};
    input->origin.key = found->key;
    input->origin.stamp = input->stamp;
    if (!sidecar_find(&input->sidecar, found->subject)) return error_no_memory(err);
    update_origin(input, reading, found->status);
    reading->passed += reading->current;
    reading->within = 0;
    reading->current = (uint64_t)found->status->st_size;
    /* By what stat() told, before anything is opened: so that adding an unchanged folder again is cheap. */
    if (is_known(input, reading)) return LEDE_OK;
    if (!sidecar_read(&input->sidecar, reading)) return error_no_memory(err);
    *opened = open_file(input, reading, found);
    if (*opened) reading->bytes += input->origin.size;
    return *opened ? reading_progress(reading, found->subject, err) : LEDE_OK;
}

void input_open_stdin(struct input *input) {
    input->subject = "-";
    input->is_stdin = true;
    input->source = (struct source){.fd = STDIN_FILENO, .limit = ARTICLE_MAX};
    input->origin = (struct read_origin){.key = "stdin", .stamp = input->stamp};
}

void input_close(struct input *input) {
    if (!input->is_stdin && input->source.fd >= 0) close(input->source.fd);
    source_release(&input->source);
    sidecar_release(&input->sidecar);
}

bool input_settle(struct input *input, struct reading *reading) {
    struct stat now;
    input->origin.size = input->source.total;
    if (input->is_stdin) return true;
    bool same = fstat(input->source.fd, &now) == 0 && stamp_same(&now, &input->status);
    /* Some files of /proc and /sys show a size that is not that of their content. */
    bool whole = (uint64_t)input->status.st_size == input->source.total;
    /* The article is kept all the same; without a stamp the next add reads the file again. */
    if (!same || !whole) input->stamp[0] = '\0';
    if (!same)
        reading_report(reading, LEDE_WARNING, (struct place){input->subject, 0},
                       "changed while it was read: add it again");
    return same;
}

lede_status input_refuse(struct input *input, struct reading *reading, enum source_status why, lede_error *err) {
    struct place place = {input->subject, 0};
    if (why == SOURCE_NO_MEMORY) return error_no_memory(err);
    if (why == SOURCE_FAILED) reading_report_errno(reading, input->subject, input->source.errnum);
    else if (why == SOURCE_ENDED) reading_report(reading, LEDE_FAILURE, place, "is empty");
    else reading_report(reading, LEDE_FAILURE, place, "is larger than 64 MiB, the most that one article may have");
    return LEDE_OK;
}

lede_status input_sniff(bool *usable, struct input *input, struct reading *reading, lede_error *err) {
    struct view head;
    enum source_status status = source_peek(&head, &input->source, SNIFF_SIZE);
    if (status == SOURCE_GOOD && head.length == 0) status = SOURCE_ENDED;
    *usable = status == SOURCE_GOOD;
    if (!*usable) return input_refuse(input, reading, status, err);
    input->foreign = !sniff_is_text(head);
    *usable = !input->foreign;
    return LEDE_OK;
}

lede_status input_all(struct view *out, struct input *input, struct reading *reading, lede_error *err) {
    bool usable;
    *out = view_of("", 0);
    lede_status status = input_sniff(&usable, input, reading, err);
    if (status != LEDE_OK || !usable) return status;
    enum source_status taken = source_all(out, &input->source);
    if (taken != SOURCE_GOOD) return input_refuse(input, reading, taken, err);
    if (sniff_is_foreign(*out)) {
        input->foreign = true;
        input->source.taken = 0; /* of standard input, this is all there is */
        *out = view_of("", 0);
    } else {
        input_settle(input, reading);
    }
    return LEDE_OK;
}
