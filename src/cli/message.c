/* SPDX-License-Identifier: MIT */
/* Messages on standard error. */
#include "message.h"

#include "safe.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Room for a path (4096 bytes on Linux) with a message of the library (1024) around it; what is longer is cut. */
#define MESSAGE_SIZE 6144

/* Standard output is flushed first: merged into one file, both keep the order in which they were said. */
void complain(const char *format, ...) {
    char text[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fflush(stdout);
    fputs("lede: ", stderr);
    safe_puts(stderr, text);
    fputc('\n', stderr);
}

void complain_report(void *context, const lede_report *report) {
    if (context) ++*(uint64_t *)context;
    /* The subject is quoted: it may have spaces in it, or be empty. */
    if (!report->subject) complain("%s", report->message);
    else if (!report->line) complain("'%s': %s", report->subject, report->message);
    else complain("'%s', line %" PRIu64 ": %s", report->subject, report->line, report->message);
}

/* As the library fills in its errors, so that main() prints both in one way. */
lede_status fail(lede_error *err, lede_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
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
    default: break;
    }
    const char *description = strerrordesc_np(errnum);
    return description ? description : "error";
}

const char *plural(uint64_t number) { return number == 1 ? "" : "s"; }
