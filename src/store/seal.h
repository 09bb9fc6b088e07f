/* SPDX-License-Identifier: MIT */
/** Sealing: from the tokens of passages to segments of postings. */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include "analyse/token.h"
#include "store/merge.h"

/** What was written since the last segment and can become one. Zero-initialise, sealing_release() to end. */
struct sealing {
    struct run_draft draft; /* of the transaction */
    struct runs runs;       /* what came before; of the drafts that were taken, some may not be back as runs yet */
    size_t occurrences;     /* in both */
    ARRAY_STRUCT(, uint16_t) lengths;    /* of the passages that they cover: words, as in blocks */
    uint64_t generation;                 /* changes when all of this is dropped */
    uint32_t first_passage, end_passage; /* what runs and drafts cover: [first, end); 0: nothing */
    uint32_t first_article, end_article;
};

/** A segment that is made of runs while others write. Zero-initialise, seal_draft_release() to end. */
struct seal_draft {
    struct segment segment; /* its id is not known yet */
    struct runs runs;
    uint16_t *lengths; /* of its passages; owned */
    struct merged merged;
};

/** Frees what DRAFT owns. */
void seal_draft_release(struct seal_draft *draft);

/** Merges the runs of DRAFT, without a store. Returns false when memory runs out. */
bool seal_draft_merge(struct seal_draft *draft);

/** Frees what SEALING owns; it is empty and usable again. */
void sealing_release(struct sealing *sealing);

/** Says that what is written next starts with PASSAGE: runs that end elsewhere are dropped. */
void sealing_begin(struct sealing *sealing, uint32_t passage);

/** Says that the next occurrences are those of ARTICLE with its PASSAGES passages from number PASSAGE on. */
void sealing_cover(struct sealing *sealing, uint32_t passage, uint32_t passages, uint32_t article);

#endif
