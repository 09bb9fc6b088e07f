/* SPDX-License-Identifier: MIT */
/** Korean verbs and adjectives: the forms of the vocabulary that are of one word with what was typed. */
#ifndef SEARCH_CONJUGATED_H
#define SEARCH_CONJUGATED_H

#include "search/forms.h"

/**
 * Adds the other forms of WORD, Hangul, to POSITION where the vocabulary shows it to be a verb or an adjective. It is
 * marked as conjugated where that is likelier than NOUN, the start of it, with particles.
 */
lede_status conjugated_find(struct word_position *position, struct form_search *search, struct view word,
                            struct view noun);

#endif
