/* SPDX-License-Identifier: MIT */
/** Writing and verifying how the forms of the vocabulary sound. */
#ifndef STORE_SOUNDS_H
#define STORE_SOUNDS_H

#include "analyse/skeleton.h"
#include "base/array.h"
#include "store/store.h"

/** A key of a form that is new, and the form's readings: where both start in the draft's bytes. */
struct sound_entry {
    size_t key, readings, end;
    int64_t term;
};

/** What a transaction adds. Zero to start, sound_draft_release() to end. */
struct sound_draft {
    ARRAY_STRUCT(, struct sound_entry) entries;
    struct buffer bytes;
    struct class_keys keys; /* of the form at hand */
    struct buffer readings; /* likewise */
};

/** Adds FORM, which has got number TERM, above that of all forms before. Returns false when memory runs out. */
bool sound_draft_add(struct sound_draft *draft, struct view form, int64_t term);

/** Writes DRAFT. Inside of a write transaction. */
lede_status store_put_sounds(struct store *store, struct sound_draft *draft, lede_error *err);

/** Frees what DRAFT owns. */
void sound_draft_release(struct sound_draft *draft);

/** What sounds_sum() adds up for the form with number TERM, by KEY and READINGS. */
uint64_t sound_hash(struct view key, int64_t term, struct view readings);

/** Adds up in *OUT what all rows of table sound hold. */
lede_status sounds_sum(uint64_t *out, struct store *store, lede_error *err);

#endif
