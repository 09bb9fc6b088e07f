/* SPDX-License-Identifier: MIT */
/** Families for lede.h. */
#ifndef API_FAMILY_H
#define API_FAMILY_H

#include "base/arena.h"
#include "store/store.h"

/**
 * Reads family NUMBER (0: none) into *OUT, which belongs to ARENA; NULL where no two of its articles are left. Inside
 * of a read transaction.
 */
lede_status family_read(const lede_family **out, struct arena *arena, struct store *store, int64_t number,
                        lede_error *err);

#endif
