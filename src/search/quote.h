/* SPDX-License-Identifier: MIT */
/** Uses of a sentence: as it stands, or altered. */
#ifndef SEARCH_QUOTE_H
#define SEARCH_QUOTE_H

#include "analyse/align.h"
#include "search/search.h"

/** Words of a sentence that is looked for: with fewer than the least any text has them by chance; in characters of
 * text the most is a page and a half. */
#define QUOTE_WORDS_MIN 3
#define QUOTE_WORDS_MAX 400

/** Words in a row that are the same, or that one of the texts alone has. */
struct quote_piece {
    enum align_kind kind; /* dropped: of the sentence; added: of the use */
    struct view text;     /* one line, in the arena */
};

ARRAY_STRUCT(quote_pieces, struct quote_piece);

/** A use. */
struct quote_use {
    int64_t article;
    size_t passage; /* index in the article of the passage in which it starts */
    lede_span span; /* bytes in the stored text */
    size_t same;    /* words that are the same, in the same order */
    size_t quoted;  /* words of the sentence */
    size_t found;   /* words of the use */
    int day;        /* of the article, as store_day() */
    struct quote_pieces pieces;
};

ARRAY_STRUCT(quote_uses, struct quote_use);

/** What was found. Zero-initialise, quote_release() to end. */
struct quote_found {
    struct quote_uses uses;
    size_t words;     /* of the sentence */
    uint64_t undated; /* articles left out because they have no date */
};

/** Frees what FOUND owns. */
void quote_release(struct quote_found *found);

/**
 * Fills OUT, all zero, with the uses of SENTENCE (valid UTF-8) in STORE under the filters of OPTIONS, the earliest
 * first, those without a date last; the texts of pieces are in ARENA. Inside of a read transaction. LEDE_BAD_USAGE
 * where SENTENCE has too few words, or too many.
 */
lede_status quote_find(struct quote_found *out, struct arena *arena, struct store *store, struct view sentence,
                       const lede_search_options *options, lede_error *err);

#endif
