/* SPDX-License-Identifier: MIT */
/* Intersecting the sorted vocabulary with the words that are near one. */

/*
 * The vocabulary in byte order is a trie: forms with the same start stand together. Each form that is met is followed
 * key by key through the table of distances (distance.h), from the last character that it shares with the form before.
 * Where a start is too far away, no form that has it is near: the next form that may be is computed from the row of the
 * table in front of it, and sought. This is the intersection of a sorted list with a Levenshtein automaton (Schulz &
 * Mihov 2002; Lucene's FuzzyTermsEnum), with rows of the table in place of the automaton's states.
 */
#include "search/near.h"

#include "analyse/distance.h"
#include "analyse/hangul.h"
#include "analyse/jamo.h"
#include "base/error.h"
#include "text/utf8.h"

enum {
    LAST_CHAR = 0x10FFFF,
    DEPTH = DISTANCE_KEYS_MAX + 2 + JAMO_KEYS_MAX /* keys of the longest form that is followed */
};

/* A character of the form at hand. */
struct step {
    int32_t c;
    size_t byte, key; /* where it starts, in bytes of the form and in keys */
};

/* Which part of a syllable was too much; other characters have an initial alone. */
enum part { PART_INITIAL, PART_VOWEL, PART_FINAL };

struct near_walk {
    struct typed_word word;
    unsigned most;
    int32_t first, last; /* characters that forms may start with */
    uint8_t rows[DEPTH + 1][DISTANCE_KEYS_MAX + 1];
    int32_t keys[DEPTH];
    struct step steps[DEPTH + 1]; /* one behind the last says where the form ends */
    size_t alive;                 /* characters in front that may lead to something near */
    struct buffer form, target;
};

/* ---- Following a form ------------------------------------------------------------------------------------------- */

static unsigned row_least(const struct near_walk *walk, size_t row) {
    unsigned least = walk->rows[row][0];
    for (size_t j = 1; j <= walk->word.length; j++)
        if (walk->rows[row][j] < least) least = walk->rows[row][j];
    return least;
}

/* Adds KEY as number AT of the form; false where nothing that starts so is near. */
static bool follow_key(struct near_walk *walk, size_t at, int32_t key) {
    walk->keys[at] = key;
    return distance_row(walk->rows[at + 1], walk->rows[at], at > 0 ? walk->rows[at - 1] : NULL, &walk->word, key,
                        at > 0 ? walk->keys[at - 1] : 0) <= walk->most;
}

/* Adds character C as the next one; *FAILED is the part that was too much where the result is false. */
static bool follow_char(enum part *failed, struct near_walk *walk, int32_t c) {
    struct step *step = &walk->steps[walk->alive];
    struct jamo_keys keys = jamo_keys_of(c);
    step->c = c;
    for (size_t i = 0; i < keys.count; i++) {
        if (follow_key(walk, step->key + i, keys.keys[i])) continue;
        *failed = i < keys.vowel ? PART_INITIAL : i < keys.final ? PART_VOWEL : PART_FINAL;
        return false;
    }
    step[1].key = step->key + keys.count;
    return true;
}

/*
 * Follows the form from where it parts from the one before; returns whether all of it may be near. Keys never outgrow
 * their array: more than MOST above the word's length are too far away.
 */
static bool follow_form(enum part *failed, struct near_walk *walk) {
    const struct buffer *form = &walk->form;
    int32_t c;
    size_t shared = 0;
    for (size_t at = 0; shared < walk->alive && at < form->length; shared++) {
        at += utf8_decode(&c, form->data + at, form->length - at);
        if (c != walk->steps[shared].c) break;
    }
    walk->alive = shared;
    for (size_t at = walk->steps[shared].byte; at < form->length;) {
        at += utf8_decode(&c, form->data + at, form->length - at);
        if (!follow_char(failed, walk, c)) return false;
        walk->steps[++walk->alive].byte = at;
    }
    return true;
}

/* ---- The next form that may be near ----------------------------------------------------------------------------- */

/* The least character that may stand where C was too much because of its part FAILED. */
static int32_t char_behind(int32_t c, enum part failed) {
    if (!hangul_is_syllable(c)) return c + 1;
    if (failed == PART_INITIAL) return jamo_initial_next(c);
    return failed == PART_VOWEL ? jamo_vowel_next(c) : c + 1;
}

/* The least character from LOWEST on that KEY of the word types, or starts to type; LAST_CHAR + 1 where there is none.
 */
