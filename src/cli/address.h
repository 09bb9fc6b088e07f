/* SPDX-License-Identifier: MIT */
/** What a user cites. */
#ifndef CLI_ADDRESS_H
#define CLI_ADDRESS_H

#include <lede.h>

/** Reads "12" or "12.3"; false where TEXT is something else. */
bool address_read(lede_address *out, const char *text);

#endif
