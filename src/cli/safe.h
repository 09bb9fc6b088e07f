/* SPDX-License-Identifier: MIT */
/** Text of foreign origin, made harmless for a terminal. */
#ifndef CLI_SAFE_H
#define CLI_SAFE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** What stands for a character that is not printed: U+FFFD. */
#define SAFE_REPLACEMENT "\xEF\xBF\xBD"

/** Decodes the first character of TEXT (LENGTH bytes, at least 1); *C is -1 for an invalid byte. Returns its length. */
size_t safe_decode(int32_t *c, const char *text, size_t length);

/** Decides about the character C, which is -1 for an invalid byte. */
typedef bool safe_test(int32_t c);

/** Whether a terminal shows C without obeying it: neither invalid, nor a control character, nor a bidi override. */
bool safe_char(int32_t c);

/** Bytes at the front of TEXT (LENGTH bytes) in whole characters that all pass TEST. */
size_t safe_run(const char *text, size_t length, safe_test *test);

/** As lede_text_step() for what safe_write() prints: an unsafe character takes the column of its replacement. */
size_t safe_step(const char *text, size_t length, int *columns);

/** Columns that safe_write() fills with TEXT (LENGTH bytes). */
size_t safe_width(const char *text, size_t length);

/** Writes to FILE what stands for the unsafe character C, which is -1 for an invalid byte. */
typedef void safe_instead(FILE *file, int32_t c);

/** Writes TEXT (LENGTH bytes), and INSTEAD of each unsafe character, line ends included, what that says. */
void safe_write_with(FILE *file, const char *text, size_t length, safe_instead *instead);

/** Writes TEXT (LENGTH bytes) on one line: each unsafe character, line ends included, becomes SAFE_REPLACEMENT. */
void safe_write(FILE *file, const char *text, size_t length);

/** As safe_write() for a string. */
void safe_puts(FILE *file, const char *text);

/** As safe_write() for text that holds line feeds, which are kept. */
void safe_write_lines(FILE *file, const char *text, size_t length);

/** As safe_puts() for a field of tab-separated values, END behind it: its tabs and line ends become spaces. NULL is
 * empty. */
void safe_write_cell(FILE *file, const char *text, char end);

#endif
