/* SPDX-License-Identifier: MIT */
/* A foreign file that is told by its first bytes, or by nothing: rich text, web archives, text in any encoding. */
#include "foreign.h"

#include <stddef.h>

const char *const foreign_names[] = {"a", "a.txt", NULL};
