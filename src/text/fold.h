/* SPDX-License-Identifier: MIT */
/** Folding: what makes two spellings of a word the same form. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buffer.h"

/** No place is looked for behind that many bytes of a word, which keeps the search short in words without an end. */
#define FOLD_SOURCE_MAX ((size_t)512)

/**
 * Appends the folded form of WORD to OUT: NFKC case folding (Unicode 15, section 3.13; characters that
 * are ignored by default vanish), then ё becomes е, then each kind of apostrophe becomes "'". Marks such as accents
 * stay: й and и, é and e differ. A WORD that is not valid UTF-8 is appended as it is. Returns false when memory runs
 * out; OUT has failed then.
 */
bool fold_word(struct buffer *out, struct view word);

/**
 * Appends FORM without the marks on Latin and Greek letters ("café" becomes "cafe"); other scripts keep theirs.
 * Returns false when memory runs out; OUT has failed then.
 */
bool fold_marks(struct buffer *out, struct view form);

/**
 * *OUT is the longest start of WORD (valid UTF-8), in bytes and whole characters, whose folded form has at most FOLDED
 * bytes: where a place in a form lies in the source. Looks at FOLD_SOURCE_MAX bytes. Returns false when memory runs
 * out.
 */
bool fold_source_offset(size_t *out, struct view word, size_t folded);

#endif
