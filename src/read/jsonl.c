/* SPDX-License-Identifier: MIT */
/* JSONL: one JSON object a line, each an article. */
#include "base/error.h"
#include "base/table.h"
#include "read/deliver.h"
#include "read/format.h"
#include "read/mend.h"
#include "read/scan.h"

#include <inttypes.h>
#include <jansson.h>

/* What is kept from one line to the next, in bytes: enough for all articles but books. */
static const size_t scratch_max = (size_t)1 << 20;

/* One JSONL input. */
struct jsonl {
    struct input *input;
    struct reading *reading;
    uint64_t line;          /* number of the current one, from 1 */
    uint64_t seen;          /* lines that were not blank */
    struct table ids;       /* id -> line on which it was used */
    struct buffer id;       /* of the current line, clean */
    struct buffer repaired; /* the current line where it had to be */
    struct buffer scratch;  /* of scan_object() */
};

static struct place place_of(const struct jsonl *jsonl) { return (struct place){jsonl->input->subject, jsonl->line}; }

/* jansson 2.14 has an error code for want of memory, but mostly leaves the message empty instead, or names the token it
   could not keep: then the line is reported as no JSON, which is no silence either. */
static bool lacks_memory(const json_error_t *error) {
    return !error->text[0] || json_error_code(error) == json_error_out_of_memory;
}

bool jsonl_is_object(bool *is_object, struct view line) {
    struct buffer clean = {0};
    json_error_t error = {0};
    clean_text(&clean, line, &(struct clean_counts){0});
    json_t *value = json_loadb(buffer_str(&clean), clean.length, JSON_ALLOW_NUL, &error);
    bool ok = !clean.failed && (value || !lacks_memory(&error));
    *is_object = json_is_object(value);
    json_decref(value);
    buffer_release(&clean);
    return ok;
}

/* Parses the repaired line as json_mend() makes it. *ERROR stays as it was when that helps no more. */
static json_t *parse_mended(struct jsonl *jsonl, struct draft *draft, json_error_t *error) {
    struct buffer mended = {0};
    json_error_t other;
    size_t halves = 0;
    json_mend(&mended, buffer_view(&jsonl->repaired), &halves);
    json_t *value = mended.failed ? NULL : json_loadb(buffer_str(&mended), mended.length, JSON_ALLOW_NUL, &other);
    if (value) draft->repairs.invalid += halves;
    else if (mended.failed) error->text[0] = '\0';
    buffer_release(&mended);
    return value;
}

/* Parses LINE; where it breaks the rules by control characters, invalid UTF-8 or a byte-order mark alone, it is read
   without them. NULL with *ERROR when it cannot be read. */
static json_t *parse(struct jsonl *jsonl, struct draft *draft, json_error_t *error) {
    struct view line = draft->raw;
    json_t *value = scan_object(line, &jsonl->scratch);
    if (jsonl->scratch.capacity > scratch_max) buffer_release(&jsonl->scratch);
    if (!value) value = json_loadb(line.data, line.length, JSON_ALLOW_NUL, error);
    if (value) return value;
    buffer_clear(&jsonl->repaired);
    clean_text(&jsonl->repaired, line, &draft->repairs);
    struct view repaired = buffer_view(&jsonl->repaired);
    value = view_equal(repaired, line)
                ? NULL
                : json_loadb(buffer_str(&jsonl->repaired), repaired.length, JSON_ALLOW_NUL, error);
    return value || jsonl->repaired.failed ? value : parse_mended(jsonl, draft, error);
}

/* Reports why a line is no article; LEDE_OK but when memory ran out. */
static lede_status report_syntax(struct jsonl *jsonl, const json_error_t *error, lede_error *err) {
    struct place place = place_of(jsonl);
    if (lacks_memory(error)) return error_no_memory(err);
    if (json_error_code(error) == json_error_premature_end_of_input)
        reading_report(jsonl->reading, LEDE_FAILURE, place, "is not JSON: it breaks off");
    else reading_report(jsonl->reading, LEDE_FAILURE, place, "is not JSON, near column %d", error->column);
    return LEDE_OK;
}

/* Sets FIELD to VALUE where that is a string; false when memory runs out. */
static bool set_field(struct jsonl *jsonl, struct draft *draft, enum field field, const json_t *value) {
    char number[32];
    struct view text = view_of("", 0);
    if (json_is_string(value)) {
        text = view_of(json_string_value(value), json_string_length(value));
    } else if (json_is_integer(value) && field == FIELD_DATE) { /* "date": 2024 */
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        text = view_str(number);
    } else if (!json_is_null(value)) {
        reading_report(jsonl->reading, LEDE_WARNING, place_of(jsonl), "the %s is no string: left out",
                       field_name(field));
    }
    return text.length == 0 || reading_set_field(jsonl->reading, &draft->article, field, text, place_of(jsonl));
}

/* The first of two equal keys is gone: jansson keeps the last. Unknown keys are for other programs. */
static bool set_fields(struct jsonl *jsonl, struct draft *draft, json_t *object) {
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        enum field field = field_from_name(view_str(key));
        if (field != FIELD_COUNT && !set_field(jsonl, draft, field, value)) return false;
    }
    return true;
}

