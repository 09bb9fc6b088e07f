/* SPDX-License-Identifier: MIT */
/** Sealing: from the tokens of passages to segments of postings. */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include "analyse/token.h"
#include "store/run.h"

/** What was written since the last segment and can become one. Zero-initialise, sealing_release() to end. */
struct sealing {
    struct occurrences occurrences; /* of forms that were not numbered yet */
    ARRAY_STRUCT(, struct run) runs;
    size_t bytes;                        /* in runs */
    uint32_t first_passage, end_passage; /* what RUNS and OCCURRENCES cover: [first, end); 0: nothing */
    uint32_t first_article, end_article;
};

/** Frees what SEALING owns; it is empty and usable again. */
void sealing_release(struct sealing *sealing);

/** Says that what is written next starts with PASSAGE: runs that end elsewhere are dropped. */
void sealing_begin(struct sealing *sealing, uint32_t passage);

/** Says that the next occurrences are those of ARTICLE with its PASSAGES passages from number PASSAGE on. */
void sealing_cover(struct sealing *sealing, uint32_t passage, uint32_t passages, uint32_t article);

/** Makes a run of the occurrences, whose forms are FORMS, COUNT of them. */
lede_status sealing_end_run(struct sealing *sealing, struct store *store, const uint32_t *terms, size_t count,
                            lede_error *err);

/** Whether the runs should become a segment before more is added to them. */
bool sealing_is_full(const struct sealing *sealing);

#endif
