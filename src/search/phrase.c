/* SPDX-License-Identifier: MIT */
/* Joining the positions of words. */

/*
 * The rarest word comes first: each of its places is one at which the phrase may start. Every other word keeps those
 * where it stands at its distance, and reads no blocks but those with a passage that is left.
 */
#include "search/phrase.h"

#include "analyse/stopwords.h"
#include "base/error.h"

#include <stdlib.h>

/* Where a phrase may start. */
struct start {
    uint32_t row, place;
    bool found;              /* by the word that is being looked for */
    bool exact, exact_found; /* all words so far, this one, in the form that was typed */
};

ARRAY_STRUCT(starts, struct start);

/* What looking for one form needs. */
struct form_search_state {
    struct block_reader reader;
    struct posting_places places; /* of the posting at hand */
    uint64_t before;              /* places of the block before that of the reader's posting */
};

bool phrase_has_places(const struct leaf_variant *variant) {
    for (size_t p = 0; p < variant->length; p++)
        for (size_t i = 0; i < variant->positions[p].forms.length; i++)
            if (stopword_is(variant->positions[p].forms.items[i].form)) return false;
    return true;
}

static uint64_t frequency_of(const struct word_position *position) {
    uint64_t sum = 0;
    for (size_t i = 0; i < position->forms.length; i++) sum += (uint64_t)position->forms.items[i].frequency;
    return sum;
}

/* ---- The rarest word ------------------------------------------------------------------------------------------ */

/* Appends the places of all postings in READER's block, which are DISTANCE words behind the start. */
static bool read_block(struct starts *out, const struct block_reader *reader, struct posting_places *places,
                       uint32_t distance, bool exact) {
    uint64_t before = 0;
    for (uint32_t i = 0; i < reader->cursor.block.length; before += reader->counts[i++]) {
        places->length = 0;
        if (!posting_places(places, &reader->cursor.block, before, reader->counts[i])) return false;
        for (size_t p = 0; p < places->length; p++) {
            struct start start = {.row = reader->rows[i], .place = places->items[p] - distance, .exact = exact};
            if (places->items[p] >= distance && !array_push(out, start)) return false;
        }
    }
    return true;
}

static int compare_starts(const void *a, const void *b) {
    const struct start *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* All starts that POSITION, DISTANCE words behind them, allows; in order. */
static lede_status read_starts(struct starts *out, const struct sources *sources, const struct word_position *position,
                               uint32_t distance, lede_error *err) {
    struct posting_places places = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < position->forms.length; i++) {
        const struct word_form *form = &position->forms.items[i];
        struct block_reader reader = {0};
        posting_cursor_start(&reader.cursor, sources->store, STORE_BODIES, form->term);
        bool exact = form->closeness == CLOSE_EXACT;
        while ((status = block_reader_next(&reader, err)) == LEDE_OK && !reader.cursor.ended) {
            if (read_block(out, &reader, &places, distance, exact)) continue;
            status = error_no_memory(err);
            break;
        }
        posting_cursor_release(&reader.cursor);
    }
    array_release(&places);
    if (out->length > 0 && position->forms.length > 1)
        qsort(out->items, out->length, sizeof *out->items, compare_starts);
    return status;
}

/* ---- The other words ------------------------------------------------------------------------------------------ */

/* Puts the places of the form in ROW into STATE; none when it is not there. Rows ascend. */
static lede_status read_places(struct form_search_state *state, uint32_t row, lede_error *err) {
    struct block_reader *reader = &state->reader;
    const struct posting_block *block = &reader->cursor.block;
    state->places.length = 0;
    if (block->length == 0 || block->last < row) state->before = 0;
    lede_status status = block_reader_seek(reader, row, err);
    if (status != LEDE_OK || reader->cursor.ended || block->first > row) return status;
    block_reader_unpack(reader);
    while (reader->rows[reader->at] < row) state->before += reader->counts[reader->at++];
    if (reader->rows[reader->at] != row) return LEDE_OK;
    bool ok = posting_places(&state->places, block, state->before, reader->counts[reader->at]);
    return ok ? LEDE_OK : error_no_memory(err);
}

