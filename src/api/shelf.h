/* SPDX-License-Identifier: MIT */
/** Articles that results point to, each read once. */
#ifndef API_SHELF_H
#define API_SHELF_H

#include "base/table.h"
#include "store/store.h"

/** An article of a shelf. */
struct shelf_article {
    struct store_article article;
    lede_article view;
};

/** Zero-initialise, shelf_release() to end. */
struct shelf {
    ARRAY_STRUCT(, struct shelf_article *) articles;
    struct table numbers; /* of the ids, in ARTICLES from 1 */
};

/** Article ID in *OUT, which lives as long as SHELF. Inside of a read transaction. */
lede_status shelf_take(struct shelf_article **out, struct shelf *shelf, struct store *store, int64_t id,
                       lede_error *err);

/** Frees the articles. */
void shelf_release(struct shelf *shelf);

#endif
