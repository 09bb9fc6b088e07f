/* SPDX-License-Identifier: MIT */
/** Titles behind Korean names: 푸틴대통령, 김정은동지께서. */
#ifndef ANALYSE_TITLE_H
#define ANALYSE_TITLE_H

#include "base/view.h"

/**
 * Bytes of what stands in front of the titles in WORD, folded Hangul with particles or without: that of 푸틴 in
 * 푸틴대통령이. 0 where it has no title, or less than two syllables in front of it. It need not be a name: 국가 in
 * 국가대표.
 */
size_t title_name_length(struct view word);

#endif
