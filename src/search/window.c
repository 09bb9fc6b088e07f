/* SPDX-License-Identifier: MIT */
/* Going through postings window by window. */

/*
 * Leaf by leaf instead of passage by passage: each list is decoded in a loop of its own, and what is added up stays in
 * the processor's cache.
 */
#include "search/window.h"

#include "base/mem.h"

bool window_open(struct window *window, size_t leaf_count) {
    window->leaf_count = leaf_count;
    window->leaves = mem_calloc(WINDOW_ROWS, sizeof *window->leaves);
    window->exact = mem_calloc(WINDOW_ROWS, sizeof *window->exact);
    window->tf = mem_calloc(leaf_count * WINDOW_ROWS, sizeof *window->tf);
    return window->leaves && window->exact && window->tf;
}

void window_release(struct window *window) {
    mem_free(window->leaves);
    mem_free(window->exact);
    mem_free(window->tf);
}

/* Empties the slots of candidates one by one, or all at once where they are many. */
static void empty(struct window *window) {
    enum { MANY = 256 };
    uint32_t count = 0;
    for (size_t i = 0; i < WINDOW_ROWS / 64; i++) count += (uint32_t)__builtin_popcountll(window->candidates[i]);
    for (uint32_t slot = 0; count < MANY && (slot = window_next_candidate(window, slot)) < WINDOW_ROWS; slot++) {
        for (uint64_t left = window->leaves[slot]; left; left &= left - 1)
            window->tf[(size_t)__builtin_ctzll(left) * WINDOW_ROWS + slot] = 0;
        window->leaves[slot] = window->exact[slot] = 0;
    }
    if (count >= MANY) {
        memset(window->tf, 0, window->leaf_count * WINDOW_ROWS * sizeof *window->tf);
        memset(window->leaves, 0, WINDOW_ROWS * sizeof *window->leaves);
        memset(window->exact, 0, WINDOW_ROWS * sizeof *window->exact);
    }
    memset(window->candidates, 0, sizeof window->candidates);
}

void window_move(struct window *window, uint32_t first, uint32_t last) {
    empty(window);
    window->first = first;
    window->end = last - first < WINDOW_ROWS ? last + 1 : first + WINDOW_ROWS;
}

uint32_t window_next_candidate(const struct window *window, uint32_t slot) {
    for (uint32_t word = slot / 64; word < WINDOW_ROWS / 64; word++, slot = word * 64) {
        uint64_t bits = window->candidates[word] >> slot % 64;
        if (bits) return slot + (uint32_t)__builtin_ctzll(bits);
    }
    return WINDOW_ROWS;
}

void window_add_candidates(struct window *window, uint32_t first, uint32_t end) {
    for (uint32_t slot = first - window->first; slot < end - window->first; slot++)
        window->candidates[slot / 64] |= UINT64_C(1) << slot % 64;
}

static bool is_candidate(const struct window *window, uint32_t slot) {
    return window->candidates[slot / 64] >> slot % 64 & 1;
}

/* Whether there is a candidate among the passages [FIRST, LAST] of the window. */
static bool has_candidate(const struct window *window, uint32_t first, uint32_t last) {
    uint32_t from = first > window->first ? first - window->first : 0;
    return window_next_candidate(window, from) <= last - window->first;
}

/* ---- Next passages -------------------------------------------------------------------------------------------- */

static uint32_t lesser(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* The first posting of READER from ROW on, without unpacking a block that starts behind it. */
static lede_status next_posting(uint32_t *out, struct block_reader *reader, uint32_t row, lede_error *err) {
    *out = UINT32_MAX;
    lede_status status = block_reader_seek(reader, row, err);
    if (status != LEDE_OK || reader->cursor.ended) return status;
    *out = reader->cursor.block.first;
    if (*out >= row) return LEDE_OK;
    block_reader_unpack(reader);
    while (reader->rows[reader->at] < row) reader->at++;
    *out = reader->rows[reader->at];
    return LEDE_OK;
}

lede_status window_next(uint32_t *out, struct sources *sources, size_t leaf, uint32_t row, lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    while (from->at < from->memory.length && from->memory.items[from->at].row < row) from->at++;
    *out = from->at < from->memory.length ? from->memory.items[from->at].row : UINT32_MAX;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++) {
        uint32_t next = UINT32_MAX;
        status = next_posting(&next, &from->forms.items[i].scan, row, err);
        *out = lesser(*out, next);
    }
    return status;
}

/* ---- Scanning ------------------------------------------------------------------------------------------------- */

/* Adds the postings of SOURCE's block that lie in the window. */
static void scan_block(struct window *window, struct form_source *source, size_t leaf, bool only_candidates) {
    struct block_reader *reader = &source->scan;
    double weight = source_weight(source->kind);
    uint64_t bit = UINT64_C(1) << leaf, exact = source_is_exact(source->kind) ? bit : 0;
    double *tf = window->tf + leaf * WINDOW_ROWS;
    uint32_t length = reader->cursor.block.length;
    block_reader_unpack(reader);
    while (reader->at < length && reader->rows[reader->at] < window->first) reader->at++;
    for (; reader->at < length && reader->rows[reader->at] < window->end; reader->at++) {
        uint32_t slot = reader->rows[reader->at] - window->first;
        if (only_candidates && !is_candidate(window, slot)) continue;
        window->candidates[slot / 64] |= UINT64_C(1) << slot % 64;
        window->leaves[slot] |= bit;
        window->exact[slot] |= exact;
        tf[slot] += weight * reader->counts[reader->at];
    }
}

static lede_status scan_form(struct window *window, struct form_source *source, size_t leaf, bool only_candidates,
                             lede_error *err) {
    struct block_reader *reader = &source->scan;
    const struct posting_block *block = &reader->cursor.block;
    lede_status status = block_reader_seek(reader, window->first, err);
    while (status == LEDE_OK && !reader->cursor.ended && block->first < window->end) {
        if (!only_candidates || has_candidate(window, block->first, block->last))
            scan_block(window, source, leaf, only_candidates);
        if (block->last >= window->end) break;
        status = block_reader_seek(reader, block->last + 1, err);
    }
    return status;
}

static void scan_memory(struct window *window, struct leaf_sources *from, size_t leaf, bool only_candidates) {
    const struct memory_postings *memory = &from->memory;
    while (from->at < memory->length && memory->items[from->at].row < window->first) from->at++;
    while (from->at < memory->length && memory->items[from->at].row < window->end) {
        uint32_t row = memory->items[from->at].row, slot = row - window->first;
        if (only_candidates && !is_candidate(window, slot)) {
            from->at++;
            continue;
        }
        bool exact = false;
        sources_add_memory(&window->tf[leaf * WINDOW_ROWS + slot], &exact, memory, &from->at);
        window->candidates[slot / 64] |= UINT64_C(1) << slot % 64;
        window->leaves[slot] |= UINT64_C(1) << leaf;
        if (exact) window->exact[slot] |= UINT64_C(1) << leaf;
    }
}

lede_status window_scan(struct window *window, struct sources *sources, size_t leaf, bool only_candidates,
                        lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++)
        status = scan_form(window, &from->forms.items[i], leaf, only_candidates, err);
    scan_memory(window, from, leaf, only_candidates);
    return status;
}
