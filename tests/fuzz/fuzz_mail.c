/* SPDX-License-Identifier: MIT */
/* A message, a page that was saved as one, or a mailbox becomes articles. */
#include "foreign.h"

#include <stddef.h>

const char *const foreign_names[] = {"a.eml", "a.mbox", NULL};
