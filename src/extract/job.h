/* SPDX-License-Identifier: MIT */
/** What all readers share while one file is read: where answers go, what is being read, how much more may be. */
#ifndef EXTRACT_JOB_H
#define EXTRACT_JOB_H

#include "base/table.h"
#include "extract/blob.h"
#include "extract/pages.h"
#include "extract/reply.h"
#include "read/source.h"

/** Containers in one another: a tar in a gz in a zip, with mail in it, has four. More is a bomb, or nobody's archive.
 */
#define JOB_DEPTH_MAX 5

/** A file, or a member of one, on its way to its articles. */
struct job {
    struct reply *reply;
    struct view key;    /* of the file itself "", of a member "!NAME"; borrowed */
    const char *name;   /* for its suffix */
    struct view label;  /* encoding that came with it, as mail or the web say, or empty */
    struct view url;    /* where it was fetched from, or empty */
    unsigned depth;     /* containers around it */
    struct date today;  /* no later date is believed */
    uint64_t *unpacked; /* bytes that came out of archives so far, of the whole file */
    uint64_t packed;    /* bytes of the whole file */
};

/** Reads BLOB as its bytes and the name in JOB say. */
void job_read(struct job *job, struct blob *blob);

/** Reads what SOURCE gives, whose bytes nobody has yet, as its first bytes and the name in JOB say. */
void job_read_stream(struct job *job, struct source *source);

/** Reads BLOB as the member NAME of what JOB is reading. */
void job_read_member(const struct job *job, const char *name, struct blob *blob);

/** Says ARTICLE, which is all there is in what JOB is reading. */
void job_article(struct job *job, const struct page *article, struct encoding encoding);

/** As job_article(), for one whose pages start at STARTS. */
void job_article_on_pages(struct job *job, const struct page *article, const struct page_starts *starts);

/** Says ARTICLE, which is ID in what JOB is reading. */
void job_article_of(struct job *job, const char *id, const struct page *article, struct encoding encoding);

/**
 * Makes ID, the name that an article of a feed or mailbox has for itself, one that can stand in a key: on one line,
 * NUMBER where it is empty, with a number behind it where IDS has it already. Valid until ID changes.
 */
const char *job_unique_id(struct job *job, struct buffer *id, struct table *ids, uint64_t number);

/** Says why JOB cannot be read; REASON is the end of a message. NULL says nothing. */
void job_fail(struct job *job, const char *reason);

/** As job_fail(), for the member NAME of what JOB is reading. */
void job_fail_member(const struct job *job, const char *name, const char *reason);

/** Says that JOB is of a kind that nobody reads; REASON is the end of a message: "HWP is not supported". */
void job_refuse(struct job *job, const char *reason);

/** A reader of one format: says what is in BLOB. */
typedef void job_read_fn(struct job *job, struct blob *blob);

/** Text and markup, in any encoding: plain text, HTML, feeds. */
job_read_fn text_read;

/** PDF, by another program; RTF. */
job_read_fn pdf_read, rtf_read;

/** A message, or a web page that was saved as one. */
job_read_fn mail_read;

/** A reader of what may be too large for memory: says what SOURCE gives. */
typedef void job_stream_fn(struct job *job, struct source *source);

/** A mailbox, of which each message is an article, and an archive of the web, of which each page is one. */
job_stream_fn mbox_read, warc_read;

/** Archives and compressed files; a zip file may also be a document. */
job_read_fn container_read, zip_read;

#endif
