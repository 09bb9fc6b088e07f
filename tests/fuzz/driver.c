/* SPDX-License-Identifier: MIT */
/* Gives a fuzz target files: seeds, and what fuzzing has found. */

/*
 * The arguments are files, each an input; behind --lines each line of a file is one. Every input is given whole, then
 * cut and with some bytes changed, or as the target's own mutator changes it, the same in every run.
 */
#include "base/buffer.h"
#include "fuzz.h"
#include "unit/random.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { VARIANTS = 20 };

/* Only some targets have one. */
#pragma weak LLVMFuzzerCustomMutator

size_t LLVMFuzzerMutate(uint8_t *data, size_t length, size_t most) {
    if (length == 0 && most > 0) data[length++] = 'x';
    for (unsigned k = random_below(6); k > 0 && length > 0; k--)
        data[random_below((unsigned)length)] = (uint8_t)random_below(256);
    return random_below(4) == 0 && length > 0 ? random_below((unsigned)length) : length;
}

/* Gives the target LENGTH bytes at DATA as libFuzzer does: behind them is nothing that may be read. */
static void try_exactly(const void *data, size_t length) {
    uint8_t *input = malloc(length ? length : 1);
    fuzz_expect(input != NULL);
    if (length > 0) memcpy(input, data, length);
    LLVMFuzzerTestOneInput(input, length);
    free(input);
}

static void try_variant(const char *data, size_t length, unsigned seed) {
    size_t most = 2 * length + 4096;
    uint8_t *input = malloc(most);
    fuzz_expect(input != NULL);
    memcpy(input, data, length);
    random_state = length + seed;
    length = LLVMFuzzerCustomMutator ? LLVMFuzzerCustomMutator(input, length, most, (unsigned)length + seed)
                                     : LLVMFuzzerMutate(input, length, most);
    try_exactly(input, length);
    free(input);
}

static void try_variants(const char *data, size_t length) {
    try_exactly(data, length);
    for (unsigned i = 0; i < VARIANTS && length > 0; i++) try_variant(data, length, i * 1000003);
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
