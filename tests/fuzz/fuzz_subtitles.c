/* SPDX-License-Identifier: MIT */
/* Subtitles become an article. */
#include "foreign.h"

#include <stddef.h>

const char *const foreign_names[] = {"a.srt", NULL};
