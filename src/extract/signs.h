/* SPDX-License-Identifier: MIT */
/** What the names that page makers give to elements (class, id, role) say about them. */
#ifndef EXTRACT_SIGNS_H
#define EXTRACT_SIGNS_H

#include "extract/tree.h"

/** What an element is called. */
enum sign {
    SIGN_ASIDE = 1,   /* something beside the article: navigation, sharing, related links, advertisements, ... */
    SIGN_COMMENT = 2, /* comments of readers */
    SIGN_BODY = 4,    /* the text of the article */
    SIGN_CREDIT = 8,  /* who wrote it, and when; captions and credits of pictures */
};

/** The signs of element NODE, as bits, by its attributes. */
unsigned signs_of(const struct tree *tree, uint32_t node);

/** Whether the class, id or itemprop of NODE has a word that holds PART (ASCII, lower case). */
bool signs_name(const struct tree *tree, uint32_t node, const char *part);

#endif
