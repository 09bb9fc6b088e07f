/* SPDX-License-Identifier: MIT */
/* A web page becomes an article. */
#include "foreign.h"

#include <stddef.h>

const char *const foreign_names[] = {"a.html", NULL};
