/* SPDX-License-Identifier: MIT */
/* JSON values of what the library tells. */
#include "json.h"

#include "memory.h"
#include "safe.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Significant digits of real numbers: scores have at most four behind the point. */
#define REAL_DIGITS 12

void json_put(json_t *object, const char *key, json_t *value) {
    if (json_object_set_new_nocheck(object, key, value) != 0) memory_exhausted();
}

void json_push(json_t *array, json_t *value) {
    if (json_array_append_new(array, value) != 0) memory_exhausted();
}

/* For safe_run(): JSON may hold any character, escaped where it must be, but no byte that is none. */
static bool is_valid(int32_t c) { return c >= 0; }

/* A copy of TEXT with its invalid bytes replaced, freed by the caller; *LENGTH becomes that of the copy. */
static char *repaired(const char *text, size_t *length) {
    const size_t replacement = sizeof SAFE_REPLACEMENT - 1;
    char *copy = memory_zeroed(*length, replacement), *end = copy;
    for (size_t at = 0; at < *length; at++) {
        size_t run = safe_run(text + at, *length - at, is_valid);
        memcpy(end, text + at, run);
        end += run;
        at += run;
        if (at == *length) break;
        memcpy(end, SAFE_REPLACEMENT, replacement);
        end += replacement;
    }
    *length = (size_t)(end - copy);
    return copy;
}

json_t *json_text(const char *text, size_t length) {
    if (!text) return json_null();
    /* NULL for what is no UTF-8, or for want of memory, which the second attempt tells apart. */
    json_t *value = json_stringn(text, length);
    if (value) return value;
    /* A file's name may hold any bytes, JSON only UTF-8. */
    char *copy = repaired(text, &length);
    value = json_stringn_nocheck(copy, length);
    free(copy);
    return value;
}

json_t *json_word(const char *text) { return json_text(text, text ? strlen(text) : 0); }

json_t *json_count(uint64_t count) { return json_integer((json_int_t)count); }

json_t *json_address(int64_t article, uint64_t ordinal) {
    char text[64];
    if (ordinal) snprintf(text, sizeof text, "%" PRId64 ".%" PRIu64, article, ordinal);
    else snprintf(text, sizeof text, "%" PRId64, article);
    return json_word(text);
}

/* The keys and encodings of the further origins of ARTICLE. */
static json_t *json_origins(const lede_article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->other_count; i++) {
        const lede_origin *origin = &article->others[i];
        json_t *object = json_object();
        json_put(object, "key", json_word(origin->key));
        json_put(object, "encoding", json_word(origin->encoding ? origin->encoding : "UTF-8"));
        json_push(array, object);
    }
    return array;
}

/* Author, url and rights are left to listings: every hit carries this. */
json_t *json_article(const lede_article *article) {
    json_t *object = json_object();
    json_put(object, "id", json_integer(article->id));
    json_put(object, "key", json_word(article->key));
    json_put(object, "title", json_word(article->title));
    json_put(object, "date", json_word(article->date));
    json_put(object, "language", json_word(article->language));
    json_put(object, "source", json_word(article->source));
    /* Most articles have one origin, and do not say that they have no other. */
    if (article->other_count) json_put(object, "other_origins", json_origins(article));
    return object;
}

void json_put_place(json_t *object, const lede_passage *passage) {
    json_put(object, "start", json_count(passage->start));
    json_put(object, "end", json_count(passage->end));
    json_put(object, "line", json_count(passage->line));
    if (passage->page) json_put(object, "page", json_count(passage->page));
}

json_t *json_spans(const lede_span *spans, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *pair = json_array();
        json_push(pair, json_count(spans[i].start));
        json_push(pair, json_count(spans[i].end));
        json_push(array, pair);
    }
    return array;
}

/* A safe_instead. */
static void write_escaped(FILE *file, int32_t c) { fprintf(file, "\\u%04" PRIx32, (uint32_t)c); }

/*
 * Jansson escapes what JSON demands. The other characters that a terminal obeys can stand in strings only, where they
 * may be escaped as well. No piece that it hands over ends inside a character.
 */
static int print_safely(const char *text, size_t length, void *file) {
    safe_write_with(file, text, length, write_escaped);
    return 0;
}

void json_print(FILE *file, json_t *value) {
    if (json_dump_callback(value, print_safely, file,
                           JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS)) != 0)
        memory_exhausted();
    json_decref(value);
    fputc('\n', file);
}
