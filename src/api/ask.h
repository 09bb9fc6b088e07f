/* SPDX-License-Identifier: MIT */
/** A caller's query on its way into a search. */
#ifndef API_ASK_H
#define API_ASK_H

#include "query/query.h"

/**
 * Parses TEXT as OPTIONS say; LEDE_BAD_USAGE where it, or a filter, is no UTF-8. *OUT is released with query_release(),
 * after a failure, too.
 */
lede_status ask_parse(struct query *out, const char *text, const lede_search_options *options, lede_error *err);

/** LEDE_BAD_USAGE where TEXT, which may be NULL, is no UTF-8. */
lede_status ask_check_text(const char *text, lede_error *err);

/** LEDE_BAD_USAGE where TEXT, or a filter, is no UTF-8. */
lede_status ask_check(const char *text, const lede_search_options *options, lede_error *err);

#endif
