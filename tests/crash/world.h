/* SPDX-License-Identifier: MIT */
/** A corpus with a history: the steps that crash tests interrupt, and what has to be there after each of them. */
#ifndef CRASH_WORLD_H
#define CRASH_WORLD_H

#include <lede.h>
#include <stdbool.h>
#include <stdint.h>

/** Steps of the history: additions, updates, removals, reindexing and compacting, one call of the library each. */
enum { WORLD_STEPS = 15 };

/** Ends the program with a message in printf's format. */
__attribute__((noreturn, format(printf, 1, 2))) void world_fail(const char *format, ...);

/** Argument WHICH of the program as a number; OTHERWISE where it is missing. */
int world_argument(int argc, char **argv, int which, int otherwise);

/**
 * Makes a folder below TMPDIR, or /tmp, named for TEST, with the files of the history as they are at its start. Returns
 * its path, static storage.
 */
const char *world_folder(const char *test);

/** Deletes FOLDER with all that is in it. */
void world_remove(const char *folder);

/** The path of NAME in FOLDER; valid until the eighth call from now. */
const char *world_path(const char *folder, const char *name);

/** Copies the file FROM to TO, which is made anew. */
void world_copy(const char *to, const char *from);

/** Does step STEP of the history with the files in FOLDER. Doing again what was done already is no failure. */
lede_status world_step(lede_corpus *corpus, const char *folder, int step, lede_error *err);

/** What STEP does, as "update"; static storage. */
const char *world_step_name(int step);

/** Calls world_fail() unless the corpus at PATH is sound and holds what the first STEPS steps leave, byte for byte. */
void world_expect(const char *path, const char *folder, int steps);

/** As world_expect(), but the step behind STEPS may be there, too: as a whole. Returns how many steps are. */
int world_expect_either(const char *path, const char *folder, int steps);

/** A number for all that the corpus says when it is asked: searches, lists and texts. LEDE_OK, or the first failure. */
lede_status world_answers(uint64_t *out, lede_corpus *corpus, lede_error *err);

#endif
