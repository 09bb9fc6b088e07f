/* SPDX-License-Identifier: MIT */
/* XML becomes articles: feeds, books. */
#include "foreign.h"

#include <stddef.h>

const char *const foreign_names[] = {"a.xml", NULL};
