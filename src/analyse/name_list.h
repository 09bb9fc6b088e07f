/* SPDX-License-Identifier: MIT */
/** Reading a list of names. */
#ifndef ANALYSE_NAME_LIST_H
#define ANALYSE_NAME_LIST_H

#include "analyse/names.h"

/** Names in memory. Zero-initialise, name_list_release() to end. */
struct name_list {
    struct buffer bytes;
    ARRAY_STRUCT(, struct name) names;
    ARRAY_STRUCT(, struct name_spelling) spellings;
    ARRAY_STRUCT(, struct name_key) keys;
};

/** Frees what LIST owns. */
void name_list_release(struct name_list *list);

/**
 * Reads TEXT into OUT, which is empty. TSV: a name a line, four columns separated by tabs: kind, English, Russian,
 * Korean; within a column spellings are separated by "|"; a column may be empty. Skipped: empty lines, lines that start
 * with "#", a carriage return before a line feed, a byte order mark. A line that is not so ends it: LEDE_BAD_INPUT with
 * "line 12: ..." in ERR, and OUT is good for name_list_release() only.
 */
lede_status name_list_read(struct name_list *out, struct analyser *analyser, struct view text, lede_error *err);

/** LIST as what names are found in; valid until LIST changes. */
struct names name_list_view(const struct name_list *list);

#endif
