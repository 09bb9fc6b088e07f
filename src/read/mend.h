/* SPDX-License-Identifier: MIT */
/** JSON that the rules allow but jansson does not read. */
#ifndef READ_MEND_H
#define READ_MEND_H

#include "base/buffer.h"

/**
 * Appends LINE to OUT with each escaped half of a surrogate pair as U+FFFD and each number that may be too large for
 * the machine as a string of its digits; other bytes as they are. *HALVES counts the former.
 */
void json_mend(struct buffer *out, struct view line, size_t *halves);

#endif
