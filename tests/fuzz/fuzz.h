/* SPDX-License-Identifier: MIT */
/** What a fuzz target is: tests/fuzz/driver.c or libFuzzer calls it. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/** Looks at LENGTH bytes at DATA; a crash is a finding, and so is what fuzz_expect() says. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

/** Ends the program where CONDITION, which has to hold for any input, does not; also in builds without assert(). */
#define fuzz_expect(condition) ((condition) ? (void)0 : abort())

#endif
