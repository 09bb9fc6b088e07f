/* SPDX-License-Identifier: MIT */
/** Words in which letters of one script stand for those of another. */
#ifndef ANALYSE_LOOKALIKE_H
#define ANALYSE_LOOKALIKE_H

#include "base/buffer.h"

/**
 * Whether WORD, folded, has both Latin and Cyrillic letters and nothing else. Then CYRILLIC is what it reads as in
 * Cyrillic letters, LATIN in Latin ones, each empty where a letter has no counterpart: "mосква" reads "москва". Both
 * are written from empty. False, with a failed buffer, when memory runs out.
 */
bool lookalike_read(struct buffer *cyrillic, struct buffer *latin, struct view word);

#endif
