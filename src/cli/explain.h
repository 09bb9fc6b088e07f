/* SPDX-License-Identifier: MIT */
/** What was searched for each word of a query, told to the user. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "output.h"

#include <jansson.h>

/** Prints the words of RESULTS, each above its forms with how many passages have them and why they are searched. */
void explain_print(const struct output *out, const lede_results *results);

/** The same as a JSON array. */
json_t *explain_json(const lede_results *results);

/** The forms of WORD as an array of objects. */
json_t *explain_forms_json(const lede_word *word);

#endif
