/* SPDX-License-Identifier: MIT */
/** Where results go: a file, a pipe, or a terminal with a pager in front of it. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <lede.h>
#include <stdio.h>
#include <sys/types.h>

/** Standard output; output_open() to start, output_close() to end. */
struct output {
    FILE *file;
    bool terminal; /* a person reads it, through a pager or not */
    bool color;
    bool lost;      /* output_flush() has failed */
    size_t columns; /* width that lines are wrapped to */
    char *folder;   /* current folder with a slash behind it, or NULL; owned */
    pid_t pager;    /* its process, or 0 */
};

/** What a run of text is, which decides how a terminal shows it. */
enum style { STYLE_TITLE, STYLE_MATCH, STYLE_ADDRESS, STYLE_FAINT };

/** Looks at the terminal; COLOR is an enum color. */
void output_open(struct output *out, int color);

/** Whether bars may be made of Unicode's blocks: not where the console or the locale's encoding has none. */
bool output_has_blocks(void);

/** Sends what follows through the pager, when a person reads it and wants one. Further calls do nothing. */
void output_page(struct output *out);

/** Hands over all that was printed. Fails with LEDE_IO when not all was written. */
lede_status output_flush(struct output *out, lede_error *err);

/** Flushes, waits for the pager. Fails with LEDE_IO when not all was written, unless output_flush() told so. */
lede_status output_close(struct output *out, lede_error *err);

/** Starts STYLE when colour is on. */
void output_style(const struct output *out, enum style style);

/** Back to ordinary text. */
void output_plain(const struct output *out);

/** Prints the address of passage ORDINAL of ARTICLE and where PASSAGE starts: "12.3  page 2, line 17". */
void output_address(const struct output *out, int64_t article, uint64_t ordinal, const lede_passage *passage);

/** Prints TEXT in STYLE, without control characters. */
void output_styled(const struct output *out, enum style style, const char *text);

#endif
