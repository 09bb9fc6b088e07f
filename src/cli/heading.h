/* SPDX-License-Identifier: MIT */
/** What stands above passages. */
#ifndef CLI_HEADING_H
#define CLI_HEADING_H

#include "output.h"

#define SEPARATOR " · " /* between what is known about an article */

/**
 * Prints the title of ARTICLE, or the name of its file, with COUNT MARKS, then a line of what else is known: date,
 * source, path.
 */
void heading_print(const struct output *out, const lede_article *article, const lede_span *marks, size_t count);

#endif
