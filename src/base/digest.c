/* SPDX-License-Identifier: MIT */
/* SHA-256 by libmd. */
#include "base/digest.h"

#include <stdint.h>
/* sha2.h wants the fixed-width types before it. */
#include <sha2.h>

void digest_of(unsigned char out[DIGEST_SIZE], struct view bytes) {
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.data, bytes.length);
    SHA256Final(out, &context);
}

void digest_hex(char out[2 * DIGEST_SIZE + 1], const unsigned char digest[DIGEST_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < DIGEST_SIZE; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * DIGEST_SIZE] = '\0';
}
