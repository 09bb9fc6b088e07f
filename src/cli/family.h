/* SPDX-License-Identifier: MIT */
/** Families of near-identical articles in the output. */
#ifndef CLI_FAMILY_H
#define CLI_FAMILY_H

#include "json.h"

/** "13 more: Reuters 2024-05-01 (4), ...": the members of FAMILY but article EXCEPT, oldest first. Freed by the caller.
 */
char *family_text(const lede_family *family, int64_t except);

/** FAMILY as an object. */
json_t *family_json(const lede_family *family);

#endif
