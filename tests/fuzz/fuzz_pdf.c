/* SPDX-License-Identifier: MIT */
/* What pdftotext prints of a file becomes an article. */
#include "fuzz.h"

#include "extract/extract.h"
#include "extract/helper.h"

#include <fcntl.h>
#include <unistd.h>

static const uint8_t *printed;
static size_t printed_length;

/* In the place of the program itself, which is not ours to fuzz. */
bool helper_start(struct helper *helper, char *const *arguments, int input) {
    (void)arguments, (void)input;
    *helper = (struct helper){.output = fuzz_memory_file(printed, printed_length), .status = HELPER_DONE};
    return true;
}

enum helper_status helper_end(struct helper *helper, bool whole) {
    close(helper->output);
    return whole ? HELPER_DONE : HELPER_FAILED;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static int nowhere = -1;
    if (nowhere < 0) nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    printed = data;
    printed_length = length;
    int file = fuzz_memory_file("%PDF-1.4", 8);
    fuzz_expect(extract_file(file, "a.pdf", nowhere));
    close(file);
    return 0;
}
