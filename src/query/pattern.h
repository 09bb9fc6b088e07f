/* SPDX-License-Identifier: MIT */
/** Signs at a word that say which of its forms are meant. */
#ifndef QUERY_PATTERN_H
#define QUERY_PATTERN_H

#include "base/view.h"

enum query_pattern {
    QUERY_FORMS,  /* all forms of the word */
    QUERY_EXACT,  /* "=word": this form only */
    QUERY_PREFIX, /* "word*": all that starts with it */
    QUERY_FUZZY   /* "word~": all that is spelt nearly like it */
};

/**
 * The pattern of the word at bytes [START, END) of TEXT, a word's or phrase's. A sign counts where nothing but white
 * space is on its other side: "5*3" and "**bold**" have none.
 */
enum query_pattern query_pattern_of(struct view text, size_t start, size_t end);

/** Whether a word of TEXT may have a pattern. */
bool query_has_pattern(struct view text);

#endif
