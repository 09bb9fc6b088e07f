/* SPDX-License-Identifier: MIT */
/** Feeds of the web. */
#ifndef EXTRACT_FEED_H
#define EXTRACT_FEED_H

#include "extract/job.h"

/** Whether a document whose outermost element has the local NAME is a feed. */
bool feed_is_root(const char *name);

/** Says each item of the feed in XML, which is UTF-8 and was in ENCODING. */
void feed_read(struct job *job, struct view xml, struct encoding encoding);

#endif
