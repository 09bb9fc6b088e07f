/* SPDX-License-Identifier: MIT */
/** The text by which an input is recognised as unchanged without opening it. */
#ifndef READ_STAMP_H
#define READ_STAMP_H

#include "read/sidecar.h"

/** Bytes that a stamp takes at most: five decimal numbers of up to 20 digits, a digest of 16, letters between. */
#define STAMP_SIZE 160

/**
 * Writes the stamp of an input with STATUS and SIDECAR, read with the fields set in READING. It is "" when one of the
 * two files is so young that a later change could leave the same stamp, or when SIDECAR could not be read.
 */
void stamp_make(char out[STAMP_SIZE], const struct stat *status, const struct sidecar *sidecar,
                const struct reading *reading);

/** Whether A and B, of the same file, show the same size and time. */
bool stamp_same(const struct stat *a, const struct stat *b);

#endif
