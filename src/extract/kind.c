/* SPDX-License-Identifier: MIT */
/* The tables of foreign formats. */
#include "extract/kind.h"

#include "extract/detect.h"
#include "read/sniff.h"
#include "read/suffix.h"

/* What is told by its first bytes. */
static const struct {
    const char *bytes;
    size_t length;
    struct kind kind;
} signatures[] = {
#ifdef LEDE_DOCUMENT
    {"PK\x03\x04", 4, {.read = zip_read}},
#endif
#ifdef LEDE_ARCHIVE
    {"PK\x03\x04", 4, {.read = container_read}},
    {"PK\x05\x06", 4, {.read = container_read}},
    {"\x1F\x8B", 2, {.read = container_read}},
    {"BZh", 3, {.read = container_read}},
    {"\xFD"
     "7zXZ",
     5,
     {.read = container_read}},
    {"\x28\xB5\x2F\xFD", 4, {.read = container_read}},
    {"7z\xBC\xAF\x27\x1C", 6, {.read = container_read}},
#endif
    {"%PDF-", 5, {.read = pdf_read}},
    {"{\\rtf", 5, {.read = rtf_read}},
    {"WARC/", 5, {.stream = warc_read}},
    {"HWP Document File", 17, {.refusal = "HWP is not supported"}},
};

/* What is told by its name, whatever its bytes are: formats without a signature, and those that somebody will try. */
static const struct {
    const char *suffix;
    struct kind kind;
} names[] = {
    {".eml", {.read = mail_read}},
    {".mht", {.read = mail_read}},
    {".mhtml", {.read = mail_read}},
    {".mbox", {.stream = mbox_read}},
    {".hwp", {.refusal = "HWP is not supported"}},
    {".hwpx", {.refusal = "HWPX is not supported"}},
    {".doc", {.refusal = "DOC is not supported: save it as DOCX"}},
    {".xls", {.refusal = "XLS is not supported"}},
    {".ppt", {.refusal = "PPT is not supported"}},
    {".msg", {.refusal = "MSG is not supported: save it as EML"}},
    {".djvu", {.refusal = "DjVu is not supported"}},
    {".mobi", {.refusal = "MOBI is not supported"}},
    {".azw3", {.refusal = "AZW3 is not supported"}},
    {".arc", {.refusal = "ARC is not supported, WARC is"}},
};

#ifdef LEDE_ARCHIVE
/* A tar file has its signature within its first header (POSIX pax, "ustar Interchange Format"). */
static bool is_tar(struct view head) { return head.length > 262 && memcmp(head.data + 257, "ustar", 5) == 0; }
#endif

/* What Office calls encrypted is a file of the old kind with the new suffix. */
static bool is_encrypted(struct view head, const char *suffix) {
    return view_starts(head, view_str("\xD0\xCF\x11\xE0")) && view_equal_letters(view_str(suffix), view_str(".docx"));
}

struct kind kind_of(struct view head, const char *name) {
    const char *suffix = suffix_of(name);
#ifdef LEDE_ARCHIVE
    if (is_tar(head)) return (struct kind){.read = container_read};
#endif
#ifndef LEDE_DOCUMENT
    static const char *const documents[] = {".docx", ".docm", ".pptx", ".odt", ".odp", ".epub"};
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (view_equal_letters(view_str(suffix), view_str(documents[i])))
            return (struct kind){.refusal = "is not supported by this build: see 'lede help formats'"};
#endif
    if (is_encrypted(head, suffix)) return (struct kind){.refusal = "is encrypted"};
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (view_starts(head, view_of(signatures[i].bytes, signatures[i].length))) return signatures[i].kind;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (view_equal_letters(view_str(suffix), view_str(names[i].suffix))) return names[i].kind;
    if (view_starts(head, view_str("From "))) return (struct kind){.stream = mbox_read};
    /* Some PDFs have something before their signature; readers look for it in the first kilobyte. */
    if (memmem(head.data, head.length < 1024 ? head.length : 1024, "%PDF-", 5)) return (struct kind){.read = pdf_read};
    const char *refusal = sniff_refusal(head);
    /* UTF-16 that is not Latin looks binary. */
    if (refusal && !detect_is_wide_text(head)) return (struct kind){.refusal = refusal};
    return (struct kind){.read = text_read};
}
