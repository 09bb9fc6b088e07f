/* SPDX-License-Identifier: MIT */
/** Articles that are written in one transaction. */
#ifndef API_BATCH_H
#define API_BATCH_H

#include "store/seal.h"
#include "store/store.h"

/** A container that was read to its end while the batch was gathered. */
struct container {
    char *key, *stamp; /* owned */
};

/** Zero-initialise to start, batch_release() to end. */
struct batch {
    ARRAY_STRUCT(, struct store_entry *) entries; /* each on the heap, owned */
    ARRAY_STRUCT(, struct container) containers;
    size_t bytes;    /* what the entries weigh: see batch_weight() */
    size_t taken;    /* entries that somebody prepares or has prepared: the first ones */
    size_t prepared; /* how many of them are */
    bool closed;     /* nothing more comes */
    struct store_forms forms;
    bool collecting, collected; /* somebody fills FORMS; has filled them */
    struct run_draft draft;     /* when it was written */
    struct run run;             /* made of DRAFT */
    bool built;                 /* RUN is made */
    bool lost;                  /* RUN could not be made */
};

/** What ENTRY counts for towards the size of a batch, in bytes: its text, and what every article takes besides. */
size_t batch_weight(const struct store_entry *entry);

/** Derives from the text of ENTRY all there is outside of any transaction. Returns false when memory runs out. */
bool batch_prepare(struct store_entry *entry, struct store_scratch *scratch);

/** Collects the forms of BATCH, all prepared and closed. Returns false when memory runs out. */
bool batch_collect(struct batch *batch);

/**
 * Writes BATCH, whose forms are collected, into STORE in one transaction; COUNTS grows when it is on the disk. What is
 * left to be done is its draft.
 */
lede_status batch_write(lede_add_counts *counts, struct store *store, struct batch *batch, lede_error *err);

/** Frees an entry of a batch. */
void batch_entry_free(struct store_entry *entry);

/** Frees what BATCH owns; it is empty and usable again. */
void batch_release(struct batch *batch);

#endif
