/* SPDX-License-Identifier: MIT */
/** What of a page is certainly not the text of its article. */
#ifndef EXTRACT_ASIDE_H
#define EXTRACT_ASIDE_H

#include "extract/tree.h"

/** How sure one must be that an element is beside the article. */
enum aside_care {
    ASIDE_BY_NAME, /* its name says so */
    ASIDE_BY_TAG,  /* it can be nothing else: for pages where names and what is hidden mislead */
};

/**
 * Sets DROPPED, which has a place for each node of TREE and is all false, for the elements that hold no text of the
 * article by what they are or are called: navigation, forms, what is hidden, comments, related articles, captions.
 * What holds most of the page's text stays, whatever it is called. CARE BY_TAG leaves it at tags. Returns false when
 * memory runs out.
 */
bool aside_mark(bool *dropped, const struct tree *tree, enum aside_care care);

#endif
