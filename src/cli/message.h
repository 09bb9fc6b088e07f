/* SPDX-License-Identifier: MIT */
/** What is said beside the results. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <lede.h>

/** Prints "lede: MESSAGE" on standard error, without control characters, behind all that standard output got so far. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** A lede_report_fn that prints the report; CONTEXT, unless NULL, is an uint64_t that counts reports. */
void complain_report(void *context, const lede_report *report);

/** Sets ERR to STATUS with a printf message. Returns STATUS. */
lede_status fail(lede_error *err, lede_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/** What ERRNUM means, in lower case: "permission denied". Static storage. */
const char *system_reason(int errnum);

/** "s" unless NUMBER is 1. */
const char *plural(uint64_t number);

#endif
