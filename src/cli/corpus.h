/* SPDX-License-Identifier: MIT */
/** The corpus that a command works on. */
#ifndef CLI_CORPUS_H
#define CLI_CORPUS_H

#include "request.h"

/** Path of the corpus that REQUEST means, freed by the caller; NULL with ERR set when nothing tells where it is. */
char *corpus_path(const struct request *request, lede_error *err);

/** Opens the corpus that REQUEST means. *OUT is closed by the caller. */
lede_status corpus_open(lede_corpus **out, const struct request *request, lede_mode mode, lede_error *err);

#endif
