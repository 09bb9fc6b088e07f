/* SPDX-License-Identifier: MIT */
/** Borrowed bytes with a length. */
#ifndef BASE_VIEW_H
#define BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/** LENGTH bytes at DATA that somebody else owns; no NUL is promised behind them. */
struct view {
    const char *data;
    size_t length;
};

/** The view of LENGTH bytes at DATA. */
static inline struct view view_of(const char *data, size_t length) { return (struct view){data, length}; }

/** The view of a string, without its NUL. */
static inline struct view view_str(const char *text) { return (struct view){text, strlen(text)}; }

/** Whether A and B hold the same bytes. */
static inline bool view_equal(struct view a, struct view b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/** Whether A starts with the bytes of PREFIX. */
static inline bool view_starts(struct view a, struct view prefix) {
    return a.length >= prefix.length && (prefix.length == 0 || memcmp(a.data, prefix.data, prefix.length) == 0);
}

/** Where the bytes of PART stand in VIEW for the first time, NULL where they do not, or where PART is empty. */
static inline const char *view_find(struct view view, struct view part) {
    if (part.length == 0 || part.length > view.length) return NULL;
    return memmem(view.data, view.length, part.data, part.length);
}

/** Order of A and B by their bytes: negative, zero or positive, as memcmp(). */
static inline int view_compare(struct view a, struct view b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    if (order != 0) return order;
    return (a.length > b.length) - (a.length < b.length);
}

/** BYTE as a small letter where it is an ASCII capital; not tolower(), which follows the locale of the program. */
static inline char ascii_lower(char byte) { return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte; }

/** Whether BYTE is a space, tab, line end or another of C's white-space characters, in any locale. */
static inline bool ascii_is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/** Whether A and B hold the same bytes when ASCII letters count as equal in either case. */
static inline bool view_equal_letters(struct view a, struct view b) {
    if (a.length != b.length) return false;
    for (size_t i = 0; i < a.length; i++)
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i])) return false;
    return true;
}

/** VIEW without the ASCII white space at its end. */
static inline struct view view_trim_end(struct view view) {
    while (view.length > 0 && ascii_is_space(view.data[view.length - 1])) view.length--;
    return view;
}

/** VIEW without the ASCII white space at its start and end. */
static inline struct view view_trim(struct view view) {
    while (view.length > 0 && ascii_is_space(view.data[0])) view = view_of(view.data + 1, view.length - 1);
    return view_trim_end(view);
}

/** Takes the first line off TEXT, without its LF, into *LINE; false when nothing is left. */
static inline bool view_take_line(struct view *line, struct view *text) {
    if (text->length == 0) return false;
    const char *end = memchr(text->data, '\n', text->length);
    *line = view_of(text->data, end ? (size_t)(end - text->data) : text->length);
    size_t taken = end ? line->length + 1 : line->length;
    *text = view_of(text->data + taken, text->length - taken);
    return true;
}

/** For bsearch() of a struct view among strings in byte order. */
static inline int view_compare_string(const void *view, const void *string) {
    return view_compare(*(const struct view *)view, view_str(*(const char *const *)string));
}

#endif
