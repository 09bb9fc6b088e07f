/* SPDX-License-Identifier: MIT */
/** White space between words, sentences and paragraphs. */
#ifndef TEXT_SPACE_H
#define TEXT_SPACE_H

#include "base/view.h"

/** A run of white space, seen from anywhere in it: [end, next) of the text. */
struct gap {
    size_t end;       /* behind the last character in front of the run */
    size_t next;      /* first character behind the run, or the length of the text */
    size_t line_ends; /* line feeds in the run: two or more leave a blank line */
};

/** Bytes of the white-space character at byte AT of valid UTF-8, 0 where another character or the end is. */
size_t space_size(struct view text, size_t at);

/** The first byte from AT on that starts no white space, or the length of TEXT. */
size_t space_skip(struct view text, size_t at);

/** The byte behind the last character of [FROM, TO) of TEXT that is no white space, FROM when there is none. */
size_t space_trim(struct view text, size_t from, size_t to);

/** The gap around byte AT of TEXT, looking back no further than FROM. Without white space there it is empty. */
struct gap space_gap(struct view text, size_t from, size_t at);

#endif
