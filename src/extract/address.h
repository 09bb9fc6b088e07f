/* SPDX-License-Identifier: MIT */
/** The address of a page as the program that saved it wrote it down, with the date in it. */
#ifndef EXTRACT_ADDRESS_H
#define EXTRACT_ADDRESS_H

#include "extract/facts.h"

/** Adds the address that a browser or SingleFile left in a comment at the start of HTML to FACTS. */
void address_read_comment(struct facts *facts, struct view html);

/** Adds the date that the addresses in FACTS hold, as in "/2026/03/02/" or "/20260302". */
void address_read_dates(struct facts *facts);

#endif
