/* SPDX-License-Identifier: MIT */
/* The SQL function lede_sum(). */
#include "store/checksum.h"

#include "base/buffer.h"
#include "base/digest.h"

#include <stdint.h>

static void append_number(struct buffer *out, uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) buffer_append_byte(out, (char)(number >> shift & 0xFF));
}

/* Type and length go first, so that no two rows give the same bytes. */
static void append_value(struct buffer *out, sqlite3_value *value) {
    int type = sqlite3_value_type(value);
    buffer_append_byte(out, (char)type);
    if (type == SQLITE_INTEGER) append_number(out, (uint64_t)sqlite3_value_int64(value));
    if (type == SQLITE_INTEGER || type == SQLITE_NULL) return;
    const char *data = sqlite3_value_blob(value);
    size_t length = (size_t)sqlite3_value_bytes(value);
    append_number(out, length);
    if (data) buffer_append(out, data, length);
}

static void lede_sum(sqlite3_context *result, int count, sqlite3_value **values) {
    struct buffer bytes = {0};
    unsigned char digest[DIGEST_SIZE];
    uint64_t sum = 0;
    for (int i = 0; i < count; i++) append_value(&bytes, values[i]);
    digest_of(digest, buffer_view(&bytes));
    for (int i = 0; i < 8; i++) sum = sum << 8 | digest[i];
    if (bytes.failed) sqlite3_result_error_nomem(result);
    else sqlite3_result_int64(result, (int64_t)sum);
    buffer_release(&bytes);
}

int checksum_register(sqlite3 *db) {
    return sqlite3_create_function_v2(db, "lede_sum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                      lede_sum, NULL, NULL, NULL);
}
