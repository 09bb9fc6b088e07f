/* SPDX-License-Identifier: MIT */
/* A foreign file of any format, told by its first bytes, is read as the worker does. */
#include "fuzz.h"

#include "extract/detect.h"
#include "extract/extract.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* Formats that only a name tells: each input is read as a page, then as the one that its length chooses. */
static const char *const names[] = {"a", "a.eml", "a.mbox", "a.xml", "a.warc", "a.txt", "a.rtf"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static int nowhere = -1;
    if (nowhere < 0) {
        nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        detect_prepare();
    }
    /* That would start pdftotext, which is not ours to fuzz. */
    if (length >= 4 && data[0] == '%' && data[1] == 'P') return 0;
    int file = memfd_create("input", MFD_CLOEXEC);
    fuzz_expect(file >= 0 && write(file, data, length) == (ssize_t)length && lseek(file, 0, SEEK_SET) == 0);
    extract_file(file, "a.html", nowhere);
    extract_file(file, names[length % (sizeof names / sizeof *names)], nowhere);
    close(file);
    return 0;
}
