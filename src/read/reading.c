/* SPDX-License-Identifier: MIT */
/* What the steps of one read_paths() call share. */
#include "read/reading.h"

#include "base/error.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

/* The most bytes of a refused value that a message shows: enough to find it by. */
static const size_t shown_max = 40;

void frame_append(struct buffer *out, struct view view) {
    buffer_append_format(out, "%zu:", view.length);
    buffer_append(out, view.data, view.length);
}

/* Most bytes of FIELD, which is no date. */
static int most_of(enum field field) { return field == FIELD_LANGUAGE ? LANGUAGE_MAX : FIELD_MAX; }

/* As article_set() will judge it for every article: on a trial one, before the first is read. */
static lede_status check_field(const lede_field *set, lede_error *err) {
    enum field field = field_from_name(view_str(set->name));
    if (field == FIELD_COUNT)
        return error_set(err, LEDE_BAD_USAGE,
                         "there is no field '%s': use title, date, language, author, source, url or rights", set->name);
    struct article trial = {0};
    enum field_fate fate;
    bool ok = article_set(&fate, &trial, field, view_str(set->value));
    article_release(&trial);
    if (!ok) return error_no_memory(err);
    if (fate == FIELD_TAKEN) return LEDE_OK;
    if (field == FIELD_DATE)
        return error_set(err, LEDE_BAD_USAGE, "'%s' is no date: use YYYY, YYYY-MM or YYYY-MM-DD", set->value);
    return error_set(err, LEDE_BAD_USAGE, "the %s that is set is longer than %d bytes", set->name, most_of(field));
}

lede_status reading_init(struct reading *reading, const struct read_options *options, const struct read_events *events,
                         lede_error *err) {
    *reading = (struct reading){.options = options, .events = events};
    struct buffer frames = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < options->field_count && status == LEDE_OK; i++) {
        const lede_field *set = &options->fields[i];
        status = check_field(set, err);
        if (status != LEDE_OK) break;
        /* By its own name: "lang" and "language" are the same setting. */
        frame_append(&frames, view_str(field_name(field_from_name(view_str(set->name)))));
        frame_append(&frames, view_str(set->value));
    }
    if (status == LEDE_OK && frames.failed) status = error_no_memory(err);
    digest_of(reading->fields_sha256, buffer_view(&frames));
    buffer_release(&frames);
    return status;
}

void reading_release(struct reading *reading) { worker_stop(&reading->worker); }

lede_status reading_progress(struct reading *reading, const char *subject, lede_error *err) {
    const struct read_events *events = reading->events;
    lede_progress progress = {subject, reading->articles, reading->bytes, reading->passed + reading->within,
                              survey_total(&reading->survey)};
    if (!events->progress || events->progress(events->context, &progress)) return LEDE_OK;
    return error_set(err, LEDE_STOPPED, "stopped before '%s': what was read is kept, the same call reads the rest",
                     subject);
}

void reading_report(struct reading *reading, lede_severity severity, struct place place, const char *format, ...) {
    if (severity == LEDE_FAILURE) {
        reading->counts->skipped++;
        reading->counts->failed++;
    }
    if (!reading->events->report) return;
    /* The messages are short; what an input contributes to one is cut before. */
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    reading->events->report(reading->events->context, &(lede_report){severity, place.subject, place.line, message});
}

void reading_report_errno(struct reading *reading, const char *subject, int errnum) {
    /* A listing was made before: what is gone since then is named as such, not as a mistake of the user. */
    bool vanished = reading->tally && errnum == ENOENT;
    reading_report(reading, LEDE_FAILURE, (struct place){subject, 0}, "cannot be read: %s",
                   vanished ? "vanished while its folder was read" : error_reason(errnum));
}

/* The value comes from a file: it is shown on one line, cut, without control characters. */
static bool warn_of_date(struct reading *reading, struct view value, struct place place) {
    struct buffer shown = {0};
    clean_line(&shown, value);
    bool ok = !shown.failed;
    size_t length = shown.length <= shown_max ? shown.length : utf8_floor(buffer_view(&shown), shown_max);
    if (ok)
        reading_report(reading, LEDE_WARNING, place, "'%.*s%s' is no date such as 2024-05-31: left out", (int)length,
                       buffer_str(&shown), length < shown.length ? "..." : "");
    buffer_release(&shown);
    return ok;
}

bool reading_set_field(struct reading *reading, struct article *article, enum field field, struct view value,
                       struct place place) {
    enum field_fate fate;
    if (!article_set(&fate, article, field, value)) return false;
    if (fate == FIELD_REFUSED && field == FIELD_DATE) return warn_of_date(reading, value, place);
    if (fate != FIELD_TAKEN)
        reading_report(reading, LEDE_WARNING, place, "the %s is longer than %d bytes: %s", field_name(field),
                       most_of(field), fate == FIELD_CUT ? "cut" : "left out");
    return true;
}

bool reading_override(const struct reading *reading, struct article *article) {
    for (size_t i = 0; i < reading->options->field_count; i++) {
        const lede_field *set = &reading->options->fields[i];
        enum field_fate fate;
        if (!article_set(&fate, article, field_from_name(view_str(set->name)), view_str(set->value))) return false;
    }
    return true;
}
