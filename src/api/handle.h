/* SPDX-License-Identifier: MIT */
/** What is behind a lede_corpus. */
#ifndef API_HANDLE_H
#define API_HANDLE_H

#include "store/store.h"

struct lede_corpus {
    struct store *store;
};

/** What ARTICLE says, with borrowed pointers into it; its id is not known there. */
lede_article article_view(const struct article *article);

/** What ARTICLE of a corpus says, with its number and all its origins; borrowed pointers. */
lede_article stored_view(const struct store_article *article);

#endif
