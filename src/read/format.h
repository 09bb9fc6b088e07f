/* SPDX-License-Identifier: MIT */
/** The formats that can be read: one function here, one row in format.c and suffixes in suffix.c each. */
#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include "read/input.h"

/**
 * Reads the articles of INPUT, which is open, and delivers them one by one. What is wrong with the input is reported
 * and LEDE_OK all the same; any other status ends the reading.
 */
typedef lede_status format_read_fn(struct input *input, struct reading *reading, lede_error *err);

/** Plain text: one article, all of it text. */
format_read_fn plain_read;

/** Markdown: one article, which may have front matter. Its marks stay in the text. */
format_read_fn markdown_read;

/** JSONL: one article a line. */
format_read_fn jsonl_read;

/** Whatever the worker reads: any number of articles. */
format_read_fn foreign_read;

/** Whether LINE is a JSON object, and what follows it therefore JSONL. Returns false when memory runs out. */
bool jsonl_is_object(bool *is_object, struct view line);

/** The reader of files with SUFFIX (letter case ignored; "" is plain text), or NULL. */
format_read_fn *format_for(const char *suffix);

/**
 * Finds the reader of what SOURCE gives by its first bytes: plain text where nothing else shows. Returns false when
 * memory runs out.
 */
bool format_of_content(format_read_fn **out, struct source *source);

#endif
