/* SPDX-License-Identifier: MIT */
/** FictionBook, the format of most Russian electronic books. */
#ifndef EXTRACT_FB2_H
#define EXTRACT_FB2_H

#include "extract/job.h"

/** Whether a document whose outermost element has the local NAME is such a book. */
bool fb2_is_root(const char *name);

/** Says the book in XML, which is UTF-8 and was in ENCODING, as one article. */
void fb2_read(struct job *job, struct view xml, struct encoding encoding);

#endif
