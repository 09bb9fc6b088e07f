/* SPDX-License-Identifier: MIT */
/* The table of suffixes. */
#include "read/suffix.h"

#include "base/view.h"

static const char *const plain[] = {".txt", ".text", NULL};
static const char *const markdown[] = {".md", ".markdown", NULL};
static const char *const jsonl[] = {".jsonl", ".ndjson", NULL};
static const char *const foreign[] = {".html", ".htm",  ".xhtml", ".mht",  ".mhtml", ".pdf", ".rtf",  ".docx",
                                      ".odt",  ".epub", ".fb2",   ".docm", ".pptx",  ".odp", ".srt",  ".vtt",
                                      ".eml",  ".mbox", ".xml",   ".rss",  ".atom",  ".rdf", ".warc", ".zip",
                                      ".tar",  ".tgz",  ".gz",    ".bz2",  ".xz",    ".zst", ".7z",   NULL};

static const char *const *const suffixes[] = {
    [SUFFIX_PLAIN] = plain,
    [SUFFIX_MARKDOWN] = markdown,
    [SUFFIX_JSONL] = jsonl,
    [SUFFIX_FOREIGN] = foreign,
};

/* ".markdown" has 9 bytes, few types have more; "Dr. Smith" and "2024.05.31" have none. */
static const size_t suffix_max = 10;

/* Letters of ASCII, which is all that suffixes of file types have. */
static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

const char *suffix_of(const char *name) {
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name) return "";
    bool letter = false;
    for (const char *at = dot + 1; *at; at++) {
        if (*at <= ' ' || *at >= 0x7F) return "";
        letter = letter || is_letter(*at);
    }
    return letter && strlen(dot) <= suffix_max ? dot : "";
}

enum suffix_kind suffix_kind(const char *suffix) {
    if (!*suffix) return SUFFIX_PLAIN;
    for (int kind = SUFFIX_PLAIN; kind < SUFFIX_UNKNOWN; kind++)
        for (const char *const *own = suffixes[kind]; *own; own++)
            if (view_equal_letters(view_str(*own), view_str(suffix))) return (enum suffix_kind)kind;
    return SUFFIX_UNKNOWN;
}
