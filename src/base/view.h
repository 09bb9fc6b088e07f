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

/** Order of A and B by their bytes: negative, zero or positive, as memcmp(). */
static inline int view_compare(struct view a, struct view b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    if (order != 0) return order;
    return (a.length > b.length) - (a.length < b.length);
}

#endif
