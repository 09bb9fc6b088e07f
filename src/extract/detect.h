/* SPDX-License-Identifier: MIT */
/** Guessing the encoding of a text from its bytes. */
#ifndef EXTRACT_DETECT_H
#define EXTRACT_DETECT_H

#include "base/view.h"

/**
 * The encoding that RAW, a text without a mark that is not UTF-8, most likely is in: a name that iconv_open() knows, in
 * static storage. Texts in Russian, Korean and languages of Western Europe are told apart; windows-1252 for what has no
 * byte above 0x7F.
 */
const char *detect_encoding(struct view raw);

/**
 * Has the C library load what detect_encoding() will want of it, which takes 1 ms: for a process whose children detect.
 */
void detect_prepare(void);

/** Whether the characters of RAW, if it is text, are wider than a byte. */
bool detect_is_wide(struct view raw);

/** Whether RAW is text in UTF-16 or UTF-32, without a mark, rather than binary. */
bool detect_is_wide_text(struct view raw);

#endif
