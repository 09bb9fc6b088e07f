/* SPDX-License-Identifier: MIT */
/** HTML without what a parser could choke on. */
#ifndef EXTRACT_TAME_H
#define EXTRACT_TAME_H

#include "base/buffer.h"

/** Elements nest at most that deep; the tags of those further in are left out, their text stays. Pages written by
    people stay below a hundred. */
#define TAME_DEPTH 256

/** Attributes of an element; what follows is left out. */
#define TAME_ATTRIBUTES 64

/** Bytes of an attribute's value; longer ones, which are embedded pictures, become empty. */
#define TAME_VALUE 8192

/**
 * Appends HTML to OUT as the same elements within the limits above, without comments, styles and scripts other than
 * JSON-LD. Linear in the length of HTML.
 */
void tame_html(struct buffer *out, struct view html);

#endif
