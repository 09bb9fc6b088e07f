/* SPDX-License-Identifier: MIT */
/** Text of any encoding made UTF-8. */
#ifndef EXTRACT_CONVERT_H
#define EXTRACT_CONVERT_H

#include "base/buffer.h"

/**
 * Appends the UTF-8 of RAW, which is in ENCODING, a name that iconv_open() knows. Each byte that has no meaning there
 * becomes U+FFFD and is counted in *BROKEN, and so is a character that is cut off at the end. Returns false for an
 * encoding that is not known, or when memory runs out, which OUT tells.
 */
bool convert(struct buffer *out, size_t *broken, struct view raw, const char *encoding);

/** Has the C library load what converting from ENCODING takes, for good: for a process whose children convert. */
void convert_keep(const char *encoding);

/**
 * The name by which iconv_open() knows the encoding that a document calls LABEL, in static storage; NULL for one that
 * is not known. What is called Latin-1 is windows-1252, and EUC-KR is CP949: both hold the former, and people write
 * them (WHATWG Encoding Standard, section 4.2).
 */
const char *convert_name(struct view label);

#endif
