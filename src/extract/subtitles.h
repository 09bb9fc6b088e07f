/* SPDX-License-Identifier: MIT */
/** Subtitles: what is spoken in a film, as text. */
#ifndef EXTRACT_SUBTITLES_H
#define EXTRACT_SUBTITLES_H

#include "base/buffer.h"

/**
 * Appends what TEXT (SubRip or WebVTT; UTF-8, any line ends) has been said to OUT: one line for each time at which
 * something is shown, without times, numbers, notes and marks.
 */
void subtitles_text(struct buffer *out, struct view text);

#endif
