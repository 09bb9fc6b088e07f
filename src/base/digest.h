/* SPDX-License-Identifier: MIT */
/** SHA-256 of bytes. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/view.h"

#define DIGEST_SIZE 32

/** Writes the SHA-256 (FIPS 180-4) of BYTES to OUT. */
void digest_of(unsigned char out[DIGEST_SIZE], struct view bytes);

/** Writes DIGEST as 64 lower-case hexadecimal digits and a NUL. */
void digest_hex(char out[2 * DIGEST_SIZE + 1], const unsigned char digest[DIGEST_SIZE]);

#endif
