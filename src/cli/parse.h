/* SPDX-License-Identifier: MIT */
/** The parser of the command line. */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "request.h"

/**
 * Reads the command line into *OUT, which borrows ARGV until request_release(). A mistake in it is LEDE_BAD_USAGE;
 * then OUT must be released all the same.
 */
lede_status request_parse(struct request *out, int argc, char **argv, lede_error *err);

/** WORDS, NULL-terminated, with one space between them; freed by the caller with free(). */
char *join_words(char **words);

/** Frees what REQUEST owns. */
void request_release(struct request *request);

#endif
