/* SPDX-License-Identifier: MIT */
/* Messages for the caller's lede_error. */
#include "base/error.h"

#include "base/mem.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_inside(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* Puts TEXT, LENGTH bytes, without its middle into OUT, which has ROOM bytes and is too small for it: the start says
   what failed, the end why. Cut at characters of UTF-8. */
static void shorten(char *out, size_t room, const char *text, size_t length) {
    static const char gap[] = "...";
    size_t head = room * 3 / 4, tail = length - (room - head - sizeof gap);
    while (head > 0 && is_inside(text[head])) head--;
    while (is_inside(text[tail])) tail++;
    memcpy(out, text, head);
    memcpy(out + head, gap, sizeof gap - 1);
    memcpy(out + head + sizeof gap - 1, text + tail, length - tail + 1);
}

__attribute__((format(printf, 4, 0))) static lede_status error_fill(lede_error *err, lede_status status, size_t offset,
                                                                    const char *format, va_list args) {
    if (!err) return status;
    err->status = status;
    err->offset = offset;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    if (length >= (int)sizeof err->message) {
        char *whole = mem_alloc((size_t)length + 1);
        /* Without memory the message stays as it is, without its end. */
        if (whole) {
            vsnprintf(whole, (size_t)length + 1, format, again);
            shorten(err->message, sizeof err->message, whole, (size_t)length);
        }
        mem_free(whole);
    }
    va_end(again);
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
