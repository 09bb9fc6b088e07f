/* SPDX-License-Identifier: MIT */
/** What a fuzz target is, with what targets share: tests/fuzz/driver.c or libFuzzer calls it. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <lede.h>
#include <stdint.h>
#include <stdlib.h>

/** Looks at LENGTH bytes at DATA; a crash is a finding, and so is what fuzz_expect() says. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

/** What a target may define: changes LENGTH bytes at DATA to at most MOST, as SEED says. Returns how many there are. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t length, size_t most, unsigned seed);

/** What libFuzzer or the driver has for it: changes bytes without knowing what they are. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t length, size_t most);

/** Ends the program where CONDITION, which has to hold for any input, does not; also in builds without assert(). */
#define fuzz_expect(condition) ((condition) ? (void)0 : abort())

/** A descriptor of a file in memory with LENGTH bytes at DATA, at its start; to be closed. */
int fuzz_memory_file(const void *data, size_t length);

/** Writes LENGTH bytes at DATA to a file in the memory of the machine whose name ends in SUFFIX; its path is *OUT. */
void fuzz_write(char out[64], const char *suffix, const void *data, size_t length);

/** Receives an article (lede_extract_fn): its text and fields have to be clean. */
bool fuzz_expect_clean(void *context, const lede_extracted *extracted);

/**
 * A corpus of 40 articles in three languages, with titles, dates, sources and families, some of them in no segment yet;
 * made once, of it nothing is left when the program ends.
 */
lede_corpus *fuzz_corpus(void);

#endif
