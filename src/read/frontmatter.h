/* SPDX-License-Identifier: MIT */
/** The "key: value" lines in front of a Markdown article or in the metadata file beside an input. */
#ifndef READ_FRONTMATTER_H
#define READ_FRONTMATTER_H

#include "read/reading.h"

/**
 * Bytes of the front-matter block at the start of TEXT, both "---" lines included; 0 when there is none. Lines between
 * two "---" that do not look like metadata are text after a thematic break, and no block.
 */
size_t front_matter_size(struct view text);

/**
 * Sets the fields that the lines of BLOCK give on ARTICLE; "---" lines, unknown keys, lists and nested lines are
 * skipped. Warnings speak of SUBJECT and the line in BLOCK. Returns false when memory runs out.
 */
bool front_matter_read(struct article *article, struct view block, struct reading *reading, const char *subject);

#endif
