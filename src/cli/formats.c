/* SPDX-License-Identifier: MIT */
/* The formats that this build reads. */
#include "formats.h"

#include <stdbool.h>

/* What the build found; the same definitions decide what the worker has in it. */
#ifdef LEDE_GUMBO
#define HAVE_WORKER true
#else
#define HAVE_WORKER false
#endif
#ifdef LEDE_XML
#define HAVE_XML true
#else
#define HAVE_XML false
#endif
#ifdef LEDE_ARCHIVE
#define HAVE_ARCHIVE true
#else
#define HAVE_ARCHIVE false
#endif

/* In the order of how common they are among articles. */
static const struct {
    const char *name, *suffixes;
    bool present;
    const char *remark; /* or NULL */
} formats[] = {
    {"plain text", ".txt .text", true, NULL},
    {"Markdown", ".md .markdown", true, NULL},
    {"JSONL", ".jsonl .ndjson", true, NULL},
    {"text in another encoding", "", HAVE_WORKER, NULL},
    {"web pages", ".html .htm .xhtml .mht .mhtml", HAVE_WORKER, NULL},
    {"PDF", ".pdf", HAVE_WORKER, "needs the program pdftotext"},
    {"Word, OpenDocument", ".docx .docm .odt", HAVE_WORKER &&HAVE_XML &&HAVE_ARCHIVE, NULL},
    {"presentations", ".pptx .odp", HAVE_WORKER &&HAVE_XML &&HAVE_ARCHIVE, NULL},
    {"FictionBook", ".fb2", HAVE_WORKER &&HAVE_XML, NULL},
    {"subtitles", ".srt .vtt", HAVE_WORKER, NULL},
    {"books", ".epub", HAVE_WORKER &&HAVE_XML &&HAVE_ARCHIVE, NULL},
    {"RTF", ".rtf", HAVE_WORKER, NULL},
    {"mail", ".eml .mbox", HAVE_WORKER, "attachments are not read"},
    {"feeds", ".xml .rss .atom .rdf", HAVE_WORKER &&HAVE_XML, NULL},
    {"web archives", ".warc", HAVE_WORKER, NULL},
    {"archives of these", ".zip .tar .tgz .gz .bz2 .xz .zst .7z", HAVE_WORKER &&HAVE_ARCHIVE, NULL},
};

void formats_print(FILE *file) {
    fprintf(file, "lede reads these formats, by what is in a file as much as by its suffix:\n\n");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        fprintf(file, "  %-26s%s", formats[i].name, formats[i].suffixes);
        if (!formats[i].present) fprintf(file, "%snot in this build", *formats[i].suffixes ? "  " : "");
        else if (formats[i].remark) fprintf(file, "  %s", formats[i].remark);
        fputc('\n', file);
    }
    fprintf(file, "\nA file of another type is read where it is text and was named; in a folder it is\n"
                  "counted. 'lede extract FILE' shows what is read.\n");
}
