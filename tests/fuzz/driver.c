/* SPDX-License-Identifier: MIT */
/* Gives a fuzz target files: seeds, and what fuzzing has found. */

/*
 * The arguments are files, each an input; behind --lines each line of a file is one. Every input is given whole, then
 * cut and with some bytes changed, the same in every run.
 */
#include "base/buffer.h"
#include "fuzz.h"
#include "unit/random.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { VARIANTS = 20 };

static void try_variants(const char *data, size_t length) {
    struct buffer input = {0};
    LLVMFuzzerTestOneInput((const uint8_t *)data, length);
    random_state = length;
    for (int i = 0; i < VARIANTS && length > 0; i++) {
        buffer_clear(&input);
        buffer_append(&input, data, i % 4 == 0 ? random_below((unsigned)length) : length);
        for (unsigned k = random_below(6); k > 0 && input.length > 0; k--)
            input.data[random_below((unsigned)input.length)] = (char)random_below(256);
        LLVMFuzzerTestOneInput((const uint8_t *)buffer_str(&input), input.length);
    }
    buffer_release(&input);
}

static bool read_file(struct buffer *out, const char *path) {
    char bytes[65536];
    FILE *in = fopen(path, "rb");
    if (!in) return false;
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, in)) > 0;) buffer_append(out, bytes, length);
    fclose(in);
    return !out->failed;
}

static void try_lines(const struct buffer *file) {
    for (size_t at = 0; at < file->length;) {
        const char *end = memchr(file->data + at, '\n', file->length - at);
        size_t length = end ? (size_t)(end - file->data) - at : file->length - at;
        try_variants(file->data + at, length);
        at += length + 1;
    }
}

int main(int argc, char **argv) {
    bool lines = false;
    for (int i = 1; i < argc; i++) {
        struct buffer file = {0};
        if (strcmp(argv[i], "--lines") == 0) {
            lines = true;
            continue;
        }
        if (!read_file(&file, argv[i])) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        if (lines) try_lines(&file);
        else try_variants(buffer_str(&file), file.length);
        buffer_release(&file);
    }
    return 0;
}
