/* SPDX-License-Identifier: MIT */
/** Where the leaves of a query stand: in the sealed postings, and in what FTS5 finds. */
#ifndef SEARCH_SOURCES_H
#define SEARCH_SOURCES_H

#include "search/leaf.h"
#include "store/cursor.h"

/** Why an occurrence counts: the closeness of its form, or one of those for variants of several words. */
enum source_kind {
    SOURCE_PHRASE = CLOSE_COUNT, /* by any forms of its words */
    SOURCE_PHRASE_EXACT,         /* once more for those by the forms that were typed */
    SOURCE_KINDS
};

/** What an occurrence of KIND, a closeness or an enum source_kind, adds to a leaf's weighted tf. */
double source_weight(unsigned kind);

/** Whether KIND means that the very words of the query stand there. */
static inline bool source_is_exact(unsigned kind) { return kind == CLOSE_EXACT || kind == SOURCE_PHRASE_EXACT; }

/** Occurrences of a leaf in a row (a passage, or an article's title), read into memory. */
struct memory_posting {
    /* From the least to the most significant for the order of postings. */
    uint16_t form; /* which of the variant's forms it is; of no meaning for those of several words */
    uint8_t kind, variant;
    uint32_t row, count;
    uint32_t place; /* index of its first position in the sources', or NO_PLACES */
};

/** The positions are not there: nobody asks for them. */
#define NO_PLACES UINT32_MAX

ARRAY_STRUCT(memory_postings, struct memory_posting);

/** Reads blocks of a form's sealed postings in ascending order. */
struct block_reader {
    struct posting_cursor cursor;
    bool has_rows, has_counts; /* those of the cursor's block are unpacked */
    uint32_t at;               /* the next of its postings */
    uint32_t rows[POSTING_BLOCK], counts[POSTING_BLOCK];
};

/** A form that is in many passages. Its postings are read as they are needed. */
struct form_source {
    int64_t term;
    uint8_t kind;
    struct block_reader scan; /* goes through all that may be shown */
    struct block_reader peek; /* looks at single articles */
};

/** All that one leaf is found by. */
struct leaf_sources {
    ARRAY_STRUCT(, struct form_source) forms; /* of its first variant */
    struct memory_postings memory;            /* all others; ascending row, then variant */
    size_t at;                                /* the next of these in the scan */
    uint64_t postings;                        /* in both, about: how much work a scan is */
};

/** The sources of the leaves of a query. sources_release() to end. */
struct sources {
    struct store *store; /* borrowed */
    enum store_index index;
    uint32_t last_passage; /* of the corpus */
    bool with_places;      /* positions of what is in memory are wanted, too */
    struct leaf_sources *leaves;
    size_t count;
    struct posting_places places;
};

/**
 * Finds the sources of LEAVES in bodies and in titles, where everything is in memory. The caller has set the first four
 * fields of both, the rest to zero. Inside of a read transaction, in which the sources can be used.
 */
lede_status sources_open(struct sources *bodies, struct sources *titles, const struct leaves *leaves, lede_error *err);

/** Frees what SOURCES owns. */
void sources_release(struct sources *sources);

/** Adds to TF, which has an item for each row from FIRST to LAST, the weighted tf that LEAF has there. */
lede_status sources_count(double *tf, struct sources *sources, size_t leaf, uint32_t first, uint32_t last,
                          lede_error *err);

/** Puts the positions of LEAF in passage ROW into OUT, ascending, each once. */
lede_status sources_places(struct posting_places *out, struct sources *sources, size_t leaf, uint32_t row,
                           lede_error *err);

/** Adds the entry at *AT of LEAF's memory with those of the same row to *TF, and moves *AT behind them. */
void sources_add_memory(double *tf, bool *exact, const struct memory_postings *memory, size_t *at);

/** Unpacks the rows of the block that READER's cursor stands on. */
void block_reader_rows(struct block_reader *reader);

/** Unpacks its rows and its counts. */
void block_reader_unpack(struct block_reader *reader);

/** Puts the cursor on the first block that ends at ROW or behind it, and READER on its first posting there. */
lede_status block_reader_seek(struct block_reader *reader, uint32_t row, lede_error *err);

/**
 * *OUT: the first of READER's rows from ROW on; UINT32_MAX: none. READER is on it then. The rows of a block that starts
 * there are not unpacked. ROW ascends from call to call.
 */
lede_status block_reader_next(uint32_t *out, struct block_reader *reader, uint32_t row, lede_error *err);

#endif
