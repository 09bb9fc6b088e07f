/* SPDX-License-Identifier: MIT */
/* Messages for the caller's lede_error. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message that did not fit is cut back to the start of a UTF-8 character. */
static void cut_at_character(char *message, size_t capacity) {
    size_t end = capacity - 1;
    while (end > 0 && ((unsigned char)message[end] & 0xC0) == 0x80) end--;
    message[end] = '\0';
}

__attribute__((format(printf, 4, 0))) static lede_status error_fill(lede_error *err, lede_status status, size_t offset,
                                                                    const char *format, va_list args) {
    if (!err) return status;
    err->status = status;
    err->offset = offset;
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    if (length >= (int)sizeof err->message) {
        /* vsnprintf wrote a NUL over the byte at which the cut is decided: any full character before it will do. */
        err->message[sizeof err->message - 1] = (char)0x80;
        cut_at_character(err->message, sizeof err->message);
    }
    return status;
}

lede_status error_set(lede_error *err, lede_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    error_fill(err, status, LEDE_NO_OFFSET, format, args);
    va_end(args);
    return status;
}

lede_status error_set_at(lede_error *err, lede_status status, size_t offset, const char *format, ...) {
    va_list args;
    va_start(args, format);
    error_fill(err, status, offset, format, args);
    va_end(args);
    return status;
}

lede_status error_set_errno(lede_error *err, int errnum, const char *action, const char *subject) {
    return error_set(err, errnum == ENOMEM ? LEDE_NO_MEMORY : LEDE_IO, "cannot %s '%s': %s", action, subject,
                     error_reason(errnum));
}

const char *error_reason(int errnum) {
    static const struct {
        int errnum;
        const char *reason;
    } known[] = {
        {ENOENT, "no such file or folder"},
        {EACCES, "permission denied"},
        {EPERM, "operation not permitted"},
        {ELOOP, "a loop of symbolic links"},
        {ENOTDIR, "a part of the path is not a folder"},
        {EISDIR, "is a folder"},
        {ENAMETOOLONG, "the name is too long"},
        {EMFILE, "too many open files"},
        {ENFILE, "too many open files in the system"},
        {ENOSPC, "no space left on the device"},
        {EROFS, "the file system is read-only"},
        {EIO, "input or output error"},
        {EFBIG, "the file is too large"},
        {EDQUOT, "the disk quota is used up"},
        {ENOMEM, "out of memory"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].errnum == errnum) return known[i].reason;
    const char *name = strerrordesc_np(errnum);
    return name ? name : "error";
}
