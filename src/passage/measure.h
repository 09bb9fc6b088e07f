/* SPDX-License-Identifier: MIT */
/** The size of a stretch of text in words, and where a sentence that is too long is cut. */
#ifndef PASSAGE_MEASURE_H
#define PASSAGE_MEASURE_H

#include "base/view.h"

/**
 * About how many words TEXT (valid UTF-8) has: runs between spaces, and half a word for each Han or kana character.
 * At least 1, and at least a word for every 20 bytes, so that a number of words bounds the bytes too.
 */
size_t measure_words(struct view text);

/**
 * Where to cut TEXT so that the first part has at most MOST words: behind a clause, else behind a word, else between
 * two characters. TEXT.length where nothing has to be cut. Looks at no more than the first part.
 */
size_t measure_cut(struct view text, size_t most);

#endif
