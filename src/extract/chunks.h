/* SPDX-License-Identifier: MIT */
/** The visible text of a page as a list of chunks: paragraphs, headings, items, rows. */
#ifndef EXTRACT_CHUNKS_H
#define EXTRACT_CHUNKS_H

#include "extract/tree.h"

/** How a chunk stands on the page. */
enum chunk_kind {
    CHUNK_PARAGRAPH,
    CHUNK_HEADING,
    CHUNK_ITEM, /* of a list */
    CHUNK_ROW,  /* of a table */
};

/** Text between two borders of block elements, or two <br>. */
struct chunk {
    enum chunk_kind kind;
    uint32_t node;        /* the innermost block element around it */
    uint32_t at;          /* its first text; ascending from chunk to chunk */
    uint32_t list;        /* of CHUNK_ITEM and CHUNK_ROW: the li or table that it stands in */
    size_t start, length; /* bytes of the text of all chunks */
    uint32_t weight;      /* characters but white space; Hangul, Han and kana, which say more, count two */
    uint32_t link_weight; /* of which in links */
    bool sentence;        /* ends as sentences do */
};

/** Zero-initialise to start, chunks_release() to end. */
struct chunks {
    struct chunk *items;
    size_t length, capacity;
    struct buffer text; /* of all, clean; within a chunk LF stands for <br>, or as it is in <pre> */
};

/** Frees what CHUNKS owns and zeroes it. */
void chunks_release(struct chunks *chunks);

/** Appends the chunks of TREE but of nodes that are DROPPED. Returns false when memory runs out. */
bool chunks_collect(struct chunks *chunks, const struct tree *tree, const bool *dropped);

/** The text of CHUNK. */
static inline struct view chunk_text(const struct chunks *chunks, const struct chunk *chunk) {
    return view_of(chunks->text.data + chunk->start, chunk->length);
}

#endif
