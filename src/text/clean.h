/* SPDX-License-Identifier: MIT */
/** Raw bytes made into text that may be stored. */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/buffer.h"

/** What had to be repaired. */
struct clean_counts {
    size_t invalid;  /* runs of bytes that are no UTF-8, each now U+FFFD */
    size_t controls; /* control and bidirectional-override characters that became spaces; tabs, form feeds and
                        vertical tabs do too, and are not counted */
};

/**
 * Appends RAW to OUT as valid UTF-8 with LF line ends, adding to COUNTS. A byte-order mark in front is dropped, CR and
 * CR LF become LF, other control characters and U+202A to 202E, U+2066 to 2069 become spaces; nothing else changes.
 */
void clean_text(struct buffer *out, struct view raw, struct clean_counts *counts);

/** Appends RAW cleaned, as one line: each run of white space is one space, none around it. */
void clean_line(struct buffer *out, struct view raw);

#endif
