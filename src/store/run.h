/* SPDX-License-Identifier: MIT */
/** Postings that are written in order of their lists: into memory first, then into a segment. */
#ifndef STORE_RUN_H
#define STORE_RUN_H

#include "store/segment.h"

/** Receives a finished row: LIST and FIRST (passage or article) of its first block, its content. */
typedef lede_status posting_sink(void *context, uint32_t list, uint32_t first, struct view data, lede_error *err);

/** Packs postings into rows. Zero-initialise with SINK, CONTEXT and BASE set; posting_writer_release() to end. */
struct posting_writer {
    posting_sink *sink;
    void *context;
    uint32_t base[2]; /* by index: no passage, no article is smaller */
    uint32_t list;    /* that the postings at hand belong to */
    struct posting_list postings;
    struct buffer block; /* scratch */
    struct buffer row;   /* that is being filled */
    uint32_t row_list, row_first;
    uint32_t last_list; /* of the last entry in ROW */
};

/** A posting on its way into a list. */
struct posting {
    uint32_t row, count;
    uint32_t length;        /* words of the passage; 1 for titles */
    const uint32_t *places; /* COUNT of them, ascending */
};

/** Adds POSTING to LIST. Lists come in ascending order, the postings of each, too. */
lede_status posting_writer_add(struct posting_writer *writer, uint32_t list, const struct posting *posting,
                               lede_error *err);

/** Hands out what is left. */
lede_status posting_writer_end(struct posting_writer *writer, lede_error *err);

/** Frees what WRITER owns. */
void posting_writer_release(struct posting_writer *writer);

/** A row of a run. */
struct run_row {
    uint32_t list;
    size_t start, end; /* in the run's bytes */
};

/** Postings of neighbouring passages in memory, written with base 0. Zero-initialise, run_release() to end. */
struct run {
    ARRAY_STRUCT(, struct run_row) rows;
    struct buffer bytes;
};

/** Frees what RUN owns. */
void run_release(struct run *run);

/** One occurrence of a form. */
struct occurrence {
    uint32_t form;  /* index among the forms of a batch */
    uint32_t row;   /* passage, or article where PLACE has OCCURRENCE_TITLE */
    uint32_t place; /* position in it */
};

/** Marks an occurrence in a title. */
#define OCCURRENCE_TITLE (UINT32_C(1) << 31)

ARRAY_STRUCT(occurrences, struct occurrence);

/** Tells how many words passage ROW has. */
typedef uint32_t passage_length_fn(void *context, uint32_t row);

/**
 * Makes OUT of LIST, which ascends by row within bodies and within titles, by place within a row. TERMS has the numbers
 * of the COUNT forms of the batch. Returns false when memory runs out.
 */
bool run_build(struct run *out, const struct occurrences *list, const uint32_t *terms, size_t count,
               passage_length_fn *length, void *context);

#endif
