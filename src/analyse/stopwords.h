/* SPDX-License-Identifier: MIT */
/** Words that say nothing about what a text is about. */
#ifndef ANALYSE_STOPWORDS_H
#define ANALYSE_STOPWORDS_H

#include "base/view.h"

/**
 * Whether FORM, folded, is a stop word of English, Russian or Korean, the latter with or without particles. They are
 * indexed like all others, for phrases.
 */
bool stopword_is(struct view form);

#endif