/* Marks those of the starts [FIRST, END), all of one row, that have one of PLACES at DISTANCE. */
static void mark_starts(struct start *first, const struct start *end, const struct posting_places *places,
                        uint32_t distance, bool exact) {
    size_t at = 0;
    for (struct start *start = first; start < end; start++) {
        while (at < places->length && places->items[at] < start->place + distance) at++;
        if (at == places->length) return;
        if (places->items[at] != start->place + distance) continue;
        start->found = true;
        start->exact_found |= exact;
    }
}

static lede_status mark_form(struct starts *starts, const struct sources *sources, const struct word_form *form,
                             uint32_t distance, lede_error *err) {
    struct form_search_state state = {0};
    lede_status status = LEDE_OK;
    posting_cursor_start(&state.reader.cursor, sources->store, STORE_BODIES, form->term);
    for (size_t i = 0, end = 0; status == LEDE_OK && i < starts->length && !state.reader.cursor.ended; i = end) {
        uint32_t row = starts->items[i].row;
        while (end < starts->length && starts->items[end].row == row) end++;
        status = read_places(&state, row, err);
        if (state.places.length > 0)
            mark_starts(starts->items + i, starts->items + end, &state.places, distance,
                        form->closeness == CLOSE_EXACT);
    }
    posting_cursor_release(&state.reader.cursor);
    array_release(&state.places);
    return status;
}

/* Keeps the starts that have a form of POSITION at DISTANCE. */
static lede_status keep_starts(struct starts *starts, const struct sources *sources,
                               const struct word_position *position, uint32_t distance, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < position->forms.length; i++)
        status = mark_form(starts, sources, &position->forms.items[i], distance, err);
    size_t kept = 0;
    for (size_t i = 0; i < starts->length; i++) {
        struct start start = starts->items[i];
        if (!start.found) continue;
        start.exact &= start.exact_found;
        start.found = start.exact_found = false;
        starts->items[kept++] = start;
    }
    starts->length = kept;
    return status;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Appends a posting of KIND for those of the starts [FIRST, END) of one row that are EXACT, or for all. */
static bool push_posting(struct memory_postings *memory, struct sources *sources, const struct start *first,
                         const struct start *end, struct memory_posting posting) {
    bool exact = posting.kind == SOURCE_PHRASE_EXACT;
    posting.row = first->row;
    posting.place = sources->with_places ? (uint32_t)sources->places.length : NO_PLACES;
    for (const struct start *start = first; start < end; start++) {
        if (exact && !start->exact) continue;
        posting.count++;
        if (sources->with_places && !array_push(&sources->places, start->place)) return false;
    }
    return posting.count == 0 || array_push(memory, posting);
}

static bool push_starts(struct memory_postings *memory, struct sources *sources, const struct starts *starts,
                        uint8_t number) {
    for (size_t i = 0, end = 0; i < starts->length; i = end) {
        while (end < starts->length && starts->items[end].row == starts->items[i].row) end++;
        const struct start *first = starts->items + i, *last = starts->items + end;
        if (!push_posting(memory, sources, first, last,
                          (struct memory_posting){.kind = SOURCE_PHRASE, .variant = number}) ||
            !push_posting(memory, sources, first, last,
                          (struct memory_posting){.kind = SOURCE_PHRASE_EXACT, .variant = number}))
            return false;
    }
    return true;
}

/* The next position of VARIANT by frequency; DONE: those that had their turn, a bit each. */
static size_t next_position(const struct leaf_variant *variant, uint64_t done) {
    size_t best = 0;
    uint64_t least = UINT64_MAX;
    for (size_t p = 0; p < variant->length; p++) {
        uint64_t frequency = frequency_of(&variant->positions[p]);
        if (done >> p & 1 || frequency >= least) continue;
        best = p;
        least = frequency;
    }
    return best;
}

lede_status phrase_find(struct memory_postings *memory, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number, lede_error *err) {
    struct starts starts = {0};
    uint64_t done = 0;
    lede_status status = LEDE_OK;
    for (size_t turn = 0; status == LEDE_OK && turn < variant->length && (turn == 0 || starts.length > 0); turn++) {
        size_t p = next_position(variant, done);
        const struct word_position *position = &variant->positions[p];
        done |= UINT64_C(1) << p;
        if (turn == 0) status = read_starts(&starts, sources, position, (uint32_t)p, err);
        else status = keep_starts(&starts, sources, position, (uint32_t)p, err);
    }
    if (status == LEDE_OK && !push_starts(memory, sources, &starts, number)) status = error_no_memory(err);
    array_release(&starts);
    return status;
}
