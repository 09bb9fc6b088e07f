/* SPDX-License-Identifier: MIT */
/* Quoting by the rules of the POSIX shell, section 2.2. */
#include "shell.h"

#include "safe.h"

#include <string.h>

/* ASCII characters that mean nothing to a shell anywhere in a word. */
#define HARMLESS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:,+@%"

/* Bytes beyond ASCII are letters for every shell. */
static int needs_quotes(const char *text) {
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x80 && !strchr(HARMLESS, *at)) return 1;
    return *text == '\0';
}

void shell_quote(FILE *file, const char *text) {
    if (!needs_quotes(text)) {
        safe_puts(file, text);
        return;
    }
    fputc('\'', file);
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "'");
        safe_write(file, at, plain);
        at += plain;
        if (*at) {
            /* Nothing is special in single quotes, so that one of them has to stand outside. */
            fputs("'\\''", file);
            at++;
        }
    }
    fputc('\'', file);
}
