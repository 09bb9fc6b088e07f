/* SPDX-License-Identifier: MIT */
/* Telling text from other bytes by signatures, control characters or broken UTF-8. */
#include "read/sniff.h"

#include "text/utf8.h"

#define UNSUPPORTED(kind) "is " kind ", which is not supported"

/* Signatures as the "magic" database of file(1) has them, those left out that could begin a text. */
static const struct {
    const char *bytes;
    size_t length;
    const char *refusal;
} signatures[] = {
    {"%PDF-", 5, UNSUPPORTED("a PDF file")},
    {"PK\x03\x04", 4, UNSUPPORTED("a ZIP file (or a DOCX, ODT or EPUB file)")},
    {"PK\x05\x06", 4, UNSUPPORTED("an empty ZIP file")},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, UNSUPPORTED("an old Microsoft Office file")},
    {"{\\rtf", 5, UNSUPPORTED("an RTF file")},
    {"%!PS", 4, UNSUPPORTED("a PostScript file")},
    {"\x89PNG\r\n", 6, UNSUPPORTED("a PNG image")},
    {"\xFF\xD8\xFF", 3, UNSUPPORTED("a JPEG image")},
    {"GIF87a", 6, UNSUPPORTED("a GIF image")},
    {"GIF89a", 6, UNSUPPORTED("a GIF image")},
    {"\x1F\x8B", 2, UNSUPPORTED("a gzip file")},
    {"\xFD"
     "7zXZ",
     5, UNSUPPORTED("an xz file")},
    {"\x28\xB5\x2F\xFD", 4, UNSUPPORTED("a zstd file")},
    {"7z\xBC\xAF\x27\x1C", 6, UNSUPPORTED("a 7z file")},
    {"Rar!\x1A\x07", 6, UNSUPPORTED("a RAR file")},
    {"\x7F"
     "ELF",
     4, UNSUPPORTED("a program")},
    {"SQLite format 3", 16, UNSUPPORTED("an SQLite database")},
};

/* A stray control character is repaired; more than this share of them, behind the first few, is no text. Text coloured
   for a terminal has about one in 40; of random bytes one in 9 is a control character, of programs one in 3. */
static const size_t controls_few = 8;
static const size_t bytes_per_control = 32;

/* In text that is UTF-8, a damaged download leaves some broken characters. French or German in Latin-1 has one in 20 to
   60 letters broken and stays readable; Russian in windows-1251 or Korean in EUC-KR has nearly all. */
static const size_t broken_few = 8;
static const size_t letters_per_broken = 5;

/* Signatures are at the very start, unlike marks of text, which may stand behind white space. */
static const char *by_signature(struct view head) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (view_starts(head, view_of(signatures[i].bytes, signatures[i].length))) return signatures[i].refusal;
    return NULL;
}

/* HTML is text, but its tags must not be indexed as words. */
bool sniff_is_html(struct view head) {
    static const char *const openings[] = {"<!doctype html", "<html"};
    size_t mark = utf8_mark_size(head);
    struct view text = view_trim(view_of(head.data + mark, head.length - mark));
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        struct view opening = view_str(openings[i]);
        if (text.length >= opening.length && view_equal_letters(view_of(text.data, opening.length), opening))
            return true;
    }
    return false;
}

/* Whether HEAD starts with the byte-order mark of UTF-16, or of UTF-32, in either order. */
static bool has_wide_mark(struct view head) {
    static const char *const marks[] = {"\xFF\xFE", "\xFE\xFF"};
    return view_starts(head, view_str(marks[0])) || view_starts(head, view_str(marks[1])) ||
           view_starts(head, view_of("\0\0\xFE\xFF", 4));
}

/* UTF-16 without a mark shows in Latin text: a NUL in every second byte, nearly none in the others. In other scripts it
   looks binary. */
static bool is_utf16(struct view head) {
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < head.length; i++) nuls[i % 2] += head.data[i] == '\0';
    /* In which half they are depends on the byte order; both are meant. */
    size_t more = nuls[0] > nuls[1] ? nuls[0] : nuls[1], fewer = nuls[0] + nuls[1] - more;
    return head.length >= 4 && more > head.length / 3 && fewer <= more / 16;
}

/* Control characters apart from white space, which in C includes vertical tab and form feed. */
static bool is_binary(struct view head) {
    size_t controls = 0;
    for (size_t i = 0; i < head.length; i++) {
        unsigned char byte = (unsigned char)head.data[i];
        controls += (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
    }
    return controls > controls_few + head.length / bytes_per_control;
}

const char *sniff_refusal(struct view head) {
    if (head.length > SNIFF_SIZE) head.length = SNIFF_SIZE;
    const char *refusal = by_signature(head);
    return refusal || !is_binary(head) ? refusal : "looks like a binary file";
}

bool sniff_is_text(struct view head) {
    if (head.length > SNIFF_SIZE) head.length = SNIFF_SIZE;
    return !sniff_refusal(head) && !view_starts(head, view_str("<?xml")) && !sniff_is_html(head) &&
           !has_wide_mark(head) && !is_utf16(head);
}

bool sniff_foreign(struct view raw, size_t invalid) {
    if (invalid <= broken_few) return false;
    size_t letters = 0;
    for (size_t i = 0; i < raw.length; i++) {
        unsigned char byte = (unsigned char)raw.data[i];
        unsigned char lower = byte | 0x20;
        letters += byte >= 0x80 || (lower >= 'a' && lower <= 'z');
    }
    return invalid > letters / letters_per_broken;
}

struct sniff_runs sniff_runs(struct view raw) {
    struct sniff_runs runs = {0};
    for (size_t at = 0; at < raw.length;) {
        int32_t c = (unsigned char)raw.data[at];
        if (c < 0x80) {
            at++;
            continue;
        }
        at += utf8_decode(&c, raw.data + at, raw.length - at);
        runs.invalid += c < 0;
        runs.valid += c >= 0;
    }
    return runs;
}

bool sniff_is_foreign(struct view raw) {
    struct sniff_runs runs = sniff_runs(raw);
    return runs.invalid > broken_few || runs.invalid > runs.valid;
}
