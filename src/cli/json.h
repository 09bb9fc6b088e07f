/* SPDX-License-Identifier: MIT */
/** JSON values of what the library tells. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <jansson.h>
#include <lede.h>
#include <stdio.h>

/** Version of every JSON object that lede prints; raised when a member changes its meaning or goes away. */
#define JSON_FORMAT_VERSION 1

/** Puts VALUE, which is taken over, into OBJECT. */
void json_put(json_t *object, const char *key, json_t *value);

/** Puts VALUE at the end of ARRAY, taking it over. */
void json_push(json_t *array, json_t *value);

/** TEXT as a string, with U+FFFD for each invalid byte; null for NULL. */
json_t *json_text(const char *text, size_t length);

/** As json_text() for a string. */
json_t *json_word(const char *text);

/** A count. */
json_t *json_count(uint64_t count);

/** "12.3", or "12" for ordinal 0. */
json_t *json_address(int64_t article, uint64_t ordinal);

/** What tells an article apart: id, key, title, date, language, source. */
json_t *json_article(const lede_article *article);

/** Puts where PASSAGE stands in the stored text: start, end, line, and page where the article has pages. */
void json_put_place(json_t *object, const lede_passage *passage);

/** SPANS as pairs. */
json_t *json_spans(const lede_span *spans, size_t count);

/** Prints VALUE on one line, which is safe for a terminal; frees it. */
void json_print(FILE *file, json_t *value);

#endif
