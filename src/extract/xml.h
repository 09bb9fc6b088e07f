/* SPDX-License-Identifier: MIT */
/** XML as a stream of elements and texts, whatever is wrong with it. */
#ifndef EXTRACT_XML_H
#define EXTRACT_XML_H

#include "base/buffer.h"

/** An attribute list as the parser has it. */
struct xml_attributes {
    const void *list;
    int count;
};

/** What xml_walk() tells. Names are local: those of "w:p" and "p" are both "p"; SPACE is the namespace or "". */
struct xml_events {
    void (*start)(void *context, const char *name, const char *space, const struct xml_attributes *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, struct view text);
};

/** The value of the attribute with local NAME, valid during the event; empty where there is none. */
struct view xml_attribute(const struct xml_attributes *attributes, const char *name);

/**
 * Walks XML, which is UTF-8, from start to end. Nothing is loaded from elsewhere, entities that a document defines are
 * passed over, those of HTML are known. Errors end the walk only where the parser cannot go on.
 */
void xml_walk(struct view xml, const struct xml_events *events, void *context);

#endif
