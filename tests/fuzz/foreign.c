/* SPDX-License-Identifier: MIT */
/* A foreign file is read as the worker does: each line of its answer has to be JSON. */
#include "foreign.h"

#include "base/buffer.h"
#include "extract/detect.h"
#include "extract/extract.h"
#include "fuzz.h"

#include <jansson.h>
#include <string.h>
#include <unistd.h>

static void expect_json(struct view line) {
    json_error_t error;
    json_t *object = json_loadb(line.data, line.length, JSON_ALLOW_NUL, &error);
    fuzz_expect(json_is_object(object));
    json_decref(object);
}

static void expect_answer(int answer) {
    struct buffer all = {0};
    char bytes[65536];
    lseek(answer, 0, SEEK_SET);
    for (ssize_t got; (got = read(answer, bytes, sizeof bytes)) > 0;) buffer_append(&all, bytes, (size_t)got);
    for (size_t at = 0; at < all.length;) {
        const char *end = memchr(all.data + at, '\n', all.length - at);
        fuzz_expect(end != NULL);
        size_t length = (size_t)(end - all.data) - at;
        if (length > 0) expect_json(view_of(all.data + at, length));
        at += length + 1;
    }
    buffer_release(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static bool prepared;
    if (!prepared) detect_prepare();
    prepared = true;
    /* That would start pdftotext, which is not ours to fuzz. */
    if (memmem(data, length < 1024 ? length : 1024, "%PDF-", 5)) return 0;
    for (const char *const *name = foreign_names; *name; name++) {
        int file = fuzz_memory_file(data, length), answer = fuzz_memory_file("", 0);
        fuzz_expect(extract_file(file, *name, answer));
        expect_answer(answer);
        close(file);
        close(answer);
    }
    return 0;
}
