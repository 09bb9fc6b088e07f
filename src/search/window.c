/* SPDX-License-Identifier: MIT */
/* Going through postings window by window. */

/*
 * Leaf by leaf instead of passage by passage: each list is decoded in a loop of its own, and what is added up stays in
 * the processor's cache.
 */
#include "search/window.h"

#include "base/mem.h"

bool window_open(struct window *window, size_t leaf_count) {
    window->slots = mem_alloc(WINDOW_ROWS * sizeof *window->slots);
    window->tf = mem_alloc(leaf_count * WINDOW_ROWS * sizeof *window->tf);
    return window->slots && window->tf;
}

void window_release(struct window *window) {
    mem_free(window->slots);
    mem_free(window->tf);
}

void window_move(struct window *window, uint32_t first, uint32_t last) {
    memset(window->candidates, 0, sizeof window->candidates);
    window->first = first;
    window->end = last - first < WINDOW_ROWS ? last + 1 : first + WINDOW_ROWS;
}

/* The first candidate from slot SLOT on; WINDOW_ROWS: none. */
static uint32_t next_candidate(const struct window *window, uint32_t slot) {
    uint32_t words = (window->end - window->first + 63) / 64;
    for (uint32_t word = slot / 64; word < words; word++, slot = word * 64) {
        uint64_t bits = window->candidates[word] >> slot % 64;
        if (bits) return slot + (uint32_t)__builtin_ctzll(bits);
    }
    return WINDOW_ROWS;
}

static void mark(struct window *window, uint32_t slot) { window->candidates[slot / 64] |= UINT64_C(1) << slot % 64; }

/* Makes the passage of SLOT a candidate. */
static inline void add_candidate(struct window *window, uint32_t slot) {
    if (window_has(window, slot)) return;
    mark(window, slot);
    window->slots[slot] = (struct window_slot){0};
}

void window_add_candidates(struct window *window, uint32_t first, uint32_t end) {
    for (uint32_t slot = first - window->first; slot < end - window->first; slot++) add_candidate(window, slot);
}

/* Whether there is a candidate among the passages [FIRST, LAST] of the window. */
static bool has_candidate(const struct window *window, uint32_t first, uint32_t last) {
    uint32_t from = first > window->first ? first - window->first : 0;
    return next_candidate(window, from) <= last - window->first;
}

/* ---- Next passages -------------------------------------------------------------------------------------------- */

static uint32_t lesser(uint32_t a, uint32_t b) { return a < b ? a : b; }

lede_status window_next(uint32_t *out, struct sources *sources, size_t leaf, uint32_t row, lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    while (from->at < from->memory.length && from->memory.items[from->at].row < row) from->at++;
    *out = from->at < from->memory.length ? from->memory.items[from->at].row : UINT32_MAX;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++) {
        uint32_t next = UINT32_MAX;
        status = block_reader_next(&next, &from->forms.items[i].scan, row, err);
        *out = lesser(*out, next);
    }
    return status;
}

/* ---- Scanning ------------------------------------------------------------------------------------------------- */

/* What a scan does. */
enum scan {
    SCAN_ALL,        /* makes all passages of a leaf candidates, and notes what they have of it */
    SCAN_CANDIDATES, /* notes what those have that are candidates already */
    SCAN_MARK        /* makes them candidates, and no more */
};

/* Notes what the postings of SOURCE's block that lie in the window have. */
static void scan_block(struct window *window, struct form_source *source, size_t leaf, bool only_candidates) {
    struct block_reader *reader = &source->scan;
    double weight = source_weight(source->kind);
    uint64_t bit = UINT64_C(1) << leaf, exact = source_is_exact(source->kind) ? bit : 0;
    double *tf = window->tf + leaf * WINDOW_ROWS;
    uint32_t length = reader->cursor.block.length;
    for (; reader->at < length && reader->rows[reader->at] < window->end; reader->at++) {
        uint32_t slot = reader->rows[reader->at] - window->first;
        if (only_candidates && !window_has(window, slot)) continue;
        if (!reader->has_counts) block_reader_unpack(reader);
        double more = weight * reader->counts[reader->at];
        add_candidate(window, slot);
        tf[slot] = (window->slots[slot].leaves & bit) ? tf[slot] + more : more;
        window->slots[slot].leaves |= bit;
        window->slots[slot].exact |= exact;
    }
}

static void mark_block(struct window *window, struct block_reader *reader) {
    uint32_t length = reader->cursor.block.length;
    for (; reader->at < length && reader->rows[reader->at] < window->end; reader->at++)
        mark(window, reader->rows[reader->at] - window->first);
}

static lede_status scan_form(struct window *window, struct form_source *source, size_t leaf, enum scan scan,
                             lede_error *err) {
    struct block_reader *reader = &source->scan;
    const struct posting_block *block = &reader->cursor.block;
    lede_status status = block_reader_seek(reader, window->first, err);
    while (status == LEDE_OK && !reader->cursor.ended && block->first < window->end) {
        if (scan != SCAN_CANDIDATES || has_candidate(window, block->first, block->last)) {
            block_reader_rows(reader);
            while (reader->at < block->length && reader->rows[reader->at] < window->first) reader->at++;
            if (scan == SCAN_MARK) mark_block(window, reader);
            else scan_block(window, source, leaf, scan == SCAN_CANDIDATES);
        }
        if (block->last >= window->end) break;
        status = block_reader_seek(reader, block->last + 1, err);
    }
    return status;
}

static void scan_memory(struct window *window, struct leaf_sources *from, size_t leaf, enum scan scan) {
    const struct memory_postings *memory = &from->memory;
    uint64_t bit = UINT64_C(1) << leaf;
    double *tf = window->tf + leaf * WINDOW_ROWS;
    while (from->at < memory->length && memory->items[from->at].row < window->first) from->at++;
    while (from->at < memory->length && memory->items[from->at].row < window->end) {
        uint32_t row = memory->items[from->at].row, slot = row - window->first;
        if (scan == SCAN_MARK) mark(window, slot);
        if (scan == SCAN_MARK || (scan == SCAN_CANDIDATES && !window_has(window, slot))) {
            from->at++;
            continue;
        }
        bool exact = false;
        add_candidate(window, slot);
        if (!(window->slots[slot].leaves & bit)) tf[slot] = 0;
        sources_add_memory(&tf[slot], &exact, memory, &from->at);
        window->slots[slot].leaves |= bit;
        if (exact) window->slots[slot].exact |= bit;
    }
}

static lede_status scan_leaf(struct window *window, struct sources *sources, size_t leaf, enum scan scan,
                             lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++)
        status = scan_form(window, &from->forms.items[i], leaf, scan, err);
    scan_memory(window, from, leaf, scan);
    return status;
}

lede_status window_scan(struct window *window, struct sources *sources, size_t leaf, bool only_candidates,
                        lede_error *err) {
    return scan_leaf(window, sources, leaf, only_candidates ? SCAN_CANDIDATES : SCAN_ALL, err);
}

lede_status window_count(uint64_t *out, struct window *window, struct sources *sources, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sources->count; i++)
        status = scan_leaf(window, sources, i, SCAN_MARK, err);
    *out = 0;
    for (size_t i = 0; i < WINDOW_ROWS / 64; i++) *out += (uint64_t)__builtin_popcountll(window->candidates[i]);
    return status;
}
