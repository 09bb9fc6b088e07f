/* SPDX-License-Identifier: MIT */
/** Which encoding a text is in, by what it says or seems. */
#ifndef EXTRACT_ENCODING_H
#define EXTRACT_ENCODING_H

#include "base/buffer.h"

/** How the bytes of an article were read. */
struct encoding {
    const char *name; /* static storage, as iconv_open() takes it; NULL: UTF-8 */
    bool assumed;     /* by nothing but the bytes */
};

/**
 * Puts the UTF-8 of RAW into OUT, and what it was taken to be in into *ENCODING. In this order: a byte-order mark;
 * UTF-8, wherever the bytes are; LABEL, the name that came with the text (or empty); the name that the text, HTML or
 * XML, gives in its head; what the bytes are like. Returns false when memory runs out.
 */
bool encoding_decode(struct buffer *out, struct encoding *encoding, struct view raw, struct view label);

#endif
