/* SPDX-License-Identifier: MIT */
/** What is told of a folder or an archive by counts: what no reader can use, which encodings were assumed. */
#ifndef READ_TALLY_H
#define READ_TALLY_H

#include "base/table.h"
#include "read/reading.h"

/** Zero-initialise to start. */
struct tally {
    struct table types;     /* suffix in lower case, dot included -> files */
    struct table encodings; /* name -> texts that seem to be in it */
    uint64_t not_text;      /* files without a suffix that are binary */
    uint64_t links;         /* symbolic links */
    uint64_t special_files; /* devices, pipes, sockets */
};

/** Frees what TALLY holds. */
void tally_release(struct tally *tally);

/** Counts one file with SUFFIX; returns false when memory runs out. */
bool tally_type(struct tally *tally, struct view suffix);

/** Counts one text that was taken to be in ENCODING; returns false when memory runs out. */
bool tally_encoding(struct tally *tally, struct view encoding);

/** Reports one note for each kind, about folder or archive SUBJECT, and counts as skipped what was not read. */
void tally_report(const struct tally *tally, struct reading *reading, const char *subject);

#endif
