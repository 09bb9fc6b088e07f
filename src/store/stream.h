/* SPDX-License-Identifier: MIT */
/** The tokens of an article as the index takes them. */
#ifndef STORE_STREAM_H
#define STORE_STREAM_H

#include "analyse/token.h"
#include "base/table.h"

/** A form that an article has. */
struct stream_form {
    uint32_t start;  /* in stream.bytes */
    uint16_t length; /* bytes */
    uint16_t spoken; /* the languages of stem.h in whose text it stands, as bits by number */
};

/** A token: the number of its form, and whether it stands at the position of the one before it. */
static inline uint32_t stream_token(uint32_t form, bool colocated) { return form << 1 | colocated; }

/**
 * A sixth of what struct tokens takes, with each form once: the writer, who waits for nobody else, meets few bytes and
 * looks a form up once an article. Zero-initialise, stream_release() to end.
 */
struct stream {
    ARRAY_STRUCT(, struct stream_form) forms; /* by number, in the order in which they were first met */
    struct buffer bytes;                      /* the forms, one behind the other */
    ARRAY_STRUCT(, uint32_t) tokens;          /* see stream_token() */
};

/** What one thread needs to make streams; kept from one to the next. Zero-initialise, stream_maker_release(). */
struct stream_maker {
    struct tokens tokens;
    uint32_t *slots; /* number of a form plus one; 0: free */
    size_t slot_count;
    ARRAY_STRUCT(, uint64_t) hashes; /* of the forms */
    struct hash_seed seed;
};

/** Frees what STREAM owns. */
void stream_release(struct stream *stream);

/** Frees what MAKER owns. */
void stream_maker_release(struct stream_maker *maker);

/** Prepares MAKER for an empty stream. Returns false when memory runs out. */
bool stream_begin(struct stream_maker *maker);

/**
 * Appends the tokens of TEXT to OUT, which MAKER has worked on alone since stream_begin(); *POSITIONS is how many
 * positions they take. Returns false when memory runs out.
 */
bool stream_append(struct stream *out, uint32_t *positions, struct stream_maker *maker, struct view text);

/** The form with NUMBER, valid until STREAM changes. */
static inline struct view stream_form(const struct stream *stream, uint32_t number) {
    const struct stream_form *form = &stream->forms.items[number];
    return view_of(stream->bytes.data + form->start, form->length);
}

#endif
