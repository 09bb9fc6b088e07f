/* SPDX-License-Identifier: MIT */
/* SHA-256 by nettle. */
#include "base/digest.h"

#include <nettle/sha2.h>

void digest_of(unsigned char out[DIGEST_SIZE], struct view bytes) {
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.length, (const unsigned char *)bytes.data);
    sha256_digest(&context, DIGEST_SIZE, out);
}

void digest_hex(char out[2 * DIGEST_SIZE + 1], const unsigned char digest[DIGEST_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < DIGEST_SIZE; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * DIGEST_SIZE] = '\0';
}
