/* SPDX-License-Identifier: MIT */
/** The fields that --set may set. */
#ifndef CLI_FIELD_H
#define CLI_FIELD_H

#include <lede.h>

/**
 * Checks what lede_add() would refuse, with the same messages, before there is a corpus: LEDE_BAD_USAGE for a field
 * that does not exist or a date that is none.
 */
lede_status field_check(const lede_field *field, lede_error *err);

#endif
