/* SPDX-License-Identifier: MIT */
/** Messages of the internet (RFC 5322) and their parts (RFC 2045 to 2047). */
#ifndef EXTRACT_MIME_H
#define EXTRACT_MIME_H

#include "base/buffer.h"

/** A message, or a part of one: header and body, both borrowed. */
struct entity {
    struct view header, body;
};

/** Splits BYTES at its first empty line. */
struct entity entity_of(struct view bytes);

/** Appends the first field NAME of ENTITY to OUT: unfolded, as it is written. Nothing where there is none. */
void entity_field(struct buffer *out, const struct entity *entity, const char *name);

/** As entity_field(), with encoded words (RFC 2047) and bytes in old encodings made UTF-8, on one line. */
bool entity_text(struct buffer *out, const struct entity *entity, const char *name);

/** Appends the parameter NAME of the structured field value FIELD, such as charset in a content type, to OUT. */
void field_parameter(struct buffer *out, struct view field, const char *name);

/** Appends the body of ENTITY to OUT as the bytes that were encoded for transfer. */
void entity_decode(struct buffer *out, const struct entity *entity);

/** Takes the next part between BOUNDARY lines off BODY; false when there is none. */
bool entity_next_part(struct view *part, struct view *body, struct view boundary);

#endif
