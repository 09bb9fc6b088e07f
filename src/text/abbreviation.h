/* SPDX-License-Identifier: MIT */
/** Abbreviations that end in a full stop, and words that show that a sentence begins. */
#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include "base/view.h"

/** What the full stop behind a word says about the end of its sentence. */
enum abbreviation {
    ABBREVIATION_NONE,    /* no abbreviation: the full stop ends the sentence */
    ABBREVIATION_LEADS,   /* stands in front of a name or a clause: "Mr.", "e.g.", "им." */
    ABBREVIATION_NUMBERS, /* stands in front of a number: "No.", "Jan.", "стр."; a word of its own elsewhere */
    ABBREVIATION_MAY_END  /* may end a sentence or not: "U.S.", "Inc.", "г." */
};

/** The kind of WORD, given as it stands in the text without its last full stop: "Mr", "U.S", "г". */
enum abbreviation abbreviation_kind(struct view word);

/** Whether WORD, as it stands in the text, typically begins a sentence when it has a capital: "The", "However", "Он".
 */
bool abbreviation_starter(struct view word);

#endif
