/* SPDX-License-Identifier: MIT */
/* Messages on standard error. */
#include "message.h"

#include "safe.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Standard output is flushed first: merged into one file, both keep the order in which they were said. Most messages
   need no memory, which may be what they are about; without it a long one loses its end. */
__attribute__((format(printf, 1, 0))) static void complain_args(const char *format, va_list args) {
    char start[1024], *whole = NULL;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(start, sizeof start, format, args);
    if (length >= (int)sizeof start && vasprintf(&whole, format, again) < 0) whole = NULL;
    va_end(again);
    fflush(stdout);
    fputs("lede: ", stderr);
    safe_puts(stderr, whole ? whole : start);
    fputc('\n', stderr);
    free(whole);
}

void complain(const char *format, ...) {
    va_list args;
    va_start(args, format);
    complain_args(format, args);
    va_end(args);
}

void complain_report(void *context, const lede_report *report) {
    if (context) ++*(uint64_t *)context;
    /* The subject is quoted: it may have spaces in it, or be empty. */
    if (!report->subject) complain("%s", report->message);
    else if (!report->line) complain("'%s': %s", report->subject, report->message);
    else complain("'%s', line %" PRIu64 ": %s", report->subject, report->line, report->message);
}

/* As the library fills in its errors, so that main() prints both in one way. What has no room there, because a user
   gave a page where a word was expected, is told at once. */
lede_status fail(lede_error *err, lede_status status, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    if (vsnprintf(err->message, sizeof err->message, format, args) >= (int)sizeof err->message) {
        err->message[0] = '\0';
        complain_args(format, again);
    }
    va_end(again);
    va_end(args);
    err->status = status;
    err->offset = LEDE_NO_OFFSET;
    return status;
}

/* The library has a longer table of its own for what it opens; these are the ones that users meet here. */
const char *system_reason(int errnum) {
    switch (errnum) {
    case ENOENT: return "no such file or folder";
    case EACCES: return "permission denied";
    case EISDIR: return "is a folder";
    case ENOTDIR: return "a part of the path is not a folder";
    case ENOSPC: return "no space left on the device";
    case EROFS: return "the file system is read-only";
    case EIO: return "input or output error";
    case ENOMEM: return "out of memory";
    default: break;
    }
    const char *description = strerrordesc_np(errnum);
    return description ? description : "error";
}

const char *plural(uint64_t number) { return number == 1 ? "" : "s"; }
