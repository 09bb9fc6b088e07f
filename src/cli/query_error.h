/* SPDX-License-Identifier: MIT */
/** What is wrong in a query, with a finger on the place. */
#ifndef CLI_QUERY_ERROR_H
#define CLI_QUERY_ERROR_H

#include <lede.h>

/** Prints ERR's message; when it names a byte of QUERY also the query with a caret under that byte. */
void query_error_print(const char *query, const lede_error *err);

#endif
