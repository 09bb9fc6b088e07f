/* SPDX-License-Identifier: MIT */
/** What the head of a page says about its article. */
#ifndef EXTRACT_META_H
#define EXTRACT_META_H

#include "extract/facts.h"

/** Adds what the <meta>, <link>, <title>, <html> and itemprop of TREE say to FACTS. */
void meta_read(struct facts *facts, const struct tree *tree);

#endif
