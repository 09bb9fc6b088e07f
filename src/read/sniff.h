/* SPDX-License-Identifier: MIT */
/** Telling text from what only looks like a file of text. */
#ifndef READ_SNIFF_H
#define READ_SNIFF_H

#include "base/view.h"

/** How many bytes of a file are worth looking at before the rest is read. */
#define SNIFF_SIZE ((size_t)64 << 10)

/**
 * What HEAD, the first bytes of a file, shows it to be instead of UTF-8 text, as the end of a message: "is a PDF file,
 * which is not supported". NULL when it may be text. Static storage.
 */
const char *sniff_refusal(struct view head);

/**
 * Whether RAW, with INVALID bytes or broken characters in it, is text in another encoding rather than UTF-8 with some
 * damage.
 */
bool sniff_foreign(struct view raw, size_t invalid);

#endif
