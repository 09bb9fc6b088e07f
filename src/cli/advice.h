/* SPDX-License-Identifier: MIT */
/** What to do when little was found. */
#ifndef CLI_ADVICE_H
#define CLI_ADVICE_H

#include "request.h"

#include <jansson.h>

/** Whether RESULTS leave something to be desired: few passages, or a word that is nowhere. */
bool advice_is_due(const lede_results *results);

/**
 * Tells on standard error what ADVICE says about RESULTS of the search that REQUEST asks for: what each word finds, and
 * commands that find more, ready to be pasted into a shell.
 */
void advice_print(const struct request *request, const lede_results *results, const lede_advice *advice);

/** The same as an object. */
json_t *advice_json(const lede_advice *advice);

#endif
