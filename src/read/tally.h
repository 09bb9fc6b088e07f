/* SPDX-License-Identifier: MIT */
/** What a folder holds that no reader can use, counted by kind. */
#ifndef READ_TALLY_H
#define READ_TALLY_H

#include "base/table.h"
#include "read/reading.h"

/** Zero-initialise to start. */
struct tally {
    struct table types;     /* suffix in lower case, dot included -> files */
    uint64_t not_text;      /* files without a suffix that are binary */
    uint64_t links;         /* symbolic links */
    uint64_t special_files; /* devices, pipes, sockets */
};

/** Frees what TALLY holds. */
void tally_release(struct tally *tally);

/** Counts one file with SUFFIX; returns false when memory runs out. */
bool tally_type(struct tally *tally, struct view suffix);

/** Reports one note for each kind, about folder SUBJECT, and counts all as skipped. */
void tally_report(const struct tally *tally, struct reading *reading, const char *subject);

#endif
