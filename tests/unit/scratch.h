/* SPDX-License-Identifier: MIT */
/** A scratch folder with a corpus, for tests that need the whole library. */
#ifndef UNIT_SCRATCH_H
#define UNIT_SCRATCH_H

#include "base/buffer.h"

#include <lede.h>
#include <stdint.h>

/** Made by scratch_open(), for a group or a single test. */
struct scratch {
    char folder[64];
    char corpus_path[128];
    lede_corpus *corpus;
};

/** Makes a folder with an empty corpus in it. */
void scratch_open(struct scratch *scratch);

/** Closes the corpus, deletes the folder. */
void scratch_close(struct scratch *scratch);

/** Writes CONTENT to file NAME of the folder; returns its path, valid until the next call. */
const char *scratch_write(struct scratch *scratch, const char *name, struct view content);

/** Runs SQL on the file at PATH, past the library; asserts that this works. */
void scratch_execute(const char *path, const char *sql);

/** The number that SQL gives when it asks the file at PATH, past the library. */
int64_t scratch_number(const char *path, const char *sql);

/** Adds PATH to the corpus and returns the counts; asserts that this works. */
lede_add_counts scratch_add(struct scratch *scratch, const char *path);

#endif
