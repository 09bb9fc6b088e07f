/* SPDX-License-Identifier: MIT */
/** What is told about a question besides its answer, on standard error. */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "printer.h"

/** Says that nothing matched. */
void question_nothing_matched(const struct question *question);

/** Says what was not searched, which the answer does not show: ARTICLES without a date, WORDS of a long query. */
void question_left_out(uint64_t articles, uint64_t words);

/** Says what is wrong with QUESTION, which is in ERR, and empties that. Returns STATUS. */
lede_status question_refuse(const struct question *question, lede_status status, lede_error *err);

#endif
