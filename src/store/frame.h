/* SPDX-License-Identifier: MIT */
/** Texts compressed in frames, so that a snippet costs one. */
#ifndef STORE_FRAME_H
#define STORE_FRAME_H

#include "base/buffer.h"

#include <stdint.h>

/** Bytes of text in each frame but the last. */
#define FRAME_TEXT 32768

/** Row of table frame that holds frame INDEX of article ID. */
static inline int64_t frame_row(int64_t id, size_t index) { return (int64_t)((uint64_t)id << 20 | index); }

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

/** Appends the text in FRAME to OUT. False when FRAME is damaged, or memory runs out, with OUT failed. */
bool frame_expand(struct buffer *out, struct view frame);

#endif
