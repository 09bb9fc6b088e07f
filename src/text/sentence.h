/* SPDX-License-Identifier: MIT */
/** Sentence boundaries in English, Russian and Korean. */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/layout.h"

/** Bytes [start, end) of a text, without white space around them. */
struct sentence {
    size_t start, end;
    bool ends_paragraph;
};

/** The sentences of a text one after the other. Set all three; AT is where to start, at the beginning of a sentence. */
struct sentence_scan {
    struct view text; /* valid UTF-8, LF only */
    struct layout layout;
    size_t at;
};

/**
 * The next sentence in *OUT; false behind the last. Between sentences stands white space only, or nothing (scripts that
 * write none). The end of a paragraph ends a sentence, with or without a full stop. Linear in the length of the text.
 */
bool sentence_next(struct sentence *out, struct sentence_scan *scan);

#endif
