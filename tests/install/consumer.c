/* SPDX-License-Identifier: MIT */
/* A program of somebody else's that links to liblede. */
#include <lede.h>

#include <string.h>

int main(void) { return strcmp(lede_version(), LEDE_VERSION) != 0; }
