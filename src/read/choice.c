/* SPDX-License-Identifier: MIT */
/* Patterns of names. */
#include "read/choice.h"

#include "read/path.h"

#include <fnmatch.h>

/* Whether one of PATTERNS (NULL-terminated, or NULL) means PATH. */
static bool matches(const char *const *patterns, const char *path) {
    for (; patterns && *patterns; patterns++) {
        bool whole = strchr(*patterns, '/') != NULL;
        /* "/drafts" is meant for the top of the folder, as git has it. */
        const char *pattern = **patterns == '/' ? *patterns + 1 : *patterns;
        if (fnmatch(pattern, whole ? path : path_name(path), whole ? FNM_PATHNAME : 0) == 0) return true;
    }
    return false;
}

bool choice_leaves_out(const struct read_options *options, const char *path, bool is_folder) {
    if (matches(options->exclude, path)) return true;
    return !is_folder && options->include && *options->include && !matches(options->include, path);
}