static int32_t char_with(int32_t key, int32_t lowest) {
    int32_t block = jamo_first_with(key);
    if (!block) return key >= lowest ? key : LAST_CHAR + 1;
    if (lowest <= block) return block;
    return lowest < jamo_initial_next(block) ? lowest : LAST_CHAR + 1;
}

/*
 * The least character from LOWEST on with which the form may go on as number AT. Behind a row that has errors to spare
 * it is any; else one that the word has at this place. (For one that is transposed with the character before, the row
 * has the same error as an insertion.)
 */
static int32_t next_char(const struct near_walk *walk, size_t at, int32_t lowest) {
    size_t row = walk->steps[at].key;
    if (row_least(walk, row) < walk->most) return lowest;
    int32_t next = LAST_CHAR + 1;
    for (size_t j = 0; j < walk->word.length; j++) {
        if (walk->rows[row][j] > walk->most) continue;
        int32_t c = char_with(walk->word.keys[j], lowest);
        if (c < next) next = c;
    }
    return next;
}

/* Surrogates are in no text. */
static int32_t without_surrogates(int32_t c) { return c >= 0xD800 && c <= 0xDFFF ? 0xE000 : c; }

/* Makes the target of the next search: the form up to character AT with one from LOWEST on there. False at the end. */
static bool aim(struct near_walk *walk, size_t at, int32_t lowest) {
    for (;;) {
        int32_t last = at == 0 ? walk->last : LAST_CHAR;
        int32_t c = without_surrogates(next_char(walk, at, lowest));
        if (c <= last) {
            char bytes[4];
            buffer_clear(&walk->target);
            buffer_append(&walk->target, walk->form.data, walk->steps[at].byte);
            buffer_append(&walk->target, bytes, utf8_encode(bytes, c));
            return true;
        }
        if (at == 0) return false;
        lowest = walk->steps[--at].c + 1;
    }
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

/* What forms may start with: letters of the script that the word starts with. */
static void set_range(struct near_walk *walk, int32_t start) {
    static const int32_t scripts[][2] = {{0x21, 0x24F}, {0x370, 0x3FF}, {0x400, 0x52F}, {0xAC00, 0xD7A3}};
    walk->first = 1;
    walk->last = LAST_CHAR;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (start < scripts[i][0] || start > scripts[i][1]) continue;
        walk->first = scripts[i][0];
        walk->last = scripts[i][1];
    }
}

/* Takes the form at hand, number TERM, where it is near. */
static lede_status take(struct near_forms *out, struct arena *arena, const struct near_walk *walk, struct store *store,
                        lede_error *err) {
    unsigned distance = walk->rows[walk->steps[walk->alive].key][walk->word.length];
    struct store_form known;
    if (distance > walk->most) return LEDE_OK;
    lede_status status = store_form(&known, store, buffer_view(&walk->form), err);
    if (status != LEDE_OK) return status;
    const char *copy = arena_copy(arena, walk->form.data, walk->form.length);
    struct near_form form = {view_of(copy, walk->form.length), known.term, known.frequency, distance};
    return copy && array_push(out, form) ? LEDE_OK : error_no_memory(err);
}

static lede_status run(struct near_forms *out, struct arena *arena, struct near_walk *walk, struct store *store,
                       lede_error *err) {
    bool more = aim(walk, 0, walk->first);
    lede_status status = LEDE_OK;
    while (more && status == LEDE_OK && !walk->target.failed) {
        int64_t term;
        int32_t start;
        enum part failed;
        status = store_form_from(&walk->form, &term, store, buffer_view(&walk->target), err);
        if (status != LEDE_OK || term == 0) break;
        utf8_decode(&start, walk->form.data, walk->form.length);
        if (start > walk->last) break;
        if (follow_form(&failed, walk)) {
            status = take(out, arena, walk, store, err);
            more = aim(walk, walk->alive, 1);
        } else {
            more = aim(walk, walk->alive, char_behind(walk->steps[walk->alive].c, failed));
        }
    }
    return status == LEDE_OK && walk->target.failed ? error_no_memory(err) : status;
}

lede_status near_find(struct near_forms *out, struct arena *arena, struct store *store, struct view word, unsigned most,
                      lede_error *err) {
    struct near_walk walk = {.most = most};
    int32_t start;
    if (word.length == 0 || !typed_word_read(&walk.word, word)) return LEDE_OK;
    utf8_decode(&start, word.data, word.length);
    set_range(&walk, start);
    for (size_t j = 0; j <= walk.word.length; j++) walk.rows[0][j] = (uint8_t)j;
    lede_status status = run(out, arena, &walk, store, err);
    buffer_release(&walk.form);
    buffer_release(&walk.target);
    return status;
}