/* Makes the name of the current line inside its file: the id, else its number. Standard input has no name that would
   tell one line 1 from the next, so that such a line gets none. Returns false when it was reported. */
static bool make_id(struct jsonl *jsonl, const json_t *id) {
    buffer_clear(&jsonl->id);
    /* A name, like a title, is one clean line; a whole number is as good, and common in databases. */
    if (json_is_string(id)) clean_line(&jsonl->id, view_of(json_string_value(id), json_string_length(id)));
    else if (json_is_integer(id)) buffer_append_format(&jsonl->id, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    else if (id && !json_is_null(id)) {
        reading_report(jsonl->reading, LEDE_FAILURE, place_of(jsonl), "its id is neither a string nor a whole number");
        return false;
    }
    if (jsonl->id.length == 0 && !jsonl->input->is_stdin) buffer_append_format(&jsonl->id, "%" PRIu64, jsonl->line);
    /* Two lines with one id would replace each other at every add. */
    const struct table_entry *used = table_find(&jsonl->ids, buffer_view(&jsonl->id));
    if (!used) return true;
    reading_report(jsonl->reading, LEDE_FAILURE, place_of(jsonl), "has the id of line %" PRIu64 ": left out",
                   used->value);
    return false;
}

/* Delivers the article that OBJECT is. What is wrong with it is reported, and LEDE_OK all the same. */
static lede_status read_object(struct jsonl *jsonl, struct draft *draft, json_t *object, lede_error *err) {
    struct reading *reading = jsonl->reading;
    const json_t *text = json_object_get(object, "text");
    if (!json_is_string(text)) {
        reading_report(reading, LEDE_FAILURE, place_of(jsonl), "has no text");
        return LEDE_OK;
    }
    if (!make_id(jsonl, json_object_get(object, "id"))) return LEDE_OK;
    if (jsonl->id.failed || !set_fields(jsonl, draft, object)) return error_no_memory(err);
    if (jsonl->id.length > 0) draft->id = jsonl->id.data;
    draft->text = view_of(json_string_value(text), json_string_length(text));
    /* deliver() returns LEDE_OK for what it refused; only what was handed over uses up its id. */
    uint64_t skipped = reading->counts->skipped;
    lede_status status = deliver(draft, jsonl->input, reading, err);
    if (status != LEDE_OK || !draft->id || skipped != reading->counts->skipped) return status;
    struct table_entry *entry = table_put(&jsonl->ids, buffer_view(&jsonl->id));
    if (!entry) return error_no_memory(err);
    entry->value = jsonl->line;
    return LEDE_OK;
}

/* Takes one line; a blank one is nothing, not even an error: files are put together from parts. */
static lede_status read_line(struct jsonl *jsonl, struct view line, lede_error *err) {
    if (view_trim(line).length == 0) return LEDE_OK;
    jsonl->seen++;
    struct draft draft = {.raw = line, .joint = '#', .line = jsonl->line};
    json_error_t error = {0};
    lede_status status = LEDE_OK;
    json_t *value = parse(jsonl, &draft, &error);
    if (jsonl->repaired.failed) status = error_no_memory(err);
    else if (!value) status = report_syntax(jsonl, &error, err);
    else if (json_is_object(value)) status = read_object(jsonl, &draft, value, err);
    else reading_report(jsonl->reading, LEDE_FAILURE, place_of(jsonl), "is no JSON object");
    draft_release(&draft);
    json_decref(value);
    return status;
}

/* Reads line after line; *END tells why there are no more. */
static lede_status read_lines(struct jsonl *jsonl, enum source_status *end, lede_error *err) {
    lede_status status = LEDE_OK;
    while (status == LEDE_OK) {
        struct view line;
        *end = source_line(&line, &jsonl->input->source);
        if (*end != SOURCE_GOOD && *end != SOURCE_TOO_LONG) break;
        jsonl->line++;
        jsonl->reading->within = jsonl->input->source.total;
        jsonl->seen += *end == SOURCE_TOO_LONG;
        if (*end == SOURCE_GOOD) status = read_line(jsonl, line, err);
        else reading_report(jsonl->reading, LEDE_FAILURE, place_of(jsonl), "is longer than 64 MiB: left out");
    }
    return status;
}

lede_status jsonl_read(struct input *input, struct reading *reading, lede_error *err) {
    struct jsonl jsonl = {.input = input, .reading = reading};
    const struct read_events *events = reading->events;
    uint64_t skipped = reading->counts->skipped;
    enum source_status end = SOURCE_GOOD;
    bool usable;
    lede_status status = input_sniff(&usable, input, reading, err);
    if (status != LEDE_OK || !usable) return status;
    status = read_lines(&jsonl, &end, err);
    if (status != LEDE_OK) goto done;
    if (end != SOURCE_ENDED || jsonl.seen == 0) status = input_refuse(input, reading, end, err);
    if (status != LEDE_OK) goto done;
    bool settled = input_settle(input, reading);
    /* While a line is left out the file counts as unread: every add names that line again. */
    bool complete = settled && skipped == reading->counts->skipped;
    if (!input->is_stdin) status = events->container(events->context, &input->origin, complete, err);
done:
    table_release(&jsonl.ids);
    buffer_release(&jsonl.id);
    buffer_release(&jsonl.repaired);
    buffer_release(&jsonl.scratch);
    return status;
}
