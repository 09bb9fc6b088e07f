/* SPDX-License-Identifier: MIT */
/** What the name of a file says about its format. */
#ifndef READ_SUFFIX_H
#define READ_SUFFIX_H

/** Who reads files with a suffix. */
enum suffix_kind {
    SUFFIX_PLAIN,
    SUFFIX_MARKDOWN,
    SUFFIX_JSONL,
    SUFFIX_FOREIGN, /* the worker: it looks at the bytes, and says so where it cannot */
    SUFFIX_UNKNOWN
};

/** The suffix of file NAME with its dot, as in ".txt", or "" when it has none that looks like a type. */
const char *suffix_of(const char *name);

/** Who reads files with SUFFIX (letter case ignored; "" is plain text). */
enum suffix_kind suffix_kind(const char *suffix);

#endif
