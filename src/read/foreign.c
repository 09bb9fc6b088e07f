/* SPDX-License-Identifier: MIT */
/* Foreign formats: all that the worker reads for us. */
#include "base/error.h"
#include "base/table.h"
#include "read/deliver.h"
#include "read/format.h"
#include "read/path.h"
#include "read/protocol.h"
#include "read/tally.h"

#include <jansson.h>
#include <sys/mman.h>
#include <unistd.h>

/* One input that the worker reads. */
struct foreign {
    struct input *input;
    struct reading *reading;
    struct buffer subject; /* the input, or the member that is spoken of */
    struct table keys;     /* of the members delivered */
    struct tally members;  /* of an archive that was named */
    size_t told;           /* lines of the answer */
};

/* ---- One line of the answer ----------------------------------------------------------------------------------- */

/* The string NAME of OBJECT, or an empty view. */
static struct view string_of(const json_t *object, const char *name) {
    const json_t *value = json_object_get(object, name);
    return json_is_string(value) ? view_of(json_string_value(value), json_string_length(value)) : view_of("", 0);
}

/* Makes SUBJECT name what KEY means inside of the input; false when memory runs out. */
static bool set_subject(struct foreign *foreign, struct view key) {
    buffer_clear(&foreign->subject);
    buffer_append_str(&foreign->subject, foreign->input->subject);
    buffer_append(&foreign->subject, key.data, key.length);
    return !foreign->subject.failed;
}

/* Sets the fields that OBJECT has on ARTICLE; false when memory runs out. */
static bool set_fields(struct foreign *foreign, struct article *article, const json_t *object) {
    struct place place = {foreign->subject.data, 0};
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct view value = string_of(object, field_name((enum field)i));
        if (value.length && !reading_set_field(foreign->reading, article, (enum field)i, value, place)) return false;
    }
    struct view encoding = string_of(object, "encoding");
    return !encoding.length || article_set_encoding(article, encoding);
}

/* Sets the starts of pages that OBJECT has on ARTICLE, of which the worker said that they ascend; false when memory
   runs out. */
static bool set_pages(struct article *article, const json_t *object) {
    const json_t *pages = json_object_get(object, "pages");
    for (size_t i = 0; i < json_array_size(pages); i++) {
        json_int_t start = json_integer_value(json_array_get(pages, i));
        size_t before = i > 0 ? article->pages.items[i - 1] : 0;
        if (!array_push(&article->pages, start > 0 && (size_t)start > before ? (size_t)start : before)) return false;
    }
    return true;
}

/* Where things of a kind are counted: in the folder, in an archive, or NULL for a file that was named itself. */
static struct tally *tally_for(struct foreign *foreign, const json_t *object) {
    if (foreign->reading->tally) return foreign->reading->tally;
    return string_of(object, "key").length > 0 ? &foreign->members : NULL;
}

/* A guess is told: a wrong one shows in the text only to somebody who looks at it. */
static bool tell_assumed(struct foreign *foreign, const json_t *object) {
    struct view encoding = string_of(object, "encoding");
    struct tally *tally = tally_for(foreign, object);
    if (!json_is_true(json_object_get(object, "assumed")) || !encoding.length) return true;
    if (tally) return tally_encoding(tally, encoding);
    reading_report(foreign->reading, LEDE_NOTE, (struct place){foreign->subject.data, 0},
                   "read as %.*s, which it seems to be", (int)encoding.length, encoding.data);
    return true;
}

/* Delivers the article in OBJECT, made from LINE. */
static lede_status read_article(struct foreign *foreign, const json_t *object, struct view line, lede_error *err) {
    struct view key = string_of(object, "key"), text = string_of(object, "text");
    struct place place = {foreign->subject.data, 0};
    if (key.length > 0 && table_find(&foreign->keys, key)) {
        reading_report(foreign->reading, LEDE_FAILURE, place, "has the name of another one: left out");
        return LEDE_OK;
    }
    /* Of the answer, not of the file: a page whose banners change is the same article. */
    struct draft draft = {.raw = line, .text = text, .subject = foreign->subject.data};
    if (key.length > 0) {
        draft.joint = key.data[0];
        draft.id = key.data + 1;
    } else {
        /* Its one article; the worker read to the end before it said so. */
        input_settle(foreign->input, foreign->reading);
    }
    bool ok = (key.length == 0 || table_put(&foreign->keys, key)) && set_fields(foreign, &draft.article, object) &&
              set_pages(&draft.article, object) && tell_assumed(foreign, object);
    lede_status status = ok ? deliver(&draft, foreign->input, foreign->reading, err) : error_no_memory(err);
    draft_release(&draft);
    return status;
}

