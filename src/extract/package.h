/* SPDX-License-Identifier: MIT */
/** The members of a zip file that together are one document. */
#ifndef EXTRACT_PACKAGE_H
#define EXTRACT_PACKAGE_H

#include "base/array.h"
#include "extract/unpack.h"

/** One member, in memory. */
struct part {
    char *name; /* owned */
    struct buffer bytes;
};

/** Zero-initialise to start, package_release() to end. */
struct package {
    ARRAY_STRUCT(, struct part) parts;
};

/** Frees what PACKAGE owns. */
void package_release(struct package *package);

/** Whether a document needs the member NAME. */
typedef bool package_want_fn(const char *name);

/**
 * Loads the members of BLOB that WANT says yes to, at most DOCUMENT_MAX bytes in all. NULL, or why it cannot: the end
 * of a message; what was read until then is there.
 */
const char *package_load(struct package *package, struct job *job, struct blob *blob, package_want_fn *want);

/** The bytes of the member NAME in *OUT; false when there is none. */
bool package_find(struct view *out, const struct package *package, const char *name);

/** Documents in a zip file. Each says all articles of the package that was loaded for it. */
void docx_read(struct job *job, const struct package *package);
void odt_read(struct job *job, const struct package *package);
void epub_read(struct job *job, struct blob *blob);
void pptx_read(struct job *job, struct blob *blob);

#endif
