/* SPDX-License-Identifier: MIT */
/** Articles that a query finds by their fields alone. */
#ifndef SEARCH_LISTING_H
#define SEARCH_LISTING_H

#include "search/collector.h"

/**
 * Adds the articles that are what the query asks for by their fields and titles, and of which no passage is in MATCHED,
 * ascending articles: each once, with its first passage that nothing speaks against.
 */
lede_status collect_listed(struct collector *collector, const struct store_ids *matched, lede_error *err);

#endif
