/* SPDX-License-Identifier: MIT */
/** The forms of the vocabulary that a pattern means. */
#ifndef SEARCH_PATTERN_H
#define SEARCH_PATTERN_H

#include "query/pattern.h"
#include "search/forms.h"

/**
 * Most forms that a prefix or a fuzzy word stands for; of more the most frequent are taken, which have nearly all of
 * the passages, and SEARCH says how many were left out. Each costs a list.
 */
#define PATTERN_FORMS_MAX 512

/** As forms_find(), for WORD with PATTERN. */
lede_status pattern_find(struct word_position *position, struct form_search *search, enum query_pattern pattern,
                         struct view word);

#endif
