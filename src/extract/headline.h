/* SPDX-License-Identifier: MIT */
/** The headline of an article. */
#ifndef EXTRACT_HEADLINE_H
#define EXTRACT_HEADLINE_H

#include "extract/facts.h"

/**
 * Appends the headline to OUT, one line, and sets *NODE to the heading on the page that is it, 0 where none is: the
 * heading that agrees best with the titles in FACTS, or else the best of those without the name of the site.
 */
void headline_find(struct buffer *out, uint32_t *node, const struct tree *tree, const struct facts *facts);

#endif
