/* SPDX-License-Identifier: MIT */
/** What some thousand neighbouring passages have of each leaf. */
#ifndef SEARCH_WINDOW_H
#define SEARCH_WINDOW_H

#include "search/sources.h"

/** Passages of a window. */
#define WINDOW_ROWS 4096

/** The leaves that a passage has, a bit each. */
struct window_slot {
    uint64_t leaves;
    uint64_t exact; /* in the form that was typed */
};

/** Zero-initialise, window_open() to start, window_release() to end. */
struct window {
    uint32_t first, end;                   /* passages [first, end) */
    uint64_t candidates[WINDOW_ROWS / 64]; /* passages that are looked at, a bit each */
    struct window_slot *slots;             /* of candidates; of others nothing is known */
    double *tf;                            /* weighted tf, WINDOW_ROWS for each leaf; of those in slots */
};

/** Makes room for LEAF_COUNT leaves. Returns false when memory runs out. */
bool window_open(struct window *window, size_t leaf_count);

/** Frees what WINDOW owns. */
void window_release(struct window *window);

/** Empties WINDOW and moves it to start with passage FIRST; it ends before LAST + 1. */
void window_move(struct window *window, uint32_t first, uint32_t last);

/** The first passage from ROW on that may have LEAF; UINT32_MAX: none has. The sources move up to there. */
lede_status window_next(uint32_t *out, struct sources *sources, size_t leaf, uint32_t row, lede_error *err);

/** Notes where LEAF stands in the window; with ONLY_CANDIDATES nowhere but in those, otherwise they become candidates.
 */
lede_status window_scan(struct window *window, struct sources *sources, size_t leaf, bool only_candidates,
                        lede_error *err);

/** *OUT: how many passages of the window, which is empty, have a leaf. Of none of them more is known then. */
lede_status window_count(uint64_t *out, struct window *window, struct sources *sources, lede_error *err);

/** Makes the passages [FIRST, END), which lie in the window, candidates. */
void window_add_candidates(struct window *window, uint32_t first, uint32_t end);

/** Whether the passage of SLOT is a candidate. */
static inline bool window_has(const struct window *window, uint32_t slot) {
    return window->candidates[slot / 64] >> slot % 64 & 1;
}

/** Weighted tf of LEAF, which it has, in the candidate of SLOT. */
static inline double window_tf(const struct window *window, size_t leaf, uint32_t slot) {
    return window->tf[leaf * WINDOW_ROWS + slot];
}

#endif
