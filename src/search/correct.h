/* SPDX-License-Identifier: MIT */
/** What was meant by a word that is not there. */
#ifndef SEARCH_CORRECT_H
#define SEARCH_CORRECT_H

#include "search/forms.h"

/** A word, or words, in place of one. */
struct correction {
    struct view text;  /* in the arena of the search */
    lede_hint hint;    /* LEDE_HINT_SPELLING, LEDE_HINT_LAYOUT or LEDE_HINT_SPLIT */
    int64_t frequency; /* passages; of several words those of the rarest */
    double score;      /* in bits: how likely it is beside the others */
};

ARRAY_STRUCT(corrections, struct correction);

/** Most corrections of a word. */
#define CORRECTIONS_MAX 12

/**
 * Fills OUT, which is empty, with what may have been meant by TYPED, a word as it was typed, best first, at most
 * CORRECTIONS_MAX: frequent forms few typing errors away, the word in another keyboard layout, two words without a
 * space. FORM is its folded form, which FREQUENCY passages have: only what is in more of them is found.
 */
lede_status corrections_find(struct corrections *out, struct form_search *search, struct view typed, struct view form,
                             int64_t frequency);

#endif
