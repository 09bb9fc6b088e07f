/* SPDX-License-Identifier: MIT */
/** Punctuation marks by what they do to a sentence. */
#ifndef TEXT_PUNCTUATION_H
#define TEXT_PUNCTUATION_H

#include "base/view.h"

#include <stdint.h>

/** Whether C can end a sentence: full stop, exclamation mark, question mark, ellipsis, and their wide forms. */
bool punctuation_ends(int32_t c);

/** Whether C ends a sentence in scripts that put no space behind it: the ideographic and full-width marks. */
bool punctuation_ends_unspaced(int32_t c);

/** Whether C can close what a sentence ended in: a quotation mark, a bracket, an emphasis mark of Markdown. */
bool punctuation_closes(int32_t c);

/** Whether C can stand in front of the first word of a sentence: the counterparts of those. */
bool punctuation_opens(int32_t c);

/** Whether C is a dash: hyphen-minus, en dash, em dash or horizontal bar. */
bool punctuation_is_dash(int32_t c);

/** Whether the bytes of TEXT before AT, closing marks left out, end with a mark that can end a sentence. */
bool punctuation_ended(struct view text, size_t at);

#endif