/* What nobody asked for by name is counted by its type. */
static bool tell_unsupported(struct foreign *foreign, const json_t *object) {
    struct view reason = string_of(object, "unsupported"), suffix = string_of(object, "suffix");
    struct tally *tally = tally_for(foreign, object);
    if (tally && suffix.length) return tally_type(tally, suffix);
    if (tally) tally->not_text++;
    else
        reading_report(foreign->reading, LEDE_FAILURE, (struct place){foreign->subject.data, 0}, "%.*s",
                       (int)reason.length, reason.data);
    return true;
}

/* Reads one line of the answer. One that is no JSON is the last of a child that died, of which there is more to say. */
static lede_status read_line(struct foreign *foreign, struct view line, lede_error *err) {
    json_error_t error;
    json_t *object = json_loadb(line.data, line.length, JSON_ALLOW_NUL, &error);
    struct view failure = string_of(object, "failure");
    lede_status status = LEDE_OK;
    bool ok = set_subject(foreign, string_of(object, "key"));
    foreign->told += json_is_object(object);
    if (ok && json_is_string(json_object_get(object, "text"))) status = read_article(foreign, object, line, err);
    else if (ok && failure.length)
        reading_report(foreign->reading, LEDE_FAILURE, (struct place){foreign->subject.data, 0}, "%.*s",
                       (int)failure.length, failure.data);
    else if (ok && json_object_get(object, "unsupported")) ok = tell_unsupported(foreign, object);
    json_decref(object);
    return ok ? status : error_no_memory(err);
}

/* ---- The whole file ------------------------------------------------------------------------------------------- */

/* A descriptor of what standard input holds: the worker wants to seek. It is *OUT, to be closed, or -1 where the reason
   was reported. */
static lede_status spool(int *out, struct input *input, struct reading *reading, lede_error *err) {
    struct view all;
    *out = -1;
    enum source_status taken = source_all(&all, &input->source);
    if (taken != SOURCE_GOOD) return input_refuse(input, reading, taken, err);
    int fd = memfd_create("lede", MFD_CLOEXEC);
    while (fd >= 0 && all.length > 0) {
        ssize_t put = write(fd, all.data, all.length);
        if (put <= 0) {
            close(fd);
            fd = -1;
        } else all = view_of(all.data + put, all.length - (size_t)put);
    }
    *out = fd;
    return fd < 0 ? error_no_memory(err) : LEDE_OK;
}

/* Reports that there is no worker to read PLACE, as ERR says; of all further files a count is told at the end. */
static lede_status do_without(struct reading *reading, struct place place, lede_error *err) {
    if (reading->no_worker) {
        reading->unread++;
        reading->counts->skipped++;
        reading->counts->failed++;
    } else reading_report(reading, LEDE_FAILURE, place, "%s", err ? err->message : "needs lede-read");
    reading->no_worker = true;
    if (err) err->message[0] = '\0';
    return LEDE_OK;
}

/* Takes the answer line by line. */
static lede_status read_answer(struct foreign *foreign, int fd, lede_error *err) {
    struct reading *reading = foreign->reading;
    struct place place = {foreign->input->subject, 0};
    struct worker_job job = {0};
    /* One that did not start for one file is not there for the next. */
    lede_status status = reading->no_worker
                             ? LEDE_BAD_INPUT
                             : worker_begin(&job, &reading->worker, fd, path_name(foreign->input->subject), err);
    if (status == LEDE_BAD_INPUT) return do_without(reading, place, err);
    if (status != LEDE_OK) return status;
    struct view line;
    enum source_status taken;
    while ((taken = worker_line(&line, &job)) == SOURCE_GOOD && status == LEDE_OK)
        if (line.length > 0) status = read_line(foreign, line, err);
    const char *reason = worker_end(&reading->worker, &job, taken);
    if (status != LEDE_OK) return status;
    if (taken == SOURCE_NO_MEMORY) return error_no_memory(err);
    if (reason) reading_report(reading, LEDE_FAILURE, place, "%s", reason);
    else if (foreign->told == 0) reading_report(reading, LEDE_FAILURE, place, "holds no text");
    return LEDE_OK;
}

lede_status foreign_read(struct input *input, struct reading *reading, lede_error *err) {
    struct foreign foreign = {.input = input, .reading = reading};
    uint64_t skipped = reading->counts->failed;
    int fd = input->source.fd;
    /* It is the worker that reads to the end. */
    if (!input->is_stdin) input->source.total = (uint64_t)input->status.st_size;
    lede_status status = input->is_stdin ? spool(&fd, input, reading, err) : LEDE_OK;
    if (status == LEDE_OK && fd >= 0) status = read_answer(&foreign, fd, err);
    if (input->is_stdin && fd >= 0) close(fd);
    tally_report(&foreign.members, reading, input->subject);
    if (status == LEDE_OK && !input->is_stdin && foreign.keys.length > 0) {
        bool complete = input_settle(input, reading) && skipped == reading->counts->failed;
        status = reading->events->container(reading->events->context, &input->origin, complete, err);
    }
    table_release(&foreign.keys);
    tally_release(&foreign.members);
    buffer_release(&foreign.subject);
    return status;
}
