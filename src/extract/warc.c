/* SPDX-License-Identifier: MIT */
/* WARC: the web as it was fetched (ISO 28500:2017). */
#include "extract/job.h"
#include "extract/mime.h"

#include <errno.h>
#include <stdlib.h>

/* One archive on its way. */
struct warc {
    struct job *job;
    struct source *source;
    struct table ids;
    uint64_t number;      /* of the record */
    uint64_t said;        /* records with a page in them */
    struct buffer header; /* of the record */
};

/* Takes the lines up to an empty one; false when there are none any more. */
static bool take_header(struct warc *warc) {
    struct view line;
    buffer_clear(&warc->header);
    while (source_line(&line, warc->source) == SOURCE_GOOD) {
        if (line.length > 0) {
            buffer_append(&warc->header, line.data, line.length);
            buffer_append_byte(&warc->header, '\n');
        } else if (warc->header.length > 0) {
            return true;
        }
    }
    return false;
}

/* The field NAME of ENTITY as a number; 0 where there is none. */
static uint64_t number_field(const struct entity *entity, const char *name) {
    struct buffer value = {0};
    entity_field(&value, entity, name);
    uint64_t number = strtoull(buffer_str(&value), NULL, 10);
    buffer_release(&value);
    return number;
}

/* Whether the field NAME of ENTITY has WORD in it, in small letters. */
static bool field_has(const struct entity *entity, const char *name, const char *word) {
    struct buffer value = {0};
    entity_field(&value, entity, name);
    for (size_t i = 0; i < value.length; i++) value.data[i] = ascii_lower(value.data[i]);
    bool has = value.length > 0 && strstr(value.data, word) != NULL;
    buffer_release(&value);
    return has;
}

/* Appends BODY, which came in chunks with their sizes before them, in one piece (RFC 9112, section 7.1). */
static void join_chunks(struct buffer *out, struct view body) {
    struct view line;
    while (view_take_line(&line, &body)) {
        char *end;
        char digits[16] = {0};
        memcpy(digits, line.data, line.length < sizeof digits - 1 ? line.length : sizeof digits - 1);
        errno = 0;
        unsigned long long size = strtoull(digits, &end, 16);
        if (end == digits || size == 0 || errno) return;
        if (size > body.length) size = body.length;
        buffer_append(out, body.data, (size_t)size);
        body = view_of(body.data + size, body.length - (size_t)size);
        /* The line end behind the chunk. */
        view_take_line(&line, &body);
    }
}

/* Reads the page in RESPONSE, the answer of a server to a request for the address in RECORD. */
static void read_page(struct warc *warc, const struct entity *record, struct view response) {
    struct entity http = entity_of(response);
    struct buffer url = {0}, type = {0}, label = {0}, body = {0}, key = {0};
    entity_field(&url, record, "WARC-Target-URI");
    entity_field(&type, &http, "Content-Type");
    if (type.length) field_parameter(&label, buffer_view(&type), "charset");
    if (field_has(&http, "Transfer-Encoding", "chunked")) join_chunks(&body, http.body);
    /* Some archivers leave the field, and join the chunks all the same. */
    struct blob blob = blob_of_bytes(body.length ? buffer_view(&body) : http.body);
    buffer_append(&key, warc->job->key.data, warc->job->key.length);
    struct job page = *warc->job;
    page.url = buffer_view(&url);
    page.label = buffer_view(&label);
    page.name = "page.html";
    page.depth++;
    struct buffer id = {0};
    buffer_append(&id, url.data, url.length);
    buffer_append_format(&key, "#%s", job_unique_id(&page, &id, &warc->ids, warc->number));
    page.key = buffer_view(&key);
    warc->said++;
    if (!key.failed && !body.failed) job_read(&page, &blob);
    page.reply->failed = page.reply->failed || key.failed || body.failed || type.failed;
    struct buffer *owned[] = {&url, &type, &label, &body, &key, &id};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) buffer_release(owned[i]);
    blob_release(&blob);
}

/* Whether RESPONSE is a page that was found. */
static bool is_page(struct view response) {
    struct entity http = entity_of(response);
    struct view line, header = http.header;
    if (!view_take_line(&line, &header) || !view_starts(line, view_str("HTTP/"))) return false;
    const char *space = memchr(line.data, ' ', line.length);
    size_t left = space ? line.length - (size_t)(space - line.data) : 0;
    bool found = left > 1 && space[1] == '2';
    return found && (field_has(&http, "Content-Type", "text/html") || field_has(&http, "Content-Type", "xhtml"));
}

/* Takes SIZE bytes and forgets them. */
static bool skip(struct source *source, uint64_t size) {
    struct view bytes;
    while (size > 0) {
        size_t piece = size < 65536 ? (size_t)size : 65536;
        if (source_bytes(&bytes, source, piece) != SOURCE_GOOD || bytes.length == 0) return false;
        size -= bytes.length;
    }
    return true;
}

/* Reads one record; false at the end. */
static bool read_record(struct warc *warc) {
    if (!take_header(warc)) return false;
    struct entity record = {buffer_view(&warc->header), view_of("", 0)};
    struct view block;
    uint64_t size = number_field(&record, "Content-Length");
    warc->number++;
    reply_alive(warc->job->reply);
    if (!field_has(&record, "WARC-Type", "response") || size > DOCUMENT_MAX) return skip(warc->source, size);
    if (source_bytes(&block, warc->source, (size_t)size) != SOURCE_GOOD) return false;
    if (is_page(block)) read_page(warc, &record, block);
    return block.length == size;
}

void warc_read(struct job *job, struct source *source) {
    struct warc warc = {.job = job, .source = source};
    while (!job->reply->failed && read_record(&warc)) continue;
    if (warc.said == 0) job_fail(job, "has no web page in it");
    table_release(&warc.ids);
    buffer_release(&warc.header);
}
