/* SPDX-License-Identifier: MIT */
/** A quick reading of the JSON that articles come as. */
#ifndef READ_SCAN_H
#define READ_SCAN_H

#include "base/buffer.h"

#include <jansson.h>

/**
 * The value of LINE where that is an object of strings, whole numbers, true, false and null, as json_loadb() with
 * JSON_ALLOW_NUL reads it; freed by json_decref(). NULL where it is anything else, no JSON, or memory runs out: then
 * json_loadb() tells. SCRATCH is worked in.
 */
json_t *scan_object(struct view line, struct buffer *scratch);

#endif
