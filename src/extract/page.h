/* SPDX-License-Identifier: MIT */
/** The article in a web page: its text without the page around it, and what the page says about it. */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

#include "base/buffer.h"
#include "model/date.h"

#include <lede.h>

/** Zero-initialise to start, page_release() to end. What is not known is empty. All is clean, valid UTF-8. */
struct page {
    struct buffer text;     /* LF only; blocks separated by a blank line; items of a list, rows of a table one a line */
    struct buffer title;    /* the headline, on one line, without the name of the site */
    struct buffer date;     /* of publication: YYYY-MM-DD in UTC, or YYYY-MM */
    struct buffer author;   /* names, on one line, separated by ", " */
    struct buffer source;   /* name of the site */
    struct buffer url;      /* canonical address, http or https */
    struct buffer language; /* primary subtag of BCP 47 in lower case: "en", "ru", "ko" */
};

/** Frees what PAGE owns and zeroes it. */
void page_release(struct page *page);

/**
 * Reads the article in HTML (UTF-8), which need not be valid in any way. No date behind TODAY is believed. A page
 * without an article gives an empty text. Returns LEDE_NO_MEMORY, or LEDE_BAD_INPUT where the page without its scripts
 * and embedded pictures is larger than 16 MiB or its tree larger than 256 MiB; OUT is empty then.
 */
lede_status page_read(struct page *out, struct view html, struct date today, lede_error *err);

#endif
