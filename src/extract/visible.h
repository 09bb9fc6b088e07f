/* SPDX-License-Identifier: MIT */
/** Who wrote an article and when, as the page shows it to its readers. */
#ifndef EXTRACT_VISIBLE_H
#define EXTRACT_VISIBLE_H

#include "extract/facts.h"

/**
 * Adds dates and authors that stand near the headline of TREE to FACTS, as RANK_VISIBLE: in <time>, in elements named
 * for it, in short lines. HEADLINE is its heading, 0 where there is none. Returns false when memory runs out.
 */
bool visible_read(struct facts *facts, const struct tree *tree, uint32_t headline);

#endif
