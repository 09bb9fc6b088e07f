/* SPDX-License-Identifier: MIT */
/** Articles that are written in one transaction. */
#ifndef API_BATCH_H
#define API_BATCH_H

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
};

/** What ENTRY counts for towards the size of a batch, in bytes: its text, and what every article takes besides. */
size_t batch_weight(const struct store_entry *entry);

/** Derives from the text of ENTRY all there is outside of any transaction. Returns false when memory runs out. */
bool batch_prepare(struct store_entry *entry, struct store_scratch *scratch);

/** Writes BATCH, all prepared, into STORE in one transaction; COUNTS grows when it is on the disk. */
lede_status batch_write(lede_add_counts *counts, struct store *store, const struct batch *batch, lede_error *err);

/** Frees an entry of a batch. */
void batch_entry_free(struct store_entry *entry);

/** Frees what BATCH owns; it is empty and usable again. */
void batch_release(struct batch *batch);

#endif
