/* SPDX-License-Identifier: MIT */
/* The steps that all readers share. */
#include "extract/kind.h"

#include "read/sniff.h"
#include "read/suffix.h"
#include "text/clean.h"

#include <inttypes.h>

static const char packed_too_often[] = "is packed more than five times: not read";

static const char too_large[] = "is larger than 64 MiB, the most that one article may have";

/* Has SOURCE, which is of KIND, read as a whole. */
static void read_whole(struct job *job, struct source *source, struct kind kind) {
    struct view bytes;
    enum source_status status = source_all(&bytes, source);
    struct blob blob = blob_of_bytes(bytes);
    if (status == SOURCE_NO_MEMORY) job->reply->failed = true;
    else if (status == SOURCE_TOO_LONG) job_fail(job, too_large);
    else if (status == SOURCE_GOOD) kind.read(job, &blob);
    blob_release(&blob);
}

void job_read_stream(struct job *job, struct source *source) {
    struct view head;
    if (source_peek(&head, source, SNIFF_SIZE) != SOURCE_GOOD) return;
    struct kind kind = kind_of(head, job->name);
    if (job->depth > JOB_DEPTH_MAX) job_fail(job, packed_too_often);
    else if (head.length == 0) job_fail(job, "is empty");
    else if (kind.refusal) job_refuse(job, kind.refusal);
    else if (kind.stream) kind.stream(job, source);
    else read_whole(job, source, kind);
}

void job_read(struct job *job, struct blob *blob) {
    struct view head = blob_head(blob);
    struct kind kind = kind_of(head, job->name);
    if (head.length == 0) job_fail(job, "is empty");
    else if (kind.refusal) job_refuse(job, kind.refusal);
    else if (kind.read) kind.read(job, blob);
    else {
        struct blob_stream stream = {.blob = blob};
        struct source source = {.fd = -1, .read = blob_read, .context = &stream, .limit = DOCUMENT_MAX};
        kind.stream(job, &source);
        source_release(&source);
    }
}

/* ---- Members and articles ------------------------------------------------------------------------------------- */

/* The job of reading the member NAME of JOB, whose key is in KEY, to be released. */
static struct job member_job(struct buffer *key, const struct job *job, const char *name) {
    struct job inner = *job;
    buffer_append(key, job->key.data, job->key.length);
    buffer_append_format(key, "!%s", name);
    inner.key = buffer_view(key);
    inner.name = name;
    inner.depth++;
    inner.label = view_of("", 0);
    return inner;
}

void job_read_member(const struct job *job, const char *name, struct blob *blob) {
    struct buffer key = {0};
    struct job inner = member_job(&key, job, name);
    if (key.failed) job->reply->failed = true;
    else if (inner.depth > JOB_DEPTH_MAX) job_fail(&inner, packed_too_often);
    /* As in a folder: who packs a page packs its styles and scripts, too. */
    else if (suffix_kind(suffix_of(name)) == SUFFIX_UNKNOWN) job_refuse(&inner, "is of a type that is not supported");
    else job_read(&inner, blob);
    buffer_release(&key);
}

void job_article(struct job *job, const struct page *article, struct encoding encoding) {
    reply_article(job->reply, job->key, article, encoding, NULL);
}

void job_article_on_pages(struct job *job, const struct page *article, const struct page_starts *starts) {
    reply_article(job->reply, job->key, article, (struct encoding){0}, starts);
}

void job_article_of(struct job *job, const char *id, const struct page *article, struct encoding encoding) {
    struct buffer key = {0};
    buffer_append(&key, job->key.data, job->key.length);
    buffer_append_format(&key, "#%s", id);
    reply_article(job->reply, buffer_view(&key), article, encoding, NULL);
    job->reply->failed = job->reply->failed || key.failed;
    buffer_release(&key);
}

const char *job_unique_id(struct job *job, struct buffer *id, struct table *ids, uint64_t number) {
    struct buffer line = {0};
    clean_line(&line, buffer_view(id));
    if (line.length == 0) buffer_append_format(&line, "%" PRIu64, number);
    struct table_entry *entry = table_put(ids, buffer_view(&line));
    if (entry && entry->value++ > 0) buffer_append_format(&line, " (%" PRIu64 ")", entry->value);
    job->reply->failed = job->reply->failed || !entry || line.failed;
    buffer_release(id);
    *id = line;
    return buffer_str(id);
}

void job_fail(struct job *job, const char *reason) {
    if (reason) reply_failure(job->reply, job->key, reason);
}

void job_fail_member(const struct job *job, const char *name, const char *reason) {
    struct buffer key = {0};
    struct job inner = member_job(&key, job, name);
    job_fail(&inner, reason);
    buffer_release(&key);
}

void job_refuse(struct job *job, const char *reason) {
    reply_unsupported(job->reply, job->key, suffix_of(job->name), reason);
}
