/* SPDX-License-Identifier: MIT */
/** Telling text from what only looks like a file of text. */
#ifndef READ_SNIFF_H
#define READ_SNIFF_H

#include "base/view.h"

/** How many bytes of a file are worth looking at before the rest is read. */
#define SNIFF_SIZE ((size_t)64 << 10)

/** Whether HEAD, the first bytes of a file, may be those of UTF-8 text that is no markup. */
bool sniff_is_text(struct view head);

/**
 * What HEAD, the first bytes of a file, shows it to be instead of any text, as the end of a message: "is a PNG image,
 * which is not supported". NULL when nothing shows. Static storage.
 */
const char *sniff_refusal(struct view head);

/** Whether HEAD begins as a page of HTML does. */
bool sniff_is_html(struct view head);

/**
 * Whether RAW, with INVALID bytes or broken characters in it, is text in another encoding rather than UTF-8 with some
 * damage.
 */
bool sniff_foreign(struct view raw, size_t invalid);

/** What a text has beyond ASCII. */
struct sniff_runs {
    size_t valid;   /* characters of UTF-8 */
    size_t invalid; /* runs of other bytes, as utf8_decode() finds them */
};

/** Counts what RAW has beyond ASCII. */
struct sniff_runs sniff_runs(struct view raw);

/** Whether RAW is not UTF-8 with a little damage: it has more than a few broken characters, or no more good ones. */
bool sniff_is_foreign(struct view raw);

#endif
