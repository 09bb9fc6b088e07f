/* SPDX-License-Identifier: MIT */
/** Postings of some passages in memory, on their way into a segment. */
#ifndef STORE_RUN_H
#define STORE_RUN_H

#include "store/posting_writer.h"

/** One occurrence of a form. */
struct occurrence {
    uint32_t form;  /* index among the forms of a batch */
    uint32_t row;   /* passage, or article where PLACE has OCCURRENCE_TITLE */
    uint32_t place; /* position in it */
};

/** Marks an occurrence in a title. */
#define OCCURRENCE_TITLE (UINT32_C(1) << 31)

ARRAY_STRUCT(occurrences, struct occurrence);

/** What a run is made of. Zero-initialise, run_draft_release() to end. */
struct run_draft {
    struct occurrences occurrences; /* ascending by row within bodies and within titles, by place within a row */
    uint32_t *terms;                /* number of each form; owned */
    size_t term_count;
    uint64_t generation; /* of the sealing that it was taken from */
};

/** Frees what DRAFT owns. */
void run_draft_release(struct run_draft *draft);

/** Postings of neighbouring passages, list by list. Zero-initialise, run_release() to end. */
struct run {
    struct buffer bytes;
};

ARRAY_STRUCT(runs, struct run);

/** Frees what RUN owns. */
void run_release(struct run *run);

/** Frees RUNS. */
void runs_release(struct runs *runs);

/** Makes OUT of DRAFT: sorts, and needs no store. Returns false when memory runs out. */
bool run_build(struct run *out, const struct run_draft *draft);

/** Goes through a run, which must stay as it is. Zero-initialise, run_reader_release() to end. */
struct run_reader {
    const unsigned char *at, *end; /* what was not read yet */
    uint32_t list;                 /* key of the list at hand */
    uint32_t left;                 /* its postings that were not read yet */
    uint32_t row;                  /* of the posting at hand */
    struct posting_places places;  /* of the posting at hand */
};

/** Starts READER before the first list of RUN. */
void run_reader_open(struct run_reader *reader, const struct run *run);

/** Frees what READER owns. */
void run_reader_release(struct run_reader *reader);

/** Moves READER to the next list, when all postings of the one before were read; false where there is none. */
bool run_next_list(struct run_reader *reader);

/** The next of the postings that are left, in *OUT, without its length; valid until the next call. False: no memory. */
bool run_next_posting(struct posting *out, struct run_reader *reader);

#endif
