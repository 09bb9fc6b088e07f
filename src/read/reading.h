/* SPDX-License-Identifier: MIT */
/** What every step of one read_paths() call shares: options, events, counts and the way to speak of an input. */
#ifndef READ_READING_H
#define READ_READING_H

#include "read/events.h"
#include "read/survey.h"
#include "read/worker.h"

/** An article, and the line of a container, larger than this is refused: 64 MiB. Offsets of passages stay far below
    32 bits, and one hostile line cannot take the memory; the longest novel is 20 times smaller. */
#define ARTICLE_MAX ((size_t)64 << 20)

/** Where something is wrong: LINE from 1, or 0 for the whole of SUBJECT. Borrowed. */
struct place {
    const char *subject;
    uint64_t line;
};

struct tally;

/** One call of read_paths(), from reading_init() to reading_release(). Everything else is borrowed for the call. */
struct reading {
    const struct read_options *options;
    const struct read_events *events;
    struct read_counts *counts;
    struct tally *tally; /* of the folder that is being walked; NULL while an input is read that was named itself */
    uint64_t articles, bytes; /* read so far */
    uint64_t passed, current; /* bytes of the files before the present one, of that one */
    uint64_t within;          /* bytes of the present one that are done, where that is known */
    struct survey survey;
    uint64_t unread; /* files that wanted the worker, which does not run, behind the first one, which was reported */
    bool no_worker;
    struct worker worker;                     /* started when the first foreign file wants it */
    unsigned char fields_sha256[DIGEST_SIZE]; /* of the fields set by the user */
};

/** Checks the fields that the user set: LEDE_BAD_USAGE for an unknown name or an impossible date. */
lede_status reading_init(struct reading *reading, const struct read_options *options, const struct read_events *events,
                         lede_error *err);

/** Ends what READING has running. */
void reading_release(struct reading *reading);

/**
 * Tells how far READING has come: it is about to read SUBJECT. LEDE_STOPPED, with a message, where that is to be the
 * end.
 */
lede_status reading_progress(struct reading *reading, const char *subject, lede_error *err);

/** Reports a printf message about PLACE; a failure is also counted as skipped and failed. */
void reading_report(struct reading *reading, lede_severity severity, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** Reports the failure ERRNUM to read SUBJECT. */
void reading_report_errno(struct reading *reading, const char *subject, int errnum);

/**
 * Sets FIELD of ARTICLE to VALUE as article_set() does, and warns about PLACE when it is refused or cut. Returns
 * false when memory runs out.
 */
bool reading_set_field(struct reading *reading, struct article *article, enum field field, struct view value,
                       struct place place);

/** Sets the fields that the user gave on ARTICLE; returns false when memory runs out. */
bool reading_override(const struct reading *reading, struct article *article);

/** Appends LENGTH and the bytes of VIEW, so that no two sequences of views make the same bytes. */
void frame_append(struct buffer *out, struct view view);

#endif
