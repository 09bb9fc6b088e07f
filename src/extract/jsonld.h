/* SPDX-License-Identifier: MIT */
/** What the JSON-LD of a page says about its article. */
#ifndef EXTRACT_JSONLD_H
#define EXTRACT_JSONLD_H

#include "extract/facts.h"

/** Adds what the first article in the JSON-LD scripts of TREE has (schema.org, Article and what is under it) to FACTS,
    and what the page itself has as weak facts. Scripts that are no JSON are passed over. */
void jsonld_read(struct facts *facts, const struct tree *tree);

#endif
