/* SPDX-License-Identifier: MIT */
/** Packing the postings of a segment into rows of table posting. */
#ifndef STORE_POSTING_WRITER_H
#define STORE_POSTING_WRITER_H

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

#endif
