/* SPDX-License-Identifier: MIT */
/** Texts compressed in frames, so that a snippet costs one. */
#ifndef STORE_FRAME_H
#define STORE_FRAME_H

#include "base/array.h"
#include "base/buffer.h"

#include <stdint.h>

/** Bytes of text in each frame but the last. */
#define FRAME_TEXT 32768

/** Row of table frame that holds frame INDEX of article ID, or the first part of it; the others follow. */
static inline int64_t frame_row(int64_t id, size_t index) { return (int64_t)((uint64_t)id << 20 | index << 8); }

/** The last row that a part of the frame in ROW may have. */
static inline int64_t frame_end(int64_t row) { return row | 0xFF; }

/** What compressing needs, kept from one text to the next by one thread: a ZSTD_CCtx of zstd.h. */
struct ZSTD_CCtx_s;

/** Frees CONTEXT; NULL is ignored. */
void frame_context_free(struct ZSTD_CCtx_s *context);

/**
 * Appends the frames of TEXT to OUT, each with its compressed length in 4 bytes before it. *CONTEXT is made where it is
 * NULL. False: no memory.
 */
bool frame_compress(struct buffer *out, struct ZSTD_CCtx_s **context, struct view text);

/** Takes the first frame off FRAMES, made by frame_compress(), into *OUT; false when there is none. */
bool frame_next(struct view *out, struct view *frames);

/* ---- Dictionaries: what the texts of a corpus have in common, by which short ones become smaller ----------------- */

/** A dictionary that is ready to be used. One thread at a time. */
struct dictionary;

/** Pieces of text that a dictionary is made of. */
struct samples {
    struct buffer text;           /* the pieces, one behind the other */
    ARRAY_STRUCT(, size_t) sizes; /* of each, in bytes */
};

/** Frees what SAMPLES owns. */
void samples_release(struct samples *samples);

/**
 * Appends to OUT a dictionary of at most SIZE bytes made of SAMPLES, about 100 times as much text. Nothing is appended
 * where zstd finds nothing to make one of. False: no memory.
 */
bool dictionary_train(struct buffer *out, const struct samples *samples, size_t size);

/** Whether DATA begins as a dictionary does. */
bool frame_is_dictionary(struct view data);

/** The dictionary in DATA, which is copied; NULL when memory runs out or DATA is none. dictionary_close() to end. */
struct dictionary *dictionary_open(struct view data);

/** Frees DICTIONARY, which may be NULL. */
void dictionary_close(struct dictionary *dictionary);

/** The number by which frames name DICTIONARY; zstd makes it of the content. Never 0. */
uint32_t dictionary_id(const struct dictionary *dictionary);

/** Appends TEXT to OUT as one frame that names DICTIONARY. False: no memory. */
bool dictionary_compress(struct buffer *out, struct dictionary *dictionary, struct view text);

/** The number of the dictionary that FRAME names; 0 where it needs none. */
uint32_t frame_dictionary(struct view frame);

/**
 * Appends the text in FRAME to OUT; DICTIONARY is the one that it names, NULL where it names none. False when FRAME is
 * damaged, or memory runs out, with OUT failed.
 */
bool frame_expand(struct buffer *out, struct dictionary *dictionary, struct view frame);

#endif
