/* SPDX-License-Identifier: MIT */
/** Postings of a leaf that are read into memory. */
#ifndef SEARCH_GATHER_H
#define SEARCH_GATHER_H

#include "search/sources.h"

/** Forms whose postings are read. Those of an item of FORMS are kept as postings of the form OWNER of the leaf. */
struct gathering {
    struct sources *sources[2]; /* by index */
    size_t leaf;
    uint8_t variant;
    const struct word_forms *from;
    ARRAY_STRUCT(, struct posting_form) forms;
};

/** Appends all postings of GATHERING's forms to the memory of the leaf, in any order; OWNER is an index of FROM. */
lede_status gather(struct gathering *gathering, lede_error *err);

/** Puts MEMORY in order: by row, variant, kind and form. */
lede_status gather_sort(struct memory_postings *memory, lede_error *err);

#endif
