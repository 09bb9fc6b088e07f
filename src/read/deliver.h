/* SPDX-License-Identifier: MIT */
/** The last step of every reader: a draft becomes an article. */
#ifndef READ_DELIVER_H
#define READ_DELIVER_H

#include "read/input.h"
#include "text/clean.h"

/** An article in the making, as its reader found it. */
struct draft {
    struct article article;      /* only the fields it gives itself; owned */
    const char *id;              /* name inside its container, or NULL; borrowed */
    char joint;                  /* before ID in the key: '#', or '!' for a member of an archive */
    const char *subject;         /* that messages speak of; NULL: the input. Borrowed */
    struct view raw;             /* the bytes it was made from; borrowed */
    struct view text;            /* not yet cleaned; borrowed */
    struct clean_counts repairs; /* of what was cleaned already */
    uint64_t line;               /* of the input, 0 when it is the whole of it */
};

/**
 * Cleans the text of DRAFT, adds what the metadata file and the user say, and hands the article over. What is no
 * article is reported instead. Any status but LEDE_OK is that of the callback. DRAFT stays to be released.
 */
lede_status deliver(struct draft *draft, const struct input *input, struct reading *reading, lede_error *err);

/** Frees what DRAFT owns. */
void draft_release(struct draft *draft);

#endif
