/* SPDX-License-Identifier: MIT */
/** What stands behind Korean nouns: particles, the copula, the verbs 하다, 되다 and 시키다. */
#ifndef ANALYSE_PARTICLE_H
#define ANALYSE_PARTICLE_H

#include "base/view.h"

#include <stdint.h>

/** Whether all of FORM behind its first KEEP bytes, a noun, is what may stand behind that noun. */
bool particles_follow(struct view form, size_t keep);

/** Whether all of WORD behind its first KEEP bytes is one particle that may stand behind them. */
bool particles_follow_noun(struct view word, size_t keep);

/**
 * Bytes of the particle at the end of WORD (the longest that may stand behind what is left, at least KEEP bytes) when
 * it is one that few nouns end in; 0: none.
 */
size_t particle_length(struct view word, size_t keep);

/** The same for the particles behind which others stand as behind a noun: 만 and 들. */
size_t particle_open_length(struct view word, size_t keep);

/**
 * Bytes of the noun in front of a form of 하다, 되다 or 시키다 at the end of WORD; 0 where there is none. The noun has
 * at least KEEP bytes.
 */
size_t particle_verb_noun(struct view word, size_t keep);

#endif
