/* SPDX-License-Identifier: MIT */
/* Reading up to the end. */
#include "whole.h"

#include "memory.h"
#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

lede_status whole_read(char **text, size_t *length, const char *path, lede_error *err) {
    enum { BLOCK = 65536 };
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    *text = NULL;
    *length = 0;
    if (!file) return fail(err, LEDE_IO, "cannot open '%s': %s", path, system_reason(errno));
    size_t got;
    do {
        *text = memory_resized(*text, *length + BLOCK + 1);
        got = fread(*text + *length, 1, BLOCK, file);
        *length += got;
    } while (got > 0);
    (*text)[*length] = '\0';
    lede_status status = LEDE_OK;
    if (ferror(file)) status = fail(err, LEDE_IO, "cannot read '%s': %s", path, system_reason(errno));
    if (file != stdin) fclose(file);
    return status;
}
