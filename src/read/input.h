/* SPDX-License-Identifier: MIT */
/** One input on its way from a path to its articles. */
#ifndef READ_INPUT_H
#define READ_INPUT_H

#include "read/sidecar.h"
#include "read/source.h"
#include "read/stamp.h"

/** A file as it was found, before it is opened. Borrowed. */
struct found {
    const char *subject; /* path as the caller would name it */
    const char *key;     /* absolute path */
    const struct stat *status;
    bool named; /* by the caller, who may name a symbolic link; else found in a folder */
};

/** An input that is being read. Zero-initialise to start, input_close() to end. */
struct input {
    const char *subject; /* borrowed */
    bool is_stdin;
    bool no_suffix; /* taken for text by default */
    bool foreign;   /* its bytes are no UTF-8 text: only the worker can read it */
    struct source source;
    struct stat status; /* when it was opened */
    struct sidecar sidecar;
    struct read_origin origin; /* its stamp is STAMP, its key is borrowed */
    char stamp[STAMP_SIZE];
};

/**
 * Opens what was FOUND for reading, after asking whether it is in the corpus already. *OPENED is false when there is
 * nothing to do: it is unchanged, or was reported as not readable.
 */
lede_status input_open(bool *opened, struct input *input, struct reading *reading, const struct found *found,
                       lede_error *err);

/** Makes INPUT the standard input. */
void input_open_stdin(struct input *input);

/** Closes and frees what INPUT holds. */
void input_close(struct input *input);

/**
 * To be called when the whole of INPUT was read: where it was changed meanwhile, that is reported, the stamp becomes
 * "", and the result is false.
 */
bool input_settle(struct input *input, struct reading *reading);

/** Reports why INPUT cannot be read on, which is not SOURCE_GOOD; LEDE_OK but for SOURCE_NO_MEMORY. */
lede_status input_refuse(struct input *input, struct reading *reading, enum source_status why, lede_error *err);

/** Looks at the first bytes of INPUT; clears *USABLE when it is empty, which is reported, or found to be foreign. */
lede_status input_sniff(bool *usable, struct input *input, struct reading *reading, lede_error *err);

/**
 * Takes the whole of INPUT, which is to become one article. *OUT is valid until input_close(), and empty when the
 * input was reported as not usable, or found to be foreign.
 */
lede_status input_all(struct view *out, struct input *input, struct reading *reading, lede_error *err);

#endif
