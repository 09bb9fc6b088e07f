/* SPDX-License-Identifier: MIT */
/* Lists of many forms into one list in memory. */
#include "search/gather.h"

#include "base/error.h"
#include "base/mem.h"

/* ---- Reading ---------------------------------------------------------------------------------------------------- */

/* A number of a form that fits; it only has to be the same in each search. */
static uint16_t number_of(size_t form) { return form < UINT16_MAX ? (uint16_t)form : UINT16_MAX; }

static bool keep_block(void *context, const struct posting_form *form, enum store_index index,
                       const struct posting_block *block) {
    const struct gathering *gathering = context;
    struct sources *sources = gathering->sources[index];
    struct memory_postings *memory = &sources->leaves[gathering->leaf].memory;
    struct memory_posting posting = {.place = NO_PLACES,
                                     .kind = (uint8_t)gathering->from->items[form->owner].closeness,
                                     .variant = gathering->variant,
                                     .form = number_of(form->owner)};
    uint32_t rows[POSTING_BLOCK], counts[POSTING_BLOCK];
    uint64_t before = 0;
    posting_rows(rows, block);
    posting_counts(counts, block);
    if (!array_reserve(memory, block->length)) return false;
    for (uint32_t i = 0; i < block->length; before += counts[i++]) {
        posting.row = rows[i];
        posting.count = counts[i];
        if (sources->with_places) posting.place = (uint32_t)sources->places.length;
        if (sources->with_places && !posting_places(&sources->places, block, before, posting.count)) return false;
        memory->items[memory->length++] = posting;
    }
    return true;
}

lede_status gather(struct gathering *gathering, lede_error *err) {
    return posting_forms_read(gathering->sources[STORE_BODIES]->store, gathering->forms.items, gathering->forms.length,
                              keep_block, gathering, err);
}

/* ---- Order ------------------------------------------------------------------------------------------------------ */

/* Row, variant, kind and form as one number. */
static uint64_t order_of(const struct memory_posting *posting) {
    return (uint64_t)posting->row << 32 | (uint64_t)posting->variant << 24 | (uint64_t)posting->kind << 16 |
           posting->form;
}

/* The bits in which the orders of LENGTH items differ; *SORTED: they are in order. */
static uint64_t differences(bool *sorted, const struct memory_posting *items, size_t length) {
    uint64_t different = 0;
    *sorted = true;
    for (size_t i = 1; i < length; i++) {
        uint64_t before = order_of(&items[i - 1]), order = order_of(&items[i]);
        different |= before ^ order;
        *sorted &= before <= order;
    }
    return different;
}

/* Writes FROM to TO by byte SHIFT / 8 of the orders; items that are alike there stay as they are. */
static void distribute(struct memory_posting *to, const struct memory_posting *from, size_t length, int shift) {
    enum { BYTES = 256 };
    size_t starts[BYTES] = {0}, start = 0;
    for (size_t i = 0; i < length; i++) starts[order_of(&from[i]) >> shift & (BYTES - 1)]++;
    for (size_t byte = 0; byte < BYTES; byte++) {
        size_t count = starts[byte];
        starts[byte] = start;
        start += count;
    }
    for (size_t i = 0; i < length; i++) to[starts[order_of(&from[i]) >> shift & (BYTES - 1)]++] = from[i];
}

/* By radix: a Korean noun has hundreds of forms with a passage or two each, runs too short to merge. */
lede_status gather_sort(struct memory_postings *memory, lede_error *err) {
    bool sorted;
    uint64_t different = differences(&sorted, memory->items, memory->length);
    if (sorted) return LEDE_OK;
    struct memory_posting *spare = mem_calloc(memory->length, sizeof *spare);
    if (!spare) return error_no_memory(err);
    for (int shift = 0; shift < 64; shift += 8) {
        if (!(different >> shift & 0xFF)) continue;
        distribute(spare, memory->items, memory->length, shift);
        struct memory_posting *ordered = spare;
        spare = memory->items;
        memory->items = ordered;
    }
    memory->capacity = memory->length;
    mem_free(spare);
    return LEDE_OK;
}
