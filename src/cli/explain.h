/* SPDX-License-Identifier: MIT */
/** What was searched for each word of a query, told to the user. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "output.h"

#include <jansson.h>

/** Prints the tree of the query of RESULTS, then the words, each above its forms with how many passages have them and
 * why they are searched. */
void explain_print(const struct output *out, const lede_results *results);

/** Prints a line with the parts of the score of HIT, where they are known. */
void explain_score(const struct output *out, const lede_hit *hit);

/** The same as a JSON object. */
json_t *explain_score_json(const lede_hit *hit);

/** The words of RESULTS as a JSON array. */
json_t *explain_json(const lede_results *results);

/** The forms of WORD as an array of objects. */
json_t *explain_forms_json(const lede_word *word);

#endif
