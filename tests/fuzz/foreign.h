/* SPDX-License-Identifier: MIT */
/** Targets that read a foreign file as the worker does. */
#ifndef FUZZ_FOREIGN_H
#define FUZZ_FOREIGN_H

/** What the target says its inputs are called, for their suffix: each is read by each name. Ends with NULL. */
extern const char *const foreign_names[];

#endif
