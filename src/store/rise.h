/* SPDX-License-Identifier: MIT */
/** What the frequencies in the vocabulary lack: notes of small transactions, which would rewrite a page for each form.
 */
#ifndef STORE_RISE_H
#define STORE_RISE_H

#include "base/buffer.h"

#include <lede.h>

struct store;

/** By how much a frequency rises. */
struct rise {
    uint32_t term; /* 0: a free slot */
    uint32_t passages;
};

/** All notes, added up: a hash table. Zero-initialise, rises_release() to end. */
struct rises {
    struct rise *slots; /* in which a form stands at its number or behind it */
    size_t slot_count;  /* a power of two, or 0 */
    size_t length;      /* slots in use */
    bool loaded;        /* this is what the file says */
};

/** Frees what RISES owns; it is empty, usable again and not loaded. */
void rises_release(struct rises *rises);

/** Appends to NOTE that the frequency of TERM, which is above BEFORE, rises by PASSAGES. BEFORE: 0 for the first. */
void rise_append(struct buffer *note, int64_t before, int64_t term, int64_t passages);

/** Writes NOTE, inside of a write transaction. */
lede_status store_put_rise(struct store *store, struct view note, lede_error *err);

/** Reads the notes of this transaction, where that was not done yet. */
lede_status store_load_rises(struct store *store, lede_error *err);

/** What the notes that were read add to the frequency of TERM. */
int64_t store_rise(const struct store *store, int64_t term);

/** Adds the notes to the frequencies and deletes them. Inside of a write transaction. */
lede_status store_fold_rises(struct store *store, lede_error *err);

/** Registers lede_frequency(id, frequency), what a row of table term and the notes say together, with STORE. */
lede_status store_rise_register(struct store *store, lede_error *err);

#endif
