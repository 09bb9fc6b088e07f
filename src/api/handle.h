/* SPDX-License-Identifier: MIT */
/** What is behind a lede_corpus. */
#ifndef API_HANDLE_H
#define API_HANDLE_H

#include "store/store.h"

struct lede_corpus {
    struct store *store;
};

/** Fills *OUT with borrowed pointers into ARTICLE. */
void article_view(lede_article *out, const struct store_article *article);

#endif
