/* SPDX-License-Identifier: MIT */
/** What the reading of paths is told, what it tells. */
#ifndef READ_EVENTS_H
#define READ_EVENTS_H

#include "model/article.h"

#include <lede.h>

/** Raised whenever a reader makes other articles of the same bytes; unchanged inputs are then read again. */
#define READER_VERSION 6

/** Where an article or a container of articles comes from. */
struct read_origin {
    const char *key;   /* absolute path of the input, or "stdin:..." */
    const char *stamp; /* changes with size or time of the input or of the metadata beside it, with the values set by
                          the user and with READER_VERSION; "" where a later change could not be told from it */
    uint64_t size;     /* bytes of the input */
    int64_t modified;  /* seconds since 1970 */
};

/** What read_paths() tells. Every pointer is borrowed for the call. */
struct read_events {
    void *context;
    /** Whether all that ORIGIN holds is in the corpus already. Not asked with again, nor where the stamp is "". */
    bool (*unchanged)(void *context, const struct read_origin *origin);
    /** One article, which the callee may change or take apart. Any status but LEDE_OK stops the reading. */
    lede_status (*article)(void *context, struct article *article, const struct read_origin *origin, lede_error *err);
    /** A container such as a JSONL file was read to its end; COMPLETE: with nothing skipped, and unchanged meanwhile.
        Not told of standard input. */
    lede_status (*container)(void *context, const struct read_origin *origin, bool complete, lede_error *err);
    /** One line about one input. */
    lede_report_fn *report;
    /** Told of each file before it is read, and of each article; says whether to go on. May be NULL. */
    bool (*progress)(void *context, const lede_progress *progress);
};

/** What was not read. */
struct read_counts {
    uint64_t skipped; /* inputs, or articles inside a container, that were left out */
    uint64_t failed;  /* those of them that are failures */
};

struct read_options {
    const lede_field *fields;
    size_t field_count;
    bool again;
    const char *const *include, *const *exclude; /* as in lede_add_options */
    bool follow_links;
    const char *folder; /* as in lede_add_options */
    bool survey;
};

#endif
