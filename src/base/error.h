/* SPDX-License-Identifier: MIT */
/** Filling in the caller's lede_error: once, where the failure is known. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <lede.h>

/** Sets ERR (may be NULL) to STATUS with a printf message, cut at a character when too long. Returns STATUS. */
lede_status error_set(lede_error *err, lede_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** As error_set(), and says which byte of the query is meant. */
lede_status error_set_at(lede_error *err, lede_status status, size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** "cannot ACTION 'SUBJECT': REASON" with the text for ERRNUM in English; LEDE_IO, of ENOMEM LEDE_NO_MEMORY. */
lede_status error_set_errno(lede_error *err, int errnum, const char *action, const char *subject);

/** Says that there is no memory; returns LEDE_NO_MEMORY. */
static inline lede_status error_no_memory(lede_error *err) {
    error_set(err, LEDE_NO_MEMORY, "out of memory");
    return LEDE_NO_MEMORY;
}

/** What ERRNUM means, in lower case: "permission denied". Static storage; "error" where it is not known. */
const char *error_reason(int errnum);

#endif
